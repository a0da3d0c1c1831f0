import { releaseAuthors } from '../../../../delivery/promotion/authors';
import { coAuthorsOf } from '../../../../delivery/promotion/co-authors';
import type { GithubClient } from '../../../../live/github-client';
import { casesOf } from '../../../support/cases';
import { commitOf } from '../../../support/evidence/samples';

const [BASE, HEAD, OLD] = [commitOf('a'), commitOf('b'), commitOf('c')];
const PLACE = { owner: 'acme', repo: 'shop' };
const account = (id: number, login: string, type = 'User') => ({ id, login, type });
const [alice, bob, carol, agent] = [
  account(1, 'alice'),
  account(2, 'bob'),
  account(3, 'carol'),
  account(9, 'Copilot', 'Bot'),
];
const noreply = ({ id, login }: typeof alice) => `${id}+${login}@users.noreply.github.com`;

const commit = (sha: string, author: typeof alice, message = 'a change') => ({
  sha,
  author,
  committer: author,
  commit: {
    tree: { sha: 'd'.repeat(40) },
    message,
    author: { email: noreply(author) },
    committer: { email: noreply(author) },
  },
});

interface Told {
  readonly head?: ReturnType<typeof commit>;
  readonly pulls?: readonly object[];
  readonly own?: readonly object[];
  readonly activity?: readonly object[];
}

const push = (after: string, actor: object | null, activity_type = 'push', ref = 'refs/heads/feature') => ({
  ref,
  after,
  activity_type,
  actor,
});

/** The answers of GitHub about who made a release. */
function github({
  head = commit(HEAD, alice),
  pulls = [],
  own = [],
  activity = [
    push(OLD, alice),
    push(HEAD, alice, 'push', 'refs/heads/main'),
    push(BASE, carol, 'push', 'refs/heads/main'),
  ],
}: Told): GithubClient {
  const answers: Readonly<Record<string, unknown>> = {
    'GET /repos/{owner}/{repo}/compare/{basehead}': {
      status: 'ahead',
      total_commits: 1,
      base_commit: commit(BASE, carol),
      commits: [head],
    },
    'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls': pulls,
    'GET /repos/{owner}/{repo}/pulls/{pull_number}/commits': own,
    'GET /users/{username}': bob,
    'GET /repos/{owner}/{repo}/activity': activity,
  };
  return { request: async (route: string) => ({ data: answers[route] }) } as unknown as GithubClient;
}

const names = async (told: Told, isNew = false) => {
  const people = await releaseAuthors(github(told), PLACE, { commit: BASE, isNew }, HEAD, 'main');
  return people.map(({ login }) => login);
};
const repo = { full_name: 'acme/shop' };
const pull = (user: object, assignees: readonly object[] = [], head: object = { ref: 'feature', sha: OLD, repo }) => ({
  number: 7,
  user,
  assignees,
  head,
});

describe('who made a release', () => {
  test.each([
    ['at the end', `a change\n\nCo-authored-by: Bob <${noreply(bob)}>`],
    [
      'in another case, among other trailers',
      `a\n\nSigned-off-by: x <x@y.z>\nco-AUTHORED-by:  B <${noreply(bob)}>  \nRefs: 1`,
    ],
    ['in the middle of the text', `Co-authored-by: Bob <${noreply(bob)}>\n\nand more words`],
    ['by an old address of GitHub’s', 'a\n\nCo-authored-by: Bob <bob@users.noreply.github.com>'],
  ])('are its co-authors: %s', async (_where, message) => {
    expect(await names({ head: commit(HEAD, alice, message) })).toEqual(['alice', 'bob']);
  });

  test.each([
    ['an address that no account is known by', 'Co-authored-by: Bob <bob@example.com>'],
    ['no address', 'Co-authored-by: Bob'],
    ['an address of another host that looks alike', 'Co-authored-by: Bob <2+bob@users.noreply.github.com.example>'],
  ])('cannot be told by %s', async (_what, line) => {
    await expect(names({ head: commit(HEAD, alice, `a\n\n${line}`) })).rejects.toMatchObject({ exitCode: 3 });
  });

  test('are those of an address that GitHub names in another commit', async () => {
    const known = { ...commit(OLD, bob), commit: { ...commit(OLD, bob).commit, author: { email: 'Bob@example.com' } } };
    const head = commit(HEAD, alice, 'a\n\nCo-authored-by: Bob <bob@example.com>');
    expect(await names({ head, pulls: [pull(alice)], own: [known] })).toEqual(['alice', 'bob']);
  });

  test('are those of the pull request’s own commits, which a squash left out', async () => {
    const suggested = commit(OLD, alice, `Apply suggestions\n\nCo-authored-by: bob <${noreply(bob)}>`);
    expect(await names({ pulls: [pull(alice)], own: [suggested] })).toEqual(['alice', 'bob']);
  });

  test('is who asked a bot for it: a co-author, or an assignee; nobody is a could not find out', async () => {
    const head = commit(HEAD, agent);
    const activity = [push(OLD, agent)];
    const own = [commit(OLD, agent)];
    expect(await names({ head, activity, pulls: [pull(agent, [agent, bob])], own })).toEqual(['bob', 'Copilot']);
    const asked = commit(OLD, agent, `a\n\nCo-authored-by: bob <${noreply(bob)}>`);
    expect(await names({ head, activity, pulls: [pull(agent)], own: [asked] })).toEqual(['bob', 'Copilot']);
    await expect(names({ head, activity, pulls: [pull(agent, [agent])], own })).rejects.toMatchObject({ exitCode: 3 });
    const bot = account(8, 'dependabot[bot]', 'Bot');
    expect(await names({ pulls: [pull(bot)], own: [commit(OLD, bot)] })).toEqual(['alice', 'dependabot[bot]']);
  });

  test('is the author of the base where nothing is live before it', async () => {
    expect([await names({}), await names({}, true)]).toEqual([['alice'], ['alice', 'carol']]);
  });

  test('cannot be told where GitHub lists as many commits as it lists at most', async () => {
    const own = Array.from({ length: 100 }, () => commit(OLD, alice));
    await expect(names({ pulls: [pull(alice)], own })).rejects.toMatchObject({ exitCode: 3 });
  });

  test('are those who pushed it, and the last push must be told', async () => {
    const of = (activity: readonly object[], head?: object) =>
      names({ pulls: [pull(alice, [], head)], own: [commit(OLD, alice)], activity });
    expect(await of([push(OLD, bob)])).toEqual(['alice', 'bob']);
    expect(await of([push(HEAD, bob), push(OLD, alice, 'force_push')])).toEqual(['alice']);
    // A merge brought it, and GitHub names no pull request of that merge.
    for (const activity of [
      [push(OLD, bob, 'pr_merge')],
      [],
      [push(HEAD, bob)],
      [push(OLD, null)],
      [push(OLD, bob, 'push', 'refs/heads/other')],
    ]) {
      await expect(of(activity)).rejects.toMatchObject({ exitCode: 3 });
    }
    await expect(of([push(OLD, bob)], { ref: 'feature', sha: OLD, repo: null })).rejects.toMatchObject({ exitCode: 3 });
  });

  test('are those who pushed it without a pull request', async () => {
    const people = await releaseAuthors(
      github({ activity: [push(HEAD, bob, 'push', 'refs/heads/main')] }),
      PLACE,
      { commit: BASE, isNew: false },
      HEAD,
      'main',
    );
    expect(people.map(({ login }) => login)).toEqual(['alice', 'bob']);
  });

  test('are told by a later page of the list, up to the commit of the last release, and by no list that is truncated', async () => {
    const main = 'refs/heads/main';
    const others = Array.from({ length: 100 }, () => push(OLD, alice, 'push', main));
    const told = (pages: readonly (readonly object[])[], isLinked = true) => {
      const client = github({});
      const { request } = client;
      const asked = async (route: string, options: { readonly after?: string }) => {
        if (!route.endsWith('/activity')) return request(route as never);
        const at = Number(options.after ?? 0);
        const link = `<https://api.github.com/x?after=${at + 1}>; rel="next"`;
        return { data: pages[at], headers: isLinked && at + 1 < pages.length ? { link } : {} };
      };
      const paged = { request: asked } as unknown as GithubClient;
      return releaseAuthors(paged, PLACE, { commit: BASE, isNew: false }, HEAD, 'main');
    };
    const mine = push(HEAD, bob, 'push', main);
    expect((await told([others, [mine]])).map(({ login }) => login)).toEqual(['alice', 'bob']);
    await expect(told([[...others.slice(1), push(BASE, carol, 'push', main)], [mine]])).rejects.toMatchObject({
      exitCode: 3,
    });
    await expect(told([others, [mine]], false)).rejects.toMatchObject({ exitCode: 3 });
    await expect(told(Array.from({ length: 30 }, () => others))).rejects.toMatchObject({ exitCode: 3 });
  });

  test('cannot be told of a bot that pushed by itself, and of an agent whose co-author is an agent', async () => {
    const robot = account(41, 'github-actions[bot]', 'Bot');
    await expect(names({ head: commit(HEAD, robot) })).rejects.toMatchObject({ exitCode: 3 });
    const dependabot = account(8, 'dependabot[bot]', 'Bot');
    const activity = [push(HEAD, dependabot, 'push', 'refs/heads/main')];
    expect(await names({ head: commit(HEAD, dependabot), activity })).toEqual(['dependabot[bot]']);
    const own = commit(OLD, agent, 'a\n\nCo-authored-by: Copilot <77+Copilot@users.noreply.github.com>');
    await expect(names({ pulls: [pull(agent)], own: [own] })).rejects.toMatchObject({ exitCode: 3 });
  });
});

describe('co-authors of a message', () => {
  const cases = casesOf<string, string>('co-authors.yaml');
  test.each(cases)('%s', (_what, { input, verdict }) => {
    const found = coAuthorsOf(commit(HEAD, alice, input), new Map()).map((each) => {
      if (each.state === 'person') return each.person.login;
      return each.state === 'login' ? `${each.login} by login` : 'unknown';
    });
    expect(found.join(', ') || 'nobody').toBe(verdict);
  });
});
