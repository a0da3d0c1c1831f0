import { pullsBehind } from '../../../../delivery/promotion/pulls-behind';
import type { GithubClient } from '../../../../live/github-client';
import { Slots } from '../../../../live/slots';

/**
 * A squash leaves one commit, also on the branch of another pull request. The people behind it are told by the pull
 * request that was squashed, which GitHub lists for that commit
 * (https://docs.github.com/en/rest/commits/commits#list-pull-requests-associated-with-a-commit).
 */
const PLACE = { owner: 'acme', repo: 'shop' };
const [BASE, SQUASH, INNER] = ['0', 'a', 'b'].map((digit) => digit.repeat(40)) as [string, string, string];
const account = (login: string) => ({ id: login.length, login, type: 'User' });
const [mona, robert] = [account('mona'), account('robert')];
const commit = (sha: string, author: object) => ({
  sha,
  author,
  committer: author,
  commit: { tree: { sha }, message: 'x' },
  parents: [{ sha: BASE }],
});
const pull = (number: number, ref: string, sha: string, repository = 'acme/shop') => ({
  number,
  user: mona,
  head: { ref, sha, repo: { full_name: repository } },
});
const move = (ref: string, after: string, actor: object, activity_type = 'push') => ({
  ref: `refs/heads/${ref}`,
  before: BASE,
  after,
  activity_type,
  actor,
});

// GitHub's answer may write the names in another case than the registry.
const OUTER = pull(1, 'outer', SQUASH, 'Acme/Shop');
function client(behind: readonly object[]): GithubClient {
  const request = async (route: string, options: { readonly pull_number?: number; readonly ref?: string }) => {
    if (route.endsWith('/{pull_number}/commits')) {
      return { data: [options.pull_number === 1 ? commit(SQUASH, mona) : commit(INNER, mona)] };
    }
    if (route.endsWith('/pulls')) return { data: behind };
    const isOuter = options.ref === 'refs/heads/outer';
    return { data: [isOuter ? move('outer', SQUASH, mona, 'pr_merge') : move('inner', INNER, robert)] };
  };
  return { request } as unknown as GithubClient;
}
const behind = (pulls: readonly object[]) =>
  pullsBehind(client(pulls), [{ place: PLACE, sha: SQUASH, pull: OUTER as never }], new Slots(5));

test('a pull request that was squashed into another one names its pushers', async () => {
  const found = await behind([OUTER, pull(2, 'inner', INNER)]);
  expect(found.map(({ pull: { number }, pushers }) => [number, pushers.map(({ login }) => login)])).toEqual([
    [1, []],
    [2, ['robert']],
  ]);
});

test.each([
  ['no pull request', []],
  ['only the one into which it was merged', [OUTER]],
])('a merge for which GitHub names %s cannot be told', async (_what, pulls) => {
  await expect(behind(pulls)).rejects.toMatchObject({ exitCode: 3 });
});

test('two pull requests that name each other are read once', async () => {
  const found = await behind([OUTER, pull(2, 'inner', INNER), pull(2, 'inner', INNER)]);
  expect(found).toHaveLength(2);
});
