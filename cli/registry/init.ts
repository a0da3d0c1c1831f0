import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Command, Option } from 'commander';
import { name as packageName } from '../../package.json';
import template from '../../registry/deploy-surfaces.example.json';
import { isThere } from '../../registry/existing-file';
import { registryJsonSchemaText } from '../../registry/json-schema';
import { parseRegistry } from '../../registry/parse';
import { projectFiles } from '../../registry/project-files';
import type { Registry } from '../../registry/schema';
import { repositoryOf, tierChain } from '../../registry/selectors';
import { type InitAnswers, registryFromTemplate, stackFiles } from '../../registry/template';
import { UserError } from '../../registry/user-error';
import { calledPlace } from '../../workflows/caller';
import { deliveryFiles } from '../../workflows/generated-files';
import { type CommonOptions, commonOptions, printJson, registryPath, requireRegistry } from '../common';
import type { Context } from '../context';
import { example } from '../help';
import { linesToAdd, writeNewFiles } from '../input/new-files';
import { surfaceOption } from '../release-options';
import { type InitFlags, initAnswers } from './init-answers';
import { initDocuments } from './init-documents';
import { installedSpec } from './installed-package';

type Flags = InitFlags & { readonly workflows?: string };

// Node's rule: everything but "module" is CommonJS (https://nodejs.org/api/packages.html#type).
function isModuleFolder(cwd: string): boolean {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(cwd, 'package.json'), 'utf8'));
    return typeof manifest === 'object' && manifest !== null && 'type' in manifest && manifest.type === 'module';
  } catch {
    return false;
  }
}

/** The registry of a new repository. */
interface Start {
  /** The content of a registry to write; undefined where one exists. */
  readonly text?: string;
  readonly registry: Registry;
  /** The governing repository's name. */
  readonly repository: string;
}

// Somebody who wrote or imported the registry first lacks only the files beside it.
function ofExisting(flags: Flags, common: CommonOptions, context: Context): Start {
  const { workflows: _, ...answers } = flags;
  const given = Object.values(answers).some((value) => value !== undefined);
  if (given) {
    throw new UserError('a registry already exists', {
      place: common.registry,
      allowed:
        'causeway init without answers, which writes the other files from that registry; or a path where no file is. Nothing was changed',
    });
  }
  const { registry } = requireRegistry(common, context);
  return { registry, repository: repositoryOf(registry, registry.governance.repository).name };
}

// The answers that alone make the registry valid, as flags: a person cannot infer them from the registry's own words.
function otherAnswers(answers: InitAnswers, isValid: (answers: InitAnswers) => boolean): string {
  const plans = (['team', 'enterprise'] as const).map((plan) => ({
    flag: `--plan ${plan}`,
    answers: { ...answers, plan },
  }));
  const open = { flag: '--visibility public', answers: { ...answers, visibility: 'public' as const } };
  const helping = [...plans, open].filter((one) => isValid(one.answers)).map(({ flag }) => flag);
  return `${helping.length > 0 ? helping.join(', or ') : 'other answers'}; nothing was changed`;
}

async function ofAnswers(flags: Flags, common: CommonOptions, context: Context): Promise<Start> {
  const answers = await initAnswers(flags, context);
  const textOf = (given: InitAnswers) => registryFromTemplate(JSON.stringify(template), given);
  const judged = (given: InitAnswers) => parseRegistry(textOf(given), { file: common.registry, now: common.now });
  const text = textOf(answers);
  const result = judged(answers);
  if (result.ok) return { text, registry: result.registry, repository: answers.repository };
  const errors = result.problems.filter(({ level }) => level === 'error');
  const told = new Set(errors.map(({ message, allowed }) => `${message} (allowed: ${allowed ?? '–'})`));
  throw new UserError(['these answers do not make a valid registry', ...told].join('\n  '), {
    place: 'init',
    allowed: otherAnswers(answers, (given) => judged(given).ok),
  });
}

/** `causeway init`. */
export function addInitCommand(program: Command, context: Context): void {
  const command = program
    .command('init')
    .description(
      'writes a repository that previews: registry, Pulumi project, program, policy pack, stack files, documents to fill in; overwrites no file',
    )
    .option('--organization <login>', 'the GitHub organization')
    .option('--repository <name>', 'the repository’s name on GitHub')
    .option('--owner <principal>', 'who governs and approves: team:<slug> or user:<login>')
    .addOption(surfaceOption('the id of the first surface (default: the repository’s name)'))
    .option('--netlify-team <slug>', 'the Netlify team (default: the organization)')
    .addOption(
      new Option(
        '--plan <plan>',
        'the organization’s GitHub plan; required reviewers on private repositories need enterprise',
      ).choices(['free', 'team', 'enterprise']),
    )
    .addOption(
      new Option('--visibility <visibility>', 'the repository’s (default: private)').choices([
        'public',
        'private',
        'internal',
      ]),
    )
    .option(
      '--workflows <owner/name@commit>',
      'also write the workflows that call Causeway’s own there, by that commit (default: none)',
    )
    .action(async (flags: Flags, self: Command) => {
      const common = commonOptions(self, context);
      const place = flags.workflows === undefined ? undefined : calledPlace(flags.workflows, '--workflows');
      const isKept = isThere(registryPath(common, context));
      const { text, registry, repository } = isKept
        ? ofExisting(flags, common, context)
        : await ofAnswers(flags, common, context);
      const own = { name: packageName, spec: installedSpec(context.cwd, packageName) };
      const files = [
        ...(text === undefined ? [] : [{ path: common.registry, content: text }]),
        { path: join(dirname(common.registry), 'deploy-surfaces.schema.json'), content: registryJsonSchemaText() },
        ...projectFiles({ repository, package: own, isModule: isModuleFolder(context.cwd) }),
        ...stackFiles(registry.tiers.map(({ id }) => id)),
        ...initDocuments(),
        ...(place === undefined ? [] : deliveryFiles(registry, registry.governance.repository, { call: place })),
      ];
      const { written, kept } = writeNewFiles(context.cwd, files);
      const toAdd = linesToAdd(context.cwd, files, kept);
      if (common.json) {
        printJson(context, { schema: 'causeway/init/v1', written, kept, toAdd });
        return;
      }
      for (const path of written) context.print(`written  ${path}`);
      for (const path of kept) context.print(`kept     ${path}`);
      for (const { path, lines } of toAdd)
        context.print([`Add to ${path}:`, ...lines.map((line) => `  ${line}`)].join('\n'));
      const [lowest] = tierChain(registry);
      const next = `node_modules/.bin/causeway emulator -- pulumi preview --stack ${lowest?.id} --policy-pack policy`;
      const install = own.spec === undefined ? 'npm install --save-exact PACKAGE && ' : 'npm install && ';
      context.print(`Next: ${written.includes('package.json') ? install : ''}${next}`);
      const isOpen = own.spec === undefined && [...written, ...toAdd.map(({ path }) => path)].includes('package.json');
      if (isOpen)
        context.print('PACKAGE is Causeway as you have it: a tarball, or git+https://HOST/OWNER/causeway.git#COMMIT');
    });
  example(command, 'causeway init --organization acme --repository shop --owner team:release --plan enterprise');
}
