import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Command } from 'commander';
import { codeOwnersOf } from '../delivery/documents/code-owners';
import { type DocumentVerdict, judgeDocument } from '../delivery/documents/verdict';
import { ownerHandle } from '../plan/codeowners';
import type { Registry } from '../registry/schema';
import type { NewFile } from '../registry/template';
import { UserError } from '../registry/user-error';
import { commonOptions, printJson, requireRegistry } from './common';
import type { Context } from './context';
import { documentPaths, textBelow } from './document-files';
import { problemLines } from './filled-document';
import { generatedDocuments, governingCodeowners } from './generated-documents';
import { example } from './help';

function isCurrent(context: Context, { path, content }: NewFile): boolean {
  const file = resolve(context.cwd, path);
  return existsSync(file) && readFileSync(file, 'utf8') === content;
}

function programOf(command: Command): Command {
  return command.parent ? programOf(command.parent) : command;
}

function contracts(registry: Registry, now: Date, { cwd }: Context): readonly DocumentVerdict[] {
  const owners = governingCodeowners(registry);
  const facts = {
    now,
    textOf: (path: string) => textBelow(cwd, path),
    ownersOf: (path: string) => codeOwnersOf(owners, path),
    handleOf: (principal: string) => ownerHandle(registry, principal),
  };
  return documentPaths(cwd)
    .map((path) => {
      const text = textBelow(cwd, path);
      if (text === undefined)
        throw new UserError('the document is no plain file, or too large', { place: path, exitCode: 3 });
      return judgeDocument(path, text, facts);
    })
    .filter(({ state }) => state !== 'none');
}

function build(_options: object, self: Command, context: Context): void {
  const common = commonOptions(self, context);
  const { registry } = requireRegistry(common, context);
  const all = generatedDocuments({ registry, root: context.cwd, now: common.now, program: programOf(self) });
  const changed = all.filter((file) => !isCurrent(context, file));
  for (const { path, content } of changed) {
    const file = resolve(context.cwd, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  const written = changed.map(({ path }) => path);
  if (common.json) printJson(context, { schema: 'causeway/docs-build/v1', written });
  else context.print(written.length > 0 ? written.map((path) => `written  ${path}`).join('\n') : 'all are current');
}

function check(_options: object, self: Command, context: Context): void {
  const common = commonOptions(self, context);
  const { registry } = requireRegistry(common, context);
  const all = generatedDocuments({ registry, root: context.cwd, now: common.now, program: programOf(self) });
  const stale = all.filter((file) => !isCurrent(context, file)).map(({ path }) => path);
  const documents = contracts(registry, common.now, context);
  const isMalformed = documents.some(({ state }) => state === 'malformed');
  const ok = stale.length === 0 && documents.every(({ state }) => state === 'holds');
  if (common.json) printJson(context, { schema: 'causeway/docs-check/v1', ok, stale, documents });
  else if (ok) context.print('all are current');
  else {
    const lines = stale.map((path) => `differs  ${path}: causeway docs build`);
    context.print([...lines, ...documents.flatMap(({ path, problems }) => problemLines(path, problems))].join('\n'));
  }
  context.exit(ok ? 0 : isMalformed ? 2 : 1);
}

/** `causeway docs build` and `causeway docs check`. */
export function addDocsCommands(program: Command, context: Context): void {
  const docs = program.command('docs').description('documents: build the generated ones, check that all still hold');
  example(docs, 'causeway docs build');
  const built = docs
    .command('build')
    .description('writes every generated document that differs')
    .action((options: object, self: Command) => build(options, self, context));
  example(built, 'causeway docs build');
  const checked = docs
    .command('check')
    .description('exit 1 when a generated document differs or a contract is broken, 2 when its fields are malformed')
    .action((options: object, self: Command) => check(options, self, context));
  example(checked, 'causeway docs check');
}
