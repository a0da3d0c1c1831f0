import { join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { codeOwnersOf } from '../../documents/generated/code-owners';
import { type DocumentVerdict, judgeDocument } from '../../documents/generated/verdict';
import { SITE_KIND } from '../../documents/site/frame';
import { type DocumentsSite, documentsSite } from '../../documents/site/site';
import { ownerHandle } from '../../plan/codeowners';
import { textOfExisting } from '../../registry/existing-file';
import { githubPlaces } from '../../registry/github-host';
import { outputKind, requireOwnOutput } from '../../registry/own-output';
import type { Registry } from '../../registry/schema';
import { repositoryOf } from '../../registry/selectors';
import type { NewFile } from '../../registry/template';
import { UserError } from '../../registry/user-error';
import { writeFilesWhole } from '../../registry/written-file';
import { commonOptions, printJson, requireRegistry } from '../common';
import type { Context } from '../context';
import { repositoryKey, repositoryOption } from '../desk/repository-key';
import { example } from '../help';
import { bytesBelow, documentPaths, requireTextBelow, textBelow } from '../input/document-files';
import { problemLines } from '../input/filled-document';
import { CODEOWNERS_PATH, codeownersOf, generatedDocuments } from './generated-documents';

function isCurrent(context: Context, { path, content }: NewFile): boolean {
  return textOfExisting(resolve(context.cwd, path)) === content;
}

function programOf(command: Command): Command {
  return command.parent ? programOf(command.parent) : command;
}

interface Flags {
  readonly repository?: string;
}

interface BuildFlags extends Flags {
  readonly only?: string;
}

function contracts(registry: Registry, key: string, now: Date, { cwd }: Context): readonly DocumentVerdict[] {
  // GitHub reads the file with the team's own lines; without a file, the future one counts.
  const owners = textBelow(cwd, CODEOWNERS_PATH) ?? codeownersOf(registry, key);
  const facts = {
    now,
    textOf: (path: string) => textBelow(cwd, path),
    ownersOf: (path: string) => codeOwnersOf(owners, path),
    handleOf: (principal: string) => ownerHandle(registry, principal),
  };
  return documentPaths(cwd)
    .map((path) => judgeDocument(path, requireTextBelow(cwd, path), facts))
    .filter(({ state }) => state !== 'none');
}

// The generated files of the checkout's repository, by default the governing one.
function generated(flags: Flags, self: Command, context: Context) {
  const common = commonOptions(self, context);
  const { registry } = requireRegistry(common, context);
  const repository = repositoryKey(registry, flags.repository, context) ?? registry.governance.repository;
  const { now } = common;
  const all = generatedDocuments({ registry, repository, root: context.cwd, now, program: programOf(self) });
  return { common, registry, repository, all };
}

function build(flags: BuildFlags, self: Command, context: Context): void {
  const { common, all } = generated(flags, self, context);
  const asked = all.filter(({ path }) => flags.only === undefined || path === flags.only);
  if (asked.length === 0) {
    throw new UserError(`"${flags.only}" is not generated here`, {
      place: '--only',
      allowed: all.map(({ path }) => path).join(', '),
    });
  }
  const stale = asked.filter((file) => !isCurrent(context, file));
  const changed = stale.filter(({ refusal }) => refusal === undefined);
  const refused = stale.flatMap(({ path, refusal }) => (refusal === undefined ? [] : [{ path, why: refusal }]));
  writeFilesWhole(changed.map(({ path, content }) => ({ file: resolve(context.cwd, path), content })));
  const written = changed.map(({ path }) => path);
  const lines = [
    ...written.map((path) => `written  ${path}`),
    ...refused.map(({ path, why }) => `kept     ${path}: ${why}`),
  ];
  if (common.json) printJson(context, { schema: 'causeway/docs-build/v1', written, refused });
  else context.print(lines.length > 0 ? lines.join('\n') : 'all are current');
  context.exit(refused.length > 0 ? 1 : 0);
}

function check(flags: Flags, self: Command, context: Context): void {
  const { common, registry, repository, all } = generated(flags, self, context);
  const stale = all.filter((file) => !isCurrent(context, file));
  const documents = contracts(registry, repository, common.now, context);
  const isMalformed = documents.some(({ state }) => state === 'malformed');
  const ok = stale.length === 0 && documents.every(({ state }) => state === 'holds');
  if (common.json)
    printJson(context, { schema: 'causeway/docs-check/v1', ok, stale: stale.map(({ path }) => path), documents });
  else if (ok) context.print('all are current');
  else {
    const lines = stale.map(({ path, refusal }) =>
      // `docs build` cannot replace a team's file, so it alone is no repair.
      refusal === undefined ? `differs  ${path}: causeway docs build` : `differs  ${path}: ${refusal}`,
    );
    context.print([...lines, ...documents.flatMap(({ path, problems }) => problemLines(path, problems))].join('\n'));
  }
  context.exit(ok ? 0 : isMalformed ? 2 : 1);
}

// Generated documents follow the present registry, even if older ones were built.
function siteOf(registry: Registry, generated: readonly NewFile[], { cwd }: Context): DocumentsSite {
  const known = new Set(generated.map(({ path }) => path));
  const paths = documentPaths(cwd).filter((path) => path.startsWith('docs/') && !known.has(path));
  const written = paths.map((path) => ({ path, content: requireTextBelow(cwd, path) }));
  const owner = registry.organization.login;
  const { name } = repositoryOf(registry, registry.governance.repository);
  return documentsSite(`${owner} deployments`, [...generated, ...written], {
    hasFile: (path) => bytesBelow(cwd, path) !== undefined,
    repository: `${githubPlaces(registry.organization.host).server}/${owner}/${name}/blob/HEAD`,
  });
}

type SiteFile = readonly [path: string, content: string | Uint8Array | undefined];

// All files or none. A picture has no mark: it is replaced only in a folder whose start page is an earlier site's.
function writeSite(folder: string, files: readonly SiteFile[]): void {
  const isOwn = outputKind(textOfExisting(join(folder, 'index.html')) ?? '') === SITE_KIND;
  const isPage = (path: string) => path.endsWith('.html');
  for (const [path, content = ''] of files) {
    if (isPage(path) || !isOwn) requireOwnOutput(join(folder, path), content);
  }
  writeFilesWhole(files.map(([path, content = '']) => ({ file: join(folder, path), content })));
}

function site({ out }: { readonly out: string }, self: Command, context: Context): void {
  const common = commonOptions(self, context);
  const { registry } = requireRegistry(common, context);
  const { repository } = registry.governance;
  const { now } = common;
  const all = generatedDocuments({ registry, repository, root: context.cwd, now, program: programOf(self) });
  const { pages, pictures, broken } = siteOf(registry, all, context);
  const ok = broken.length === 0;
  const shown = pictures.map((path) => [path.replace(/^docs\//, ''), bytesBelow(context.cwd, path)] as const);
  const files = [...pages.map(({ path, content }) => [path, content] as const), ...shown];
  if (ok) writeSite(resolve(context.cwd, out), files);
  const written = ok ? files.map(([path]) => join(out, path)) : [];
  if (common.json) printJson(context, { schema: 'causeway/docs-site/v1', ok, written, broken });
  else if (ok) context.print(`written  ${pages.length} pages to ${out}`);
  else context.print(broken.map(({ path, line, why }) => `${path}:${line}: ${why}`).join('\n'));
  context.exit(ok ? 0 : 1);
}

/** `causeway docs build`, `causeway docs check` and `causeway docs site`. */
export function addDocsCommands(program: Command, context: Context): void {
  const docs = program.command('docs').description('builds the generated documents and checks all of them');
  example(docs, 'causeway docs build');
  const built = docs
    .command('build')
    .description(
      'writes every generated document that differs; keeps and reports a file without the mark of a generated one, and then ends with 1',
    )
    .option('--only <path>', 'this document alone')
    .addOption(repositoryOption('the repository that the checkout is of, where it is not the governing one'))
    .action((flags: BuildFlags, self: Command) => build(flags, self, context));
  example(built, 'causeway docs build');
  const checked = docs
    .command('check')
    .description(
      'checks documents: exit 1 when a generated one differs or a contract is broken, 2 when its fields are malformed',
    )
    .addOption(repositoryOption('the repository that the checkout is of, where it is not the governing one'))
    .action((flags: Flags, self: Command) => check(flags, self, context));
  example(checked, 'causeway docs check');
  const sited = docs
    .command('site')
    .description(
      'writes a static site of docs/ with the current generated documents; it shows names of people and secrets, but no values; exit 1, and nothing is written, when a link is broken',
    )
    .addOption(new Option('--out <dir>', 'the folder that it is written to').default('dist'))
    .action((options: { out: string }, self: Command) => site(options, self, context));
  example(sited, 'causeway docs site --out dist');
}
