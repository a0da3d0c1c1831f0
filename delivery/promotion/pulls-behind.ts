import type { GithubClient } from '../../live/github-client';
import type { Slots } from '../../live/slots';
import type { ComparedCommit, RepositoryPlace } from './compare';
import type { Person } from './person';
import { pullPushes } from './pull-pushes';
import { type Pull, pullCommits, pullsOf, unnamedAccount } from './pull-requests';

/** A pull request that brought a commit, in its repository. */
export interface Bringing {
  readonly place: RepositoryPlace;
  readonly sha: string;
  readonly pull: Pull;
}

/** A pull request with the people behind its commits. */
export interface Brought extends Bringing {
  /** The pull request's own commits. */
  readonly own: readonly ComparedCommit[];
  readonly pushers: readonly Person[];
}

/**
 * Pull requests with their commits and pushers, and those that were merged into their branches: a squash there leaves
 * one commit, too. Rejects with UserError (exit 3) when a merge brought a commit and GitHub names no pull request for it.
 */
export async function pullsBehind(
  client: GithubClient,
  first: readonly Bringing[],
  slots: Slots,
): Promise<readonly Brought[]> {
  const found = new Map<string, Brought>();
  const nameOf = ({ place, pull }: Bringing) => `${place.owner}/${place.repo} ${pull.number}`.toLowerCase();
  const look = async (each: Bringing): Promise<readonly Bringing[]> => {
    const own = await pullCommits(client, each.place, each.pull);
    const { pushers, merged, place } = await pullPushes(client, each.pull, own, each.sha);
    found.set(nameOf(each), { ...each, own, pushers });
    const inner: Bringing[] = [];
    for (const sha of merged) {
      const pulls = (await pullsOf(client, place, sha)).map((pull) => ({ place, sha, pull }));
      const others = pulls.filter((other) => nameOf(other) !== nameOf(each));
      if (others.length === 0)
        throw unnamedAccount(sha, `who made it: a merge brought it to the pull request ${each.pull.number}`);
      inner.push(...others);
    }
    return inner;
  };
  let open = first;
  while (open.length > 0) {
    const fresh = new Map(open.filter((each) => !found.has(nameOf(each))).map((each) => [nameOf(each), each]));
    open = (await Promise.all([...fresh.values()].map((each) => slots.run(() => look(each))))).flat();
  }
  return [...found.values()];
}
