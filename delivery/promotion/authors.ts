import { z } from 'zod';
import { couldNotAsk, type GithubClient } from '../../live/github-client';
import { Slots } from '../../live/slots';
import { UserError } from '../../registry/user-error';
import { shapeOf } from '../targets/run-facts';
import { type ComparedCommit, compareCommits, type RepositoryPlace } from './compare';

/** A person of GitHub's. */
export interface Person {
  readonly id: number;
  readonly login: string;
}

/** GitHub itself, as the committer of what was merged in the browser: no person. */
const WEB_FLOW = 'web-flow';
const AT_ONCE = 5;
const Pull = z.looseObject({ number: z.int(), user: z.looseObject({ id: z.int(), login: z.string() }).nullable() });

function unnamed(commit: string, what: string): UserError {
  return new UserError(`GitHub cannot name ${what}`, {
    place: `commit ${commit}`,
    allowed: 'authors and committers whose e-mail addresses belong to accounts: who wrote it must not approve it',
    exitCode: 3,
  });
}

function personOf(found: Person): Person {
  return { id: found.id, login: found.login };
}

/** Who wrote and who committed a commit. Throws UserError (exit 3) with the commit when GitHub cannot name one of them. */
export function writersOf({ sha, author, committer }: ComparedCommit): readonly Person[] {
  if (!author) throw unnamed(sha, 'the author');
  if (!committer) throw unnamed(sha, 'the committer');
  return [author, committer].filter(({ login }) => login !== WEB_FLOW).map(personOf);
}

async function pullAuthors(client: GithubClient, place: RepositoryPlace, sha: string): Promise<readonly Person[]> {
  const where = `${place.owner}/${place.repo}, commit ${sha}`;
  const options = { ...place, commit_sha: sha, per_page: 100 };
  const { data } = await client
    .request('GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls', options)
    .catch((error: unknown) => {
      throw couldNotAsk(error, 'read the pull requests of the commit', where);
    });
  const pulls = shapeOf(z.array(Pull), data, 'the pull requests of the commit', where);
  if (pulls.length >= 100) throw new UserError('the list of pull requests came cut off', { place: where, exitCode: 3 });
  return pulls.map(({ number, user }) => {
    if (!user) throw unnamed(sha, `who opened the pull request ${number}`);
    return personOf(user);
  });
}

/**
 * Everybody who wrote, committed or proposed what a release brings: of every commit after `base` up to the release
 * commit, and of the release commit itself. Rejects with UserError (exit 3) when one of them cannot be named.
 */
export async function releaseAuthors(
  client: GithubClient,
  place: RepositoryPlace,
  base: string,
  commit: string,
): Promise<readonly Person[]> {
  const compared = await compareCommits(client, place, base, commit);
  if (!compared) {
    const allowed = 'commits of one history';
    const message = 'GitHub cannot compare the last release with this one';
    throw new UserError(message, { place: `${base}...${commit}`, allowed, exitCode: 3 });
  }
  const own = compared.commits.some(({ sha }) => sha === commit) ? [] : [await readCommit(client, place, commit)];
  const commits = [...compared.commits, ...own];
  const slots = new Slots(AT_ONCE);
  const proposed = await Promise.all(commits.map(({ sha }) => slots.run(() => pullAuthors(client, place, sha))));
  const people = new Map([...commits.flatMap(writersOf), ...proposed.flat()].map((each) => [each.id, each]));
  return [...people.values()].sort((one, other) => one.id - other.id);
}

async function readCommit(client: GithubClient, place: RepositoryPlace, ref: string): Promise<ComparedCommit> {
  const found = await compareCommits(client, place, ref, ref);
  if (found) return found.base;
  throw new UserError('GitHub does not have the commit', { place: ref, exitCode: 3 });
}
