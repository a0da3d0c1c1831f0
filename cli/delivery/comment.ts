import { type Command, Option } from 'commander';
import { githubPlace } from '../../delivery/github/place';
import { ownLogin } from '../../documents/comments/author';
import { commentBody } from '../../documents/comments/body';
import { putComment } from '../../documents/comments/put';
import { githubCredentials } from '../../live/credentials';
import { repositoryOf } from '../../registry/selectors';
import { UserError } from '../../registry/user-error';
import { commonOptions, printJson, requireRegistry } from '../common';
import type { Context } from '../context';
import { repositoryOption, requireRepositoryKey } from '../desk/repository-key';
import { example } from '../help';
import { readInput } from '../input/input-file';

interface PutFlags {
  readonly pull: string;
  readonly file: string;
  readonly marker: string;
  readonly repository?: string;
  readonly author?: string;
}

/** The number of a pull request. Throws UserError (exit 2) on anything else. */
export function requirePull(text: string): number {
  if (/^[1-9]\d{0,9}$/.test(text)) return Number(text);
  throw new UserError(`"${text}" is not a pull request number`, { place: '--pull', allowed: 'its number, from 1' });
}

async function put(flags: PutFlags, self: Command, context: Context): Promise<void> {
  const common = commonOptions(self, context);
  const { registry } = requireRegistry(common, context);
  const pull = requirePull(flags.pull);
  const owner = registry.organization.login;
  const repository = repositoryOf(registry, requireRepositoryKey(registry, flags.repository, context)).name;
  const body = commentBody(flags.marker, await readInput(context, flags.file));
  const credentials = githubCredentials(context.env, registry.organization);
  const at = githubPlace(credentials, owner, repository);
  const author = flags.author ?? (await ownLogin(at.client, credentials, context.env['GITHUB_ACTIONS'] === 'true'));
  const done = await putComment(at, { pull, author, body });
  if (common.json) printJson(context, { schema: 'causeway/comment-put/v1', author, ...done });
  else context.print(`${done.did.padEnd(9)} ${done.url}`);
}

/** `causeway comment`. */
export function addCommentCommands(program: Command, context: Context): void {
  const comment = program.command('comment').description('keeps one comment on a pull request and edits it in place');
  const command = comment
    .command('put')
    .description('writes a report into our own comment with this marker, or into a new one')
    .addOption(new Option('--pull <number>', 'the pull request').makeOptionMandatory())
    .addOption(new Option('--file <file>', 'the report in Markdown; - for stdin').makeOptionMandatory())
    .addOption(new Option('--marker <marker>', 'the marker that identifies this comment').makeOptionMandatory())
    .addOption(repositoryOption('the repository of the pull request, where there are several'))
    .addOption(new Option('--author <login>', 'whose comment it is; default: whose credential this is'))
    .action((flags: PutFlags, self: Command) => put(flags, self, context));
  example(command, 'causeway comment put --pull 12 --file artifacts/preview.md --marker infrastructure-preview');
}
