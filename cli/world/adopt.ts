import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { type Adoption, adoptionOf } from '../../live/adopt/adopt';
import { importTemplate } from '../../live/adopt/template';
import { readSnapshot } from '../../live/read-snapshot';
import { FOUNDATION } from '../../registry/naming';
import { highestTier } from '../../registry/selectors';
import { UserError } from '../../registry/user-error';
import { commonOptions, printJson, registryPath, requireRegistry } from '../common';
import type { Context } from '../context';
import { type CacheFlag, cacheOption } from '../desk/cache-option';
import { readersFor } from '../desk/live-readers';
import { addOneStackOptions, ENGINE_LIMIT, type OneStackFlags, oneStack } from '../desk/one-stack';
import { example } from '../help';
import { writeNewFiles } from '../input/new-files';
import { table } from '../print/tables';

interface Flags extends CacheFlag, OneStackFlags {
  readonly out?: string;
}

function siteLines({ sites }: Adoption): readonly string[] {
  const open = sites.filter(({ isNamed }) => !isNamed);
  if (open.length === 0) return [];
  return [
    'Netlify sites cannot be imported: `up` adopts a site whose id the registry names. Put these into the registry first:',
    ...open.map(({ surface, tier, name, id }) => `  surface ${surface}, target.siteId.${tier}: "${id}"   (${name})`),
  ];
}

function steps(adoption: Adoption, file: string, protect: boolean): readonly string[] {
  const { stack } = adoption;
  return [
    'Then:',
    `  pulumi import --file ${file} --stack ${stack} --protect=${protect} --generate-code=false`,
    `  pulumi preview --stack ${stack}`,
  ];
}

/** `causeway adopt`. */
export function addAdoptCommand(program: Command, context: Context): void {
  const adopt = addOneStackOptions(program.command('adopt'))
    .description('writes a Pulumi import file of existing objects that no stack owns; refuses ambiguous ones')
    .addOption(new Option('--out <file>', 'the import file; default adopt.<stack>.json, never over an existing file'))
    .addOption(cacheOption())
    .action(async (flags: Flags, self: Command) => {
      const common = commonOptions(self, context);
      const { registry } = requireRegistry(common, context);
      const { slice, stack, plan } = oneStack(registry, flags);
      const readers = readersFor(context, [plan], registry.organization, flags);
      const template = await importTemplate(stack, {
        folder: resolve(context.cwd, flags.dir),
        env: { ...context.env, CAUSEWAY_REGISTRY: registryPath(common, context) },
        timeoutMs: ENGINE_LIMIT,
      });
      const adoption = adoptionOf(plan, template, await readSnapshot(plan, readers));
      const { file, adopted, left, sites } = adoption;
      const path = flags.out ?? `adopt.${stack}.json`;
      if (adopted.length > 0) {
        const { kept } = writeNewFiles(context.cwd, [{ path, content: `${JSON.stringify(file, null, 2)}\n` }]);
        if (kept.length > 0) {
          throw new UserError(`"${path}" already exists`, { place: '--out', allowed: 'a path where no file exists' });
        }
      }
      if (common.json) {
        const written = adopted.length > 0 ? path : null;
        printJson(context, { schema: 'causeway/adopt/v1', stack, file: written, adopted, left, sites });
        return;
      }
      const protect = slice === FOUNDATION || slice === highestTier(registry).id;
      context.print(
        [
          `${stack}: ${adopted.length} objects to adopt, ${left.length} that the next up makes, ${sites.length} sites.`,
          ...(adopted.length === 0
            ? []
            : [
                table(
                  ['type', 'name', 'id'],
                  adopted.map(({ type, name, id }) => [type.split(':').at(-1) ?? type, name, id]),
                ),
              ]),
          ...siteLines(adoption),
          ...(adopted.length === 0 ? [] : steps(adoption, path, protect)),
        ].join('\n'),
      );
    });
  example(adopt, 'causeway adopt --tier staging --out adopt.json');
}
