import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { NewFile } from '../../registry/template';
import { UserError } from '../../registry/user-error';
import { deliveryFiles } from '../../workflows/all';
import { calledPlace } from '../../workflows/caller';
import { commonOptions, printJson, requireRegistry } from '../common';
import type { Context } from '../context';
import { repositoryOption, requireRepositoryKey } from '../desk/repository-key';
import { example } from '../help';
import { textBelow } from '../input/document-files';
import { writeNewFiles } from '../input/new-files';

interface CopyFlags {
  readonly repository?: string;
  readonly call?: string;
  readonly check?: true;
}

// Copies do not change with what they were copied from: whoever keeps them asks now and then, or in CI.
function check(
  root: string,
  files: readonly NewFile[],
  about: { repository: string; json?: boolean },
  context: Context,
) {
  const found = { same: [] as string[], differing: [] as string[], missing: [] as string[] };
  for (const { path, content } of files) {
    const text = textBelow(root, path);
    found[text === undefined ? 'missing' : text === content ? 'same' : 'differing'].push(path);
  }
  const ok = found.same.length === files.length;
  const { repository, json } = about;
  if (json) printJson(context, { schema: 'causeway/workflows-copy-check/v1', repository, ok, ...found });
  else {
    for (const path of found.missing) context.print(`missing  ${path}`);
    for (const path of found.differing) context.print(`differs  ${path}`);
    if (ok) context.print(`all ${files.length} are what would be written`);
  }
  context.exit(ok ? 0 : 1);
}

function copy(
  dir: string,
  { repository: asked, call, check: isCheck }: CopyFlags,
  self: Command,
  context: Context,
): void {
  const common = commonOptions(self, context);
  const { registry } = requireRegistry(common, context);
  const place = call === undefined ? undefined : calledPlace(call, '--call');
  const repository = requireRepositoryKey(registry, asked, context);
  const { governance, repositories } = registry;
  if (repository === governance.repository) {
    const others = Object.keys(repositories).filter((key) => key !== repository);
    throw new UserError('the governing repository has its workflows from `causeway workflows build`', {
      place: '--repository',
      allowed: others.length > 0 ? others.join(', ') : 'another repository of the registry: it has none',
    });
  }
  const files = deliveryFiles(registry, repository, { call: place });
  const root = resolve(context.cwd, dir);
  if (isCheck) {
    check(root, files, { repository, json: common.json }, context);
    return;
  }
  const { written, kept } = writeNewFiles(root, files);
  if (common.json) {
    printJson(context, { schema: 'causeway/workflows-copy/v1', repository, written, kept });
    return;
  }
  for (const path of written) context.print(`written  ${path}`);
  for (const path of kept) context.print(`kept     ${path}`);
}

/** `causeway workflows copy`. */
export function addWorkflowsCopy(workflows: Command, context: Context): void {
  const command = workflows
    .command('copy')
    .description(
      'writes the workflows of the way to production for another repository than the governing one, whose name each says; never over a file',
    )
    .argument('[dir]', 'a checkout of that repository', '.')
    .addOption(repositoryOption('that repository'))
    .option('--call <owner/name@commit>', 'write files that call them there, by that commit (default: copies)')
    .option('--check', 'write nothing; exit 1 when one is missing or differs from what would be written')
    .action((dir: string, flags: CopyFlags, self: Command) => copy(dir, flags, self, context));
  example(command, 'causeway workflows copy services --repository services');
}
