import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Command } from 'commander';
import { CONFIGURATION_SCHEMA_PATH, configurationSchemaText } from '../policy/configuration';
import { POLICIES_PATH, policiesDocument } from '../policy/document';
import { registryJsonSchemaText, SCHEMA_PATH } from '../registry/json-schema';
import type { NewFile } from '../registry/template';
import { commonOptions, printJson } from './common';
import type { Context } from './context';
import { example } from './help';

/** Every document that is generated and committed. */
const DOCUMENTS: readonly (() => NewFile)[] = [
  () => ({ path: SCHEMA_PATH, content: registryJsonSchemaText() }),
  () => ({ path: CONFIGURATION_SCHEMA_PATH, content: configurationSchemaText() }),
  () => ({ path: POLICIES_PATH, content: policiesDocument() }),
];

function isCurrent(context: Context, { path, content }: NewFile): boolean {
  const file = resolve(context.cwd, path);
  return existsSync(file) && readFileSync(file, 'utf8') === content;
}

/** `causeway docs build` and `causeway docs check`. */
export function addDocsCommands(program: Command, context: Context): void {
  const docs = program.command('docs').description('generated documents: build them, check that they are current');
  example(docs, 'causeway docs build');
  const build = docs
    .command('build')
    .description('writes every generated document that differs')
    .action((_options: object, command: Command) => {
      const { json } = commonOptions(command, context);
      const changed = DOCUMENTS.map((document) => document()).filter((file) => !isCurrent(context, file));
      for (const { path, content } of changed) {
        const file = resolve(context.cwd, path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, content);
      }
      const written = changed.map(({ path }) => path);
      if (json) printJson(context, { schema: 'causeway/docs-build/v1', written });
      else context.print(written.length > 0 ? written.map((path) => `written  ${path}`).join('\n') : 'all are current');
    });
  example(build, 'causeway docs build');
  const check = docs
    .command('check')
    .description('exit 1 when a generated document differs from what would be built')
    .action((_options: object, command: Command) => {
      const { json } = commonOptions(command, context);
      const files = DOCUMENTS.map((document) => document());
      const stale = files.filter((file) => !isCurrent(context, file)).map(({ path }) => path);
      if (json) printJson(context, { schema: 'causeway/docs-check/v1', ok: stale.length === 0, stale });
      else if (stale.length === 0) context.print('all are current');
      else context.print(stale.map((path) => `differs  ${path}: causeway docs build`).join('\n'));
      context.exit(stale.length === 0 ? 0 : 1);
    });
  example(check, 'causeway docs check');
}
