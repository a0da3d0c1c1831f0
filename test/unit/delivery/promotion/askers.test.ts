import { releaseAuthors } from '../../../../delivery/promotion/authors';
import type { GithubClient } from '../../../../live/github-client';
import { UserError } from '../../../../registry/user-error';
import { casesOf } from '../../../support/cases';
import { commitOf } from '../../../support/evidence/samples';

interface Input {
  readonly commits: readonly string[];
  readonly pulls?: Readonly<Record<string, string>>;
  readonly pushes?: readonly string[];
  /** Moves of a pull request's branch, newest first; default: one push of all its commits by who opened it. */
  readonly branches?: Readonly<Record<string, readonly string[]>>;
}

const LOGINS = [
  ...['alice', 'bob', 'carol', 'Copilot', 'github-actions[bot]', 'dependabot[bot]'],
  ...['cursor[bot]', 'cursoragent', 'claude', 'codex'],
];
const account = (login: string) => ({
  id: LOGINS.indexOf(login) + 1,
  login,
  type: /Copilot|\[bot\]/.test(login) ? 'Bot' : 'User',
});
const noreply = (login: string) => `${account(login).id}+${login}@users.noreply.github.com`;
const shaOf = (index: number) => commitOf('0123456789abcdef'.charAt(index));

function commitShape(line: string, index: number) {
  const [, author = '', address = noreply(author), coAuthor, pull] =
    /^(\S+)(?: as (\S+))?(?: with (\S+))?(?: in (\d+))?$/.exec(line) ?? [];
  const made = { email: address };
  const message = coAuthor ? `a\n\nCo-authored-by: x <${noreply(coAuthor)}>` : 'a';
  const shape = {
    sha: shaOf(index + 1),
    author: account(author),
    committer: account(author),
    commit: { tree: { sha: 'd'.repeat(40) }, message, author: made, committer: made },
    parents: [{ sha: shaOf(index) }],
  };
  return { shape, pull };
}

/** The answers of GitHub about commits, each the child of the one before it; the first is number 1. */
function github({ commits, pulls = {}, pushes = [], branches: moved = {} }: Input): GithubClient {
  const all = commits.map(commitShape);
  const of = (pull: unknown) => all.filter((each) => each.pull === String(pull)).map(({ shape }) => shape);
  const listed = (pull: string) => {
    const head = { ref: `pull-${pull}`, sha: of(pull).at(-1)?.sha, repo: { full_name: 'acme/shop' } };
    return { number: Number(pull), user: account(pulls[pull] ?? ''), assignees: [], head };
  };
  const main = pushes.map((line) => {
    const [actor = '', numbers = ''] = line.split(': ');
    const brought = numbers.split(' ').map(Number);
    const [before, after] = [shaOf(Math.min(...brought) - 1), shaOf(Math.max(...brought))];
    return { ref: 'refs/heads/main', before, after, activity_type: 'push', actor: account(actor) };
  });
  // A letter is a commit that is on the branch no more.
  const named = (name: string) => (/^\d+$/.test(name) ? shaOf(Number(name)) : commitOf(name));
  const branches = Object.entries(pulls).flatMap(([pull, user]) => {
    const moves = moved[pull]?.map((line) => {
      const [, actor = '', before = '', after = '', kind = 'push'] =
        /^(\S+): (\w+) to (\w+)(?: (\w+))?$/.exec(line) ?? [];
      const type = kind === 'forced' ? 'force_push' : kind;
      const sides = { before: named(before), after: named(after) };
      return { ref: `refs/heads/pull-${pull}`, ...sides, activity_type: type, actor: account(actor) };
    });
    if (moves) return moves;
    const after = of(pull).at(-1)?.sha;
    return { ref: `refs/heads/pull-${pull}`, before: shaOf(0), after, activity_type: 'push', actor: account(user) };
  });
  const answers: Readonly<Record<string, (options: Readonly<Record<string, unknown>>) => unknown>> = {
    'GET /repos/{owner}/{repo}/compare/{basehead}': () => ({
      status: 'ahead',
      total_commits: all.length,
      base_commit: { ...commitShape('carol', -1).shape, parents: [] },
      commits: all.map(({ shape }) => shape),
    }),
    'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls': ({ commit_sha: sha }) =>
      all.flatMap(({ shape, pull }) => (shape.sha === sha && pull ? [listed(pull)] : [])),
    'GET /repos/{owner}/{repo}/pulls/{pull_number}/commits': ({ pull_number: pull }) => of(pull),
    'GET /repos/{owner}/{repo}/activity': ({ ref }) => [...main, ...branches].filter((each) => each.ref === ref),
  };
  const request = async (route: string, options: Readonly<Record<string, unknown>>) => ({
    data: answers[route]?.(options),
  });
  return { request } as unknown as GithubClient;
}

describe('who asked an agent, and who pushed directly', () => {
  test.each(casesOf<Input, string>('askers.yaml'))('%s', async (_what, { input, verdict }) => {
    const base = { commit: shaOf(0), isNew: false };
    const head = shaOf(input.commits.length);
    const asked = releaseAuthors(github(input), { owner: 'acme', repo: 'shop' }, base, head, 'main');
    const told = await asked.then(
      (people) => people.map(({ login }) => login).join(', '),
      (error: unknown) => (error instanceof UserError && error.exitCode === 3 ? 'unverified' : String(error)),
    );
    expect(told).toBe(verdict);
  });
});
