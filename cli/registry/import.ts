import { dirname, join } from 'node:path';
import { type Command, Option } from 'commander';
import { githubCredentials } from '../../live/credentials';
import { GithubReader } from '../../live/github/reader';
import { importDraft } from '../../live/import/draft';
import { seeOrganization } from '../../live/import/seen';
import { GithubHost } from '../../registry/github-host';
import { registryJsonSchemaText } from '../../registry/json-schema';
import { parseRegistry } from '../../registry/parse';
import { UserError } from '../../registry/user-error';
import { commonOptions, printJson } from '../common';
import type { Context } from '../context';
import { example } from '../help';
import { writeNewFiles } from '../input/new-files';

interface Flags {
  readonly organization: string;
  readonly repository: readonly string[];
  readonly host?: string;
  readonly owner?: string;
  readonly workflow?: string;
}

const list = (value: string, before: readonly string[] = []) => [...before, value];

function hostOf(host: string | undefined): string | undefined {
  if (host === undefined) return undefined;
  const parsed = GithubHost.safeParse(host);
  if (parsed.success) return parsed.data;
  throw new UserError('this is not a GitHub host', { place: '--host', allowed: 'acme.ghe.com, github.acme.example' });
}

async function importRegistry(flags: Flags, self: Command, context: Context): Promise<void> {
  const common = commonOptions(self, context);
  const { organization: login, repository: repositories, owner, workflow } = flags;
  const host = hostOf(flags.host);
  const reader = new GithubReader(githubCredentials(context.env, { login, host }));
  context.progress(`reading ${repositories.length} repositories of ${login}`);
  const seen = await seeOrganization(reader, { login, repositories, ...(host === undefined ? {} : { host }) });
  const { document, open, assumed } = importDraft(seen, { owner, workflow });
  const content = `${JSON.stringify(document, null, 2)}\n`;
  const result = parseRegistry(content, { file: common.registry, now: common.now });
  const problems = result.ok ? [] : result.problems.filter(({ level }) => level === 'error');
  const schema = join(dirname(common.registry), 'deploy-surfaces.schema.json');
  const { kept } = writeNewFiles(context.cwd, [{ path: common.registry, content }]);
  if (kept.length > 0) {
    throw new UserError('a registry already exists', {
      place: common.registry,
      allowed: '--registry with a path where no file is; nothing was changed',
    });
  }
  // One of an earlier registry says the same, or is theirs.
  writeNewFiles(context.cwd, [{ path: schema, content: registryJsonSchemaText() }]);
  const { unread } = seen;
  context.exit(unread.length > 0 ? 3 : result.ok ? 0 : 1);
  if (common.json) {
    printJson(context, {
      schema: 'causeway/import/v1',
      file: common.registry,
      sound: result.ok,
      open,
      assumed,
      unread,
      problems,
    });
    return;
  }
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
  context.print(
    [
      `written  ${common.registry}: ${result.ok ? 'a sound registry' : 'not sound yet'}`,
      ...section(
        'Could not be read:',
        unread.map(({ what, reason }) => `${what}: ${reason}`),
      ),
      ...section(
        'To fill in or to decide:',
        open.map(({ pointer, what }) => `${pointer}: ${what}`),
      ),
      ...section(
        'Assumed:',
        assumed.map(({ pointer, what }) => `${pointer}: ${what}`),
      ),
      ...section(
        'What causeway registry check says of it:',
        problems.map(({ pointer, message }) => `${pointer}: ${message}`),
      ),
    ].join('\n'),
  );
}

/** `causeway import`. */
export function addImportCommand(program: Command, context: Context): void {
  const command = program
    .command('import')
    .description(
      'writes a first registry from what is at GitHub, and says what it could not tell; reads GitHub alone; exit 1 when something has to be filled in, 3 when something could not be read',
    )
    .addOption(new Option('--organization <login>', 'the GitHub organization').makeOptionMandatory())
    .addOption(
      new Option('--repository <name>', 'a repository to govern, the governing one first; repeatable')
        .argParser(list)
        .makeOptionMandatory(),
    )
    .option('--host <host>', 'where the organization is (default: github.com)')
    .option('--owner <principal>', 'who owns the registry and the surfaces: team:<slug> or user:<login>')
    .option('--workflow <file>', 'the workflow that deploys each surface: .github/workflows/<name>.yml')
    .action((flags: Flags, self: Command) => importRegistry(flags, self, context));
  example(command, 'causeway import --organization acme --repository shop --owner team:release');
}
