import { builtSurfaces, PREVIEW_WORKFLOW, requireClosed } from '../../../delivery/preview/hand-over';
import type { GithubClient } from '../../../live/github-client';

const HEAD = 'a'.repeat(40);
const place = { owner: 'acme', repo: 'storefront', pull: 7 };
const person = { id: 1, login: 'mona' };

interface Answers {
  readonly pull?: object;
  readonly run?: object;
  readonly artifacts?: readonly object[];
}

/**
 * A client that answers as GitHub does for an open pull request whose newest commit was built, except for the given
 * differences.
 */
function client({ pull, run, artifacts }: Answers = {}): GithubClient {
  const all = artifacts ?? [
    { name: 'bundle-web', expired: false },
    { name: 'bundle-api', expired: false },
    { name: 'bundle-old', expired: true },
    { name: 'other', expired: false },
  ];
  const answers: Readonly<Record<string, object>> = {
    'GET /repos/{owner}/{repo}/pulls/{pull_number}': {
      state: 'open',
      head: { sha: HEAD, repo: { full_name: 'acme/storefront' } },
      ...pull,
    },
    'GET /repos/{owner}/{repo}/actions/runs/{run_id}': {
      id: 11,
      path: PREVIEW_WORKFLOW,
      head_branch: 'page',
      head_sha: HEAD,
      event: 'pull_request',
      run_attempt: 1,
      status: 'in_progress',
      conclusion: null,
      html_url: '',
      created_at: '',
      actor: person,
      triggering_actor: person,
      ...run,
    },
    'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts': { total_count: all.length, artifacts: all },
  };
  return { request: async (path: string) => ({ data: answers[path] }) } as unknown as GithubClient;
}

describe('what a run built for a pull request', () => {
  test('goes up when it is of the newest commit: each surface whose bundle is still there', async () => {
    expect(await builtSurfaces(client(), place, 11)).toEqual(['api', 'web']);
    expect(await builtSurfaces(client({ artifacts: [] }), place, 11)).toEqual([]);
  });

  test.each<readonly [string, Answers, RegExp]>([
    ['a closed pull request', { pull: { state: 'closed' } }, /is closed/],
    ['one of a fork', { pull: { head: { sha: HEAD, repo: { full_name: 'eve/storefront' } } } }, /comes from a fork/],
    ['one of a fork that is gone', { pull: { head: { sha: HEAD, repo: null } } }, /comes from a fork/],
    ['an older commit', { run: { head_sha: 'b'.repeat(40) } }, /and the head is a{40}/],
    ['another workflow', { run: { path: '.github/workflows/ci.yml' } }, /not a build of previews/],
    ['a dispatched run', { run: { event: 'workflow_dispatch' } }, /not a build of previews/],
  ])('stays down for %s', async (_, answers, why) => {
    await expect(builtSurfaces(client(answers), place, 11)).rejects.toMatchObject({
      message: expect.stringMatching(why),
      exitCode: 1,
    });
  });

  test('is not known when an answer has an unexpected structure', async () => {
    const strange = client({ pull: { state: 'merged' } });
    await expect(builtSurfaces(strange, place, 11)).rejects.toMatchObject({ exitCode: 3 });
    await expect(requireClosed(strange, place)).rejects.toMatchObject({ exitCode: 3 });
  });

  test('comes down once the pull request is closed, and not before', async () => {
    await expect(requireClosed(client({ pull: { state: 'closed' } }), place)).resolves.toBeUndefined();
    await expect(requireClosed(client(), place)).rejects.toMatchObject({ exitCode: 1 });
  });
});
