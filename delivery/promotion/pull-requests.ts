import { z } from 'zod';
import { couldNotAsk, type GithubClient } from '../../live/github-client';
import { shapeOf, wholeList } from '../../live/github-pages';
import { UserError } from '../../registry/user-error';
import { Commit, type ComparedCommit, type RepositoryPlace } from './compare';

/** The most commits that GitHub lists of one pull request (docs.github.com, "List commits on a pull request"). */
const MOST_PULL_COMMITS = 250;

export const Account = z.looseObject({ id: z.int(), login: z.string(), type: z.string() });
export const Pull = z.looseObject({
  number: z.int(),
  user: Account.nullable(),
  assignees: z.array(Account).nullish(),
  head: z.looseObject({
    ref: z.string(),
    sha: z.string(),
    repo: z.looseObject({ full_name: z.string() }).nullable(),
  }),
});
export type Pull = z.infer<typeof Pull>;

export function unnamedAccount(commit: string, what: string): UserError {
  return new UserError(`GitHub cannot name ${what}`, {
    place: `commit ${commit}`,
    allowed: 'authors and committers whose e-mail addresses belong to accounts: who wrote it must not approve it',
    exitCode: 3,
  });
}

export async function pullsOf(client: GithubClient, place: RepositoryPlace, sha: string): Promise<readonly Pull[]> {
  const where = `${place.owner}/${place.repo}, commit ${sha}`;
  const options = { ...place, commit_sha: sha, per_page: 100 };
  const { data } = await client
    .request('GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls', options)
    .catch((error: unknown) => {
      throw couldNotAsk(error, 'read the pull requests of the commit', where);
    });
  const pulls = shapeOf(z.array(Pull), data, 'the pull requests of the commit', where);
  if (pulls.length >= 100) throw new UserError('the list of pull requests is truncated', { place: where, exitCode: 3 });
  return pulls;
}

// A squash leaves one commit, whose message its author may edit; the pull request still has its own commits.
export async function pullCommits(
  client: GithubClient,
  place: RepositoryPlace,
  { number, head }: Pull,
): Promise<readonly ComparedCommit[]> {
  const where = `${place.owner}/${place.repo}, pull request ${number}`;
  const what = 'the commits of the pull request';
  const route = 'GET /repos/{owner}/{repo}/pulls/{pull_number}/commits';
  const all = await wholeList(
    async (page) => (await client.request(route, { ...place, pull_number: number, ...page })).data,
    (data) => ({ items: shapeOf(z.array(Commit), data, what, where) }),
    { what, place: where },
  );
  // GitHub gives no total here. The head is the last commit of a pull request: a list without it was truncated.
  if (all.length < MOST_PULL_COMMITS && all.some(({ sha }) => sha === head.sha)) return all;
  throw new UserError('the list of commits is truncated', { place: where, exitCode: 3 });
}
