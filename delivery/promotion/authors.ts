import { couldNotAsk, type GithubClient } from '../../live/github-client';
import { shapeOf } from '../../live/github-pages';
import { Slots } from '../../live/slots';
import { UserError } from '../../registry/user-error';
import { askersOfPull, type MadeCommit, requireAsker, requirePusherAsker } from './askers';
import { type CoAuthor, coAuthorsOf, knownAddresses } from './co-authors';
import { personOf, writersOf } from './commit-writers';
import { type ComparedCommit, compareCommits, type RepositoryPlace } from './compare';
import { amendedPushes, movesThatBrought, rangeOf } from './direct-pushes';
import type { Person } from './person';
import { Account, pullsOf, unnamedAccount } from './pull-requests';
import { pullsBehind } from './pulls-behind';
import { activityOf, type BranchMove, isMerge, pusherOf } from './pushers';
import type { ReleaseBase } from './release-base';

const AT_ONCE = 5;

async function namedCoAuthor(client: GithubClient, sha: string, found: CoAuthor): Promise<Person> {
  if (found.state === 'person') return found.person;
  if (found.state === 'unknown') throw unnamedAccount(sha, `the co-author ${found.address}`);
  const { login: username } = found;
  const { data } = await client.request('GET /users/{username}', { username }).catch((error: unknown) => {
    throw couldNotAsk(error, 'read the co-author', `user ${username}`);
  });
  return personOf(shapeOf(Account, data, 'the co-author', `user ${username}`));
}

/** Some commits, each with its co-authors. Rejects with UserError (exit 3) when a co-author cannot be named. */
async function withCoAuthors(
  client: GithubClient,
  commits: readonly ComparedCommit[],
  known: ReadonlyMap<string, Person>,
): Promise<readonly MadeCommit[]> {
  const made: MadeCommit[] = [];
  for (const commit of commits) {
    const coAuthors: Person[] = [];
    for (const found of coAuthorsOf(commit, known)) coAuthors.push(await namedCoAuthor(client, commit.sha, found));
    made.push({ commit, coAuthors });
  }
  return made;
}

function makersOf(made: readonly MadeCommit[]): readonly Person[] {
  return made.flatMap(({ commit, coAuthors }) => [...writersOf(commit), ...coAuthors]);
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
  const first = proposed.flatMap(({ sha, pulls }) => pulls.map((pull) => ({ place, sha, pull })));
  const brought = await pullsBehind(client, first, slots);
  const known = knownAddresses([...commits, ...brought.flatMap(({ own }) => own)]);
  const made = await withCoAuthors(client, commits, known);
  const found = [...makersOf(made)];
  const direct = made.filter(({ commit: { sha } }) => proposed.some((each) => each.sha === sha && !each.pulls.length));
  const since = isNew ? undefined : base;
  found.push(...(await directPushers(client, place, { commits, direct, branch, since, base })));
  for (const { place: from, sha, pull, own, pushers } of brought) {
    const its = await withCoAuthors(client, own, known);
    // The message of a squash names co-authors of its own pull request, too.
    const squashed = made.filter(
      ({ commit }) =>
        from === place &&
        proposed.some((each) => each.sha === commit.sha && each.pulls.some(({ number }) => number === pull.number)),
    );
    found.push(...makersOf(its), ...pushers);
    found.push(...(pull.user ? [personOf(pull.user)] : []), ...askersOfPull(pull, its, sha, squashed));
  }
  const people = new Map(found.map((each) => [each.id, each]));
  return [...people.values()].sort((one, other) => one.id - other.id);
}

interface Direct {
  /** Everything of the release. */
  readonly commits: readonly ComparedCommit[];
  /** What came without a pull request. */
  readonly direct: readonly MadeCommit[];
  readonly branch: string | undefined;
  readonly since: string | undefined;
  readonly base: string;
}

/**
 * Who pushed the commits that came without a pull request. Each of them needs a push in the branch's activity, and a
 * person who asked where a bot made or pushed it. Rejects with UserError (exit 3) otherwise.
 */
async function directPushers(
  client: GithubClient,
  place: RepositoryPlace,
  { commits, direct, branch, since, base }: Direct,
): Promise<readonly Person[]> {
  const shas = direct.map(({ commit: { sha } }) => sha);
  if (shas.length === 0) return [];
  const ground = new Set([base]);
  // Pushes before the last release say nothing of this one. Where nothing is live, the push of the base counts, too.
  const isTold = (moves: readonly BranchMove[]) =>
    since === undefined
      ? shas.every((sha) => moves.some(({ after }) => after === sha))
      : moves.some(({ after, activity_type }) => after === since && activity_type !== 'force_push');
  const moves = branch === undefined ? [] : await activityOf(client, place, { branch, isTold });
  const brought = movesThatBrought(moves, commits);
  const replaced = amendedPushes(rangeOf(moves, commits, ground).moves, commits, ground);
  const merge = replaced.find(isMerge);
  if (merge) throw unnamedAccount(merge.after, 'who made it: a forced push replaced a merge');
  const amended = replaced.flatMap((move) => pusherOf(move) ?? []);
  const found = direct.flatMap((made) => {
    const { sha } = made.commit;
    requireAsker(made);
    const pushers = (brought.get(sha) ?? []).flatMap((move) => pusherOf(move) ?? []);
    if (pushers.length === 0) throw unnamedAccount(sha, 'who pushed it without a pull request');
    for (const pusher of pushers) requirePusherAsker(made, pusher);
    return pushers;
  });
  return [...found, ...amended].map(personOf);
}

async function readCommit(client: GithubClient, place: RepositoryPlace, ref: string): Promise<ComparedCommit> {
  const found = await compareCommits(client, place, ref, ref);
  if (found) return found.base;
  throw new UserError('GitHub does not have the commit', { place: ref, exitCode: 3 });
}
