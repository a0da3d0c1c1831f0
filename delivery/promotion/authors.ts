import { couldNotAsk, type GithubClient } from '../../live/github-client';
import { shapeOf } from '../../live/github-pages';
import { Slots } from '../../live/slots';
import { UserError } from '../../registry/user-error';
import { type CoAuthor, coAuthorsOf, knownAddresses } from './co-authors';
import { type ComparedCommit, compareCommits, type RepositoryPlace } from './compare';
import type { Person } from './person';
import { Account, type Pull, pullCommits, pullPushers, pullsOf, unnamedAccount } from './pull-requests';
import { pushersTo } from './pushers';
import type { ReleaseBase } from './release-base';

/** GitHub itself, as the committer of a merge in the browser: no person. */
const WEB_FLOW = 'web-flow';
const AT_ONCE = 5;
/** Bots that act by a file of the repository, not at a person's request. */
const BY_CONFIGURATION: readonly string[] = ['dependabot[bot]', 'renovate[bot]'];

function personOf(found: Person): Person {
  return { id: found.id, login: found.login };
}

/**
 * The author and the committer of a commit. Throws UserError (exit 3) with the commit when GitHub cannot name one of
 * them.
 */
export function writersOf({ sha, author, committer }: ComparedCommit): readonly Person[] {
  if (!author) throw unnamedAccount(sha, 'the author');
  if (!committer) throw unnamedAccount(sha, 'the committer');
  return [author, committer].filter(({ login }) => login !== WEB_FLOW).map(personOf);
}

// An agent that names itself or another App as its co-author does not name the person who asked it.
function mayAsk({ id, login }: Person, agent: Person): boolean {
  return id !== agent.id && login.toLowerCase() !== agent.login.toLowerCase() && !login.endsWith('[bot]');
}

/**
 * The people who proposed a change: its author and, where a bot opened it, the person who asked the bot. Throws
 * UserError (exit 3) when GitHub does not tell.
 */
function proposersOf({ number, user, assignees }: Pull, coAuthors: readonly Person[], sha: string): readonly Person[] {
  if (!user) throw unnamedAccount(sha, `who opened the pull request ${number}`);
  const askers = (assignees ?? []).filter(({ type }) => type === 'User').map(personOf);
  const isAsked = user.type === 'Bot' && !BY_CONFIGURATION.includes(user.login);
  if (isAsked && askers.length + coAuthors.filter((each) => mayAsk(each, user)).length === 0) {
    throw unnamedAccount(sha, `who asked ${user.login} for the pull request ${number}`);
  }
  return [personOf(user), ...(isAsked ? askers : [])];
}

async function namedCoAuthor(client: GithubClient, sha: string, found: CoAuthor): Promise<Person> {
  if (found.state === 'person') return found.person;
  if (found.state === 'unknown') throw unnamedAccount(sha, `the co-author ${found.address}`);
  const { login: username } = found;
  const { data } = await client.request('GET /users/{username}', { username }).catch((error: unknown) => {
    throw couldNotAsk(error, 'read the co-author', `user ${username}`);
  });
  return personOf(shapeOf(Account, data, 'the co-author', `user ${username}`));
}

/** Everybody who made some commits: authors, committers and co-authors. */
async function makersOf(
  client: GithubClient,
  commits: readonly ComparedCommit[],
  known: ReadonlyMap<string, Person>,
): Promise<{ readonly writers: readonly Person[]; readonly coAuthors: readonly Person[] }> {
  const named = commits.flatMap((commit) => coAuthorsOf(commit, known).map((found) => ({ sha: commit.sha, found })));
  const coAuthors: Person[] = [];
  for (const { sha, found } of named) coAuthors.push(await namedCoAuthor(client, sha, found));
  return { writers: commits.flatMap(writersOf), coAuthors };
}

/**
 * Everybody who wrote, committed or proposed the content of a release: every commit after `base` up to the release
 * commit, and the base itself where it is new. The commits of their pull requests count, and so do co-authors, the
 * people who pushed them (to `branch`, where no pull request brought them), and the people who asked a bot for them.
 * Rejects with UserError (exit 3) when one of them cannot be named.
 */
export async function releaseAuthors(
  client: GithubClient,
  place: RepositoryPlace,
  { commit: base, isNew }: ReleaseBase,
  commit: string,
  branch?: string,
): Promise<readonly Person[]> {
  const compared = await compareCommits(client, place, base, commit);
  if (!compared) {
    const allowed = 'commits of one history';
    const message = 'GitHub cannot compare the last release with this one';
    throw new UserError(message, { place: `${base}...${commit}`, allowed, exitCode: 3 });
  }
  const own = compared.commits.some(({ sha }) => sha === commit) ? [] : [await readCommit(client, place, commit)];
  const commits = [...compared.commits, ...own, ...(isNew && base !== commit ? [compared.base] : [])];
  const slots = new Slots(AT_ONCE);
  const proposed = await Promise.all(
    commits.map(({ sha }) => slots.run(async () => ({ sha, pulls: await pullsOf(client, place, sha) }))),
  );
  const pulls = new Map(proposed.flatMap(({ sha, pulls: its }) => its.map((pull) => [pull.number, { sha, pull }])));
  const brought = await Promise.all(
    [...pulls.values()].map(({ sha, pull }) =>
      slots.run(async () => {
        const own = await pullCommits(client, place, pull);
        return { sha, pull, own, pushers: await pullPushers(client, pull, own, sha) };
      }),
    ),
  );
  // For commits without a pull request, the branch's activity names the pusher of each push's newest commit.
  const direct = proposed.filter(({ pulls: its }) => its.length === 0).map(({ sha }) => sha);
  const pushed =
    branch === undefined || direct.length === 0
      ? []
      : await pushersTo(client, place, { branch, commits: direct, ...(isNew ? {} : { since: base }) });
  const known = knownAddresses([...commits, ...brought.flatMap(({ own }) => own)]);
  const { writers, coAuthors } = await makersOf(client, commits, known);
  const found = [...writers, ...coAuthors, ...pushed.flatMap(({ person }) => person ?? [])];
  requireAskers(
    commits.filter(({ sha }) => direct.includes(sha)),
    found,
  );
  for (const { sha, pull, own, pushers } of brought) {
    const made = await makersOf(client, own, known);
    found.push(...made.writers, ...made.coAuthors, ...pushers.flatMap(({ person }) => person ?? []));
    found.push(...proposersOf(pull, [...made.coAuthors, ...coAuthors], sha));
  }
  const people = new Map(found.map((each) => [each.id, each]));
  return [...people.values()].sort((one, other) => one.id - other.id);
}

// Somebody also asked a bot that pushes directly: the person who started its workflow, or wrote to it.
function requireAskers(direct: readonly ComparedCommit[], found: readonly Person[]): void {
  for (const { sha, author } of direct) {
    if (author?.type !== 'Bot' || BY_CONFIGURATION.includes(author.login)) continue;
    const isAsked = found.some((each) => mayAsk(each, author) && each.login !== WEB_FLOW);
    if (!isAsked) throw unnamedAccount(sha, `who asked ${author.login} for it`);
  }
}

async function readCommit(client: GithubClient, place: RepositoryPlace, ref: string): Promise<ComparedCommit> {
  const found = await compareCommits(client, place, ref, ref);
  if (found) return found.base;
  throw new UserError('GitHub does not have the commit', { place: ref, exitCode: 3 });
}
