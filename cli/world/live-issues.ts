import { join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { githubPlace } from '../../delivery/github/place';
import { ownLogin } from '../../documents/comments/author';
import { driftDecision, FoundDrift } from '../../documents/drift-issues/decide';
import { carryOut, openIssues } from '../../documents/drift-issues/keep';
import { githubCredentials } from '../../live/credentials';
import type { Finding } from '../../live/finding';
import { stackMatrix } from '../../plan/stack-matrix';
import { readDocument } from '../../registry/document/read';
import { namesIn } from '../../registry/existing-file';
import { repositoryOf } from '../../registry/selectors';
import { UserError } from '../../registry/user-error';
import { commonOptions, printJson, requireRegistry } from '../common';
import type { Context } from '../context';
import { example } from '../help';
import { documentFile } from '../input/document-file';

interface Flags {
  readonly from: string;
  readonly author?: string;
}

/** The most bytes of one file: a stack has thousands of objects, and each may differ. */
const MOST = 64e6;

// A missing folder contains no looks.
function foundIn(context: Context, folder: string): ReadonlyMap<string, readonly Finding[]> {
  const place = resolve(context.cwd, folder);
  const files = namesIn(place).filter((name) => name.endsWith('.json'));
  const stacks = files.flatMap((name) => {
    const document = readDocument(documentFile(context, join(folder, name), { most: MOST }).toString('utf8'));
    const read = document.ok ? FoundDrift.safeParse(document.value) : undefined;
    if (read?.success) return read.data.stacks;
    throw new UserError('the file is not a drift report', {
      place: join(folder, name),
      allowed: 'files of `causeway drift --found`',
    });
  });
  return new Map(stacks.map(({ stack, engine, live }) => [stack, [...engine, ...live] as readonly Finding[]]));
}

function runPage({ env }: Context): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env;
  return server && repository && run ? `${server}/${repository}/actions/runs/${run}` : undefined;
}

async function keep({ from, author: named }: Flags, self: Command, context: Context): Promise<void> {
  const common = commonOptions(self, context);
  const { registry } = requireRegistry(common, context);
  const found = foundIn(context, from);
  const stacks = stackMatrix(registry).include.map(({ stack }) => stack);
  const credentials = githubCredentials(context.env, registry.organization);
  const { name } = repositoryOf(registry, registry.governance.repository);
  const at = githubPlace(credentials, registry.organization.login, name);
  const author = named ?? (await ownLogin(at.client, credentials, context.env['GITHUB_ACTIONS'] === 'true'));
  const issues = await openIssues(at, author, stacks);
  const look = { registry, now: common.now, run: runPage(context) };
  const done = [];
  for (const stack of stacks) {
    const decision = driftDecision(stack, found.get(stack), issues.get(stack), look);
    done.push({ stack, did: decision.do, number: (await carryOut(at, decision)) ?? null });
  }
  if (common.json) printJson(context, { schema: 'causeway/drift-issues/v1', stacks: done });
  for (const { stack, did, number } of common.json ? [] : done) {
    context.print(`${did.padEnd(8)} ${stack}${number === null ? '' : ` #${number}`}`);
  }
  context.exit(done.some(({ did }) => did === 'kept') ? 3 : 0);
}

/** `causeway live issues`. */
export function addIssuesCommand(live: Command, context: Context): void {
  const command = live
    .command('issues')
    .description(
      'keeps one issue for each stack that drifted, with owner, age and repair; exit 3 when a stack could not be read completely, whose issue then stays unchanged',
    )
    .addOption(new Option('--from <folder>', 'the files of `causeway drift --found`').makeOptionMandatory())
    .addOption(new Option('--author <login>', 'whose issues they are; default: whose credential this is'))
    .action((flags: Flags, self: Command) => keep(flags, self, context));
  example(command, 'causeway live issues --from found');
}
