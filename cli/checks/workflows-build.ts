import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { NewFile } from '../../registry/template';
import { calledPlace } from '../../workflows/caller';
import { type Comparison, compareWorkflows } from '../../workflows/compare';
import { generatedFiles } from '../../workflows/generated-files';
import { commonOptions, printJson, requireRegistry } from '../common';
import type { Context } from '../context';
import { repositoryKey, repositoryOption } from '../desk/repository-key';
import { example } from '../help';
import { writeFiles } from '../input/new-files';
import { workflowTexts } from '../input/workflow-texts';

interface Flags {
  readonly repository?: string;
  readonly call?: string;
  readonly prune?: true;
  readonly from?: string;
}

function pathsOf({ files }: Comparison, ...states: readonly string[]): readonly string[] {
  return files.filter(({ state }) => states.includes(state)).map(({ path }) => path);
}

function build(dir: string, { repository: asked, call, prune, from }: Flags, self: Command, context: Context): void {
  const common = commonOptions(self, context);
  const { registry } = requireRegistry(common, context);
  const place = call === undefined ? undefined : calledPlace(call, '--call');
  const repository = repositoryKey(registry, asked, context) ?? registry.governance.repository;
  const root = resolve(context.cwd, dir);
  const found = compareWorkflows(registry, repository, { call: place, former: from })(workflowTexts(root, dir));
  const written = pathsOf(found, 'missing', 'differs');
  const [own, surplus] = [pathsOf(found, 'own'), pathsOf(found, 'surplus')];
  const foreign = pathsOf(found, 'foreign');
  const files = generatedFiles(registry, repository, { call: place });
  writeFiles(
    root,
    files.filter(({ path }) => written.includes(path)),
  );
  if (prune) for (const path of surplus) rmSync(resolve(root, path));
  report({ repository, written, own, foreign, surplus, pruned: prune === true, files }, common.json, context);
}

interface Built {
  readonly repository: string;
  readonly written: readonly string[];
  readonly own: readonly string[];
  readonly foreign: readonly string[];
  readonly surplus: readonly string[];
  readonly pruned: boolean;
  readonly files: readonly NewFile[];
}

function report(
  { repository, written, own, foreign, surplus, pruned, files }: Built,
  json: boolean | undefined,
  context: Context,
) {
  const removed = pruned ? surplus : [];
  const left = pruned ? [] : surplus;
  const ok = own.length + foreign.length + left.length === 0;
  if (json) {
    const schema = 'causeway/workflows-build/v1';
    printJson(context, { schema, repository, ok, written, removed, surplus: left, own, foreign });
  } else {
    const lines = [
      ...written.map((path) => `written  ${path}`),
      ...removed.map((path) => `removed  ${path}`),
      ...left.map((path) => `surplus  ${path}: the registry no longer asks for it; --prune removes it`),
      ...own.map((path) => `kept     ${path}: it is not generated: move or delete it to get the generated file`),
      ...foreign.map(
        (path) => `kept     ${path}: it belongs to another registry; after a rename, --from takes it over`,
      ),
    ];
    context.print(lines.length > 0 ? lines.join('\n') : `all ${files.length} are current`);
  }
  context.exit(ok ? 0 : 1);
}

/** `causeway workflows build`. */
export function addWorkflowsBuild(workflows: Command, context: Context): void {
  const command = workflows
    .command('build')
    .description(
      'writes every workflow that the registry asks for in a repository; keeps a file without the mark of a generated one, and then ends with 1',
    )
    .argument('[dir]', 'a checkout of the repository', '.')
    .addOption(repositoryOption('which repository it is, where it is not the governing one'))
    .option('--call <owner/name@commit>', 'write files that call the workflows there, by that commit (default: none)')
    .option(
      '--from <owner/name>',
      'what the governing repository was called before: write over its files (default: none)',
    )
    .option(
      '--prune',
      'delete generated files that the registry no longer asks for (default: list them and end with 1)',
    )
    .action((dir: string, flags: Flags, self: Command) => build(dir, flags, self, context));
  example(command, 'causeway workflows build');
}
