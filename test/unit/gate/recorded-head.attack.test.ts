import { createHash } from 'node:crypto';
import { zip } from '../../../emulator/github/actions/zip';
import { evaluateGate } from '../../../gate/decision/evaluate';
import { decisionDigestOf, REPORT_FILE, reportBytes } from '../../../gate/facts/gate-report';
import { recordedHead } from '../../../gate/observe/recorded-head';
import type { GithubClient } from '../../../live/github-client';
import { goScene } from '../../support/delivery/gate/scene';
import { commitOf } from '../../support/evidence/samples';

const [OLD, NEW, SHA] = [commitOf('1'), commitOf('2'), commitOf('c')];
const WORKFLOW = '.github/workflows/release-readiness.yml';
const OWN = 9;

function archive(head: string): Buffer {
  const report = { ...evaluateGate(goScene()), evidenceHead: head };
  return zip({ [REPORT_FILE]: reportBytes({ ...report, decisionDigest: decisionDigestOf(report) }) });
}

/** Runs by their ids: number 1 is sound, number 2 is the attacker's. */
type Answers = Readonly<Record<string, (parameters: Record<string, number>) => unknown>>;

function github(run: object, artifact: object = {}, more: Answers = {}): GithubClient {
  const sound = {
    id: 1,
    path: WORKFLOW,
    head_branch: 'main',
    head_sha: SHA,
    event: 'push',
    status: 'completed',
    run_attempt: 1,
    html_url: 'run',
    head_repository: { full_name: 'acme/storefront' },
  };
  const bytes: Readonly<Record<number, Buffer>> = { 1: archive(OLD), 2: archive(NEW), [OWN]: archive(NEW) };
  const answers: Answers = {
    'actions/runs/{run_id}': () => ({ ...sound, id: OWN, status: 'in_progress' }),
    'actions/workflows': () => ({ total_count: 1, workflows: [{ path: WORKFLOW }] }),
    'workflows/{workflow_id}/runs': () => ({ total_count: 2, workflow_runs: [{ ...sound, id: 2, ...run }, sound] }),
    'git/ref/heads/main': () => ({ ref: 'refs/heads/main', object: { sha: SHA } }),
    'compare/{basehead}': () => ({ status: 'identical' }),
    'runs/{run_id}/artifacts': ({ run_id: id = 0 }) => ({
      total_count: 1,
      artifacts: [{ id, size_in_bytes: 1, expired: false, digest: null, ...(id === 1 ? {} : artifact) }],
    }),
    'actions/artifacts/{artifact_id}/{archive_format}': ({ artifact_id: id = 0 }) =>
      new Uint8Array(bytes[id] ?? Buffer.alloc(0)).buffer,
    ...more,
  };
  const request = async (route: string, parameters: Record<string, number>) => {
    const [, answer] = Object.entries(answers).find(([end]) => route.endsWith(end)) ?? [];
    if (!answer) throw new Error(route);
    return { data: answer(parameters) };
  };
  return { request } as unknown as GithubClient;
}

const found = (run: object, artifact: object = {}, more: Answers = {}) =>
  recordedHead(github(run, artifact, more), {
    owner: 'acme',
    repo: 'storefront',
    runId: OWN,
    workflows: [],
    branches: ['main'],
  });

/**
 * The attacker can start runs, or stands between GitHub and the gate, and wants the gate to follow the attacker's head.
 * Then every later gate would be refused, or use a branch that was rolled back.
 */
describe('a head that was recorded', () => {
  test('counts from the newest sound run', async () => {
    expect(await found({})).toMatchObject({ state: 'head', head: NEW });
  });

  test.each([
    ['this very run', { id: OWN }],
    ['one that still runs', { status: 'in_progress' }],
    ['one of a pull request', { event: 'pull_request' }],
    ['one of a pull request that may use secrets', { event: 'pull_request_target' }],
    ['one of a fork', { head_repository: { full_name: 'mallory/storefront' } }],
    ['one of a repository that is gone', { head_repository: null }],
    ['one of an unreviewed branch', { head_branch: 'feature' }],
    ['one of no branch', { head_branch: null }],
  ])('does not count from %s', async (_what, run) => {
    expect(await found(run)).toMatchObject({ state: 'head', head: OLD });
  });

  test('is lost where the artifact came otherwise than GitHub says, and is not looked for further back', async () => {
    const digest = (bytes: Buffer) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    expect(await found({}, { digest: digest(archive(NEW)) })).toMatchObject({ state: 'head', head: NEW });
    for (const [artifact, reason] of [
      [{ digest: digest(archive(OLD)) }, 'its artifact has a different digest'],
      [{ expired: true }, 'its artifact has expired'],
      [{ size_in_bytes: 1024 ** 3 }, 'its artifact is too large'],
    ] as const)
      expect(await found({}, artifact)).toMatchObject({ state: 'lost', reason });
  });

  const refused = (status: number) => () => {
    throw Object.assign(new Error('refused'), { status });
  };
  const BRANCH = 'git/ref/heads/main';
  const COMPARED = 'compare/{basehead}';

  test.each<readonly [string, Answers]>([
    ['a branch that is gone', { [BRANCH]: refused(404) }],
    ['a tag of that name', { [BRANCH]: () => ({ ref: 'refs/tags/main', object: { sha: SHA } }) }],
    ['a branch whose name only begins so', { [BRANCH]: () => ({ ref: 'refs/heads/main2', object: { sha: SHA } }) }],
    ['a commit that has nothing in common with the branch', { [COMPARED]: refused(404) }],
    ['a commit that left the branch', { [COMPARED]: () => ({ status: 'diverged' }) }],
    ['a commit that the branch has not reached', { [COMPARED]: () => ({ status: 'behind' }) }],
  ])('does not count from a run of %s', async (_what, more) => {
    expect(await found({}, {}, more)).toEqual({ state: 'none' });
  });

  test('counts from a commit that the branch has gone on from, and is unsure where GitHub does not say', async () => {
    expect(await found({}, {}, { [COMPARED]: () => ({ status: 'ahead' }) })).toMatchObject({ head: NEW });
    for (const route of [BRANCH, COMPARED]) {
      await expect(found({}, {}, { [route]: refused(500) })).rejects.toMatchObject({ exitCode: 3 });
      await expect(found({}, {}, { [route]: () => ({}) })).rejects.toMatchObject({ exitCode: 3 });
    }
  });

  const uploaded = (conclusion: string) => [{ name: 'Run actions/upload-artifact@abc', conclusion }];
  // The newer run has no artifact: somebody deleted it, or its gate never wrote one.
  const without = (...jobs: readonly object[]): Answers => ({
    'runs/{run_id}/artifacts': ({ run_id: id = 0 }) =>
      id === 1
        ? { total_count: 1, artifacts: [{ id: 1, size_in_bytes: 1, expired: false, digest: null }] }
        : { total_count: 0, artifacts: [] },
    'attempts/{attempt_number}/jobs': () => ({ total_count: jobs.length, jobs }),
  });

  test('is lost where the gate came to an end, or uploaded something, and nothing is there', async () => {
    const other = { name: 'build', conclusion: 'success', steps: uploaded('success') };
    for (const gate of [
      { name: 'gate', conclusion: 'success', steps: [] },
      { name: 'promote / gate', conclusion: 'success' },
      { name: 'release_readiness_gate', conclusion: 'failure', steps: uploaded('success') },
    ]) {
      const lost = { state: 'lost', reason: 'its artifact is gone' };
      expect([gate, await found({}, {}, without(other, gate))]).toEqual([gate, expect.objectContaining(lost)]);
    }
    for (const jobs of [
      [],
      [other],
      [{ name: 'gate', conclusion: 'failure', steps: uploaded('failure') }],
      [{ name: 'gate', conclusion: 'cancelled' }],
    ])
      expect([jobs, await found({}, {}, without(...jobs))]).toMatchObject([jobs, { state: 'head', head: OLD }]);
  });

  test('is unsure where GitHub’s answer about an artifact, a job or a step lacks what decides', async () => {
    for (const artifact of [{ expired: undefined }, { size_in_bytes: undefined }, { id: undefined }])
      await expect(found({}, artifact)).rejects.toMatchObject({ exitCode: 3 });
    for (const gate of [
      { conclusion: 'success' },
      { name: 'gate', conclusion: 'failure', steps: [{ conclusion: 'success' }] },
      { name: 'gate', conclusion: 'failure', steps: [{ name: 'Run actions/upload-artifact@abc' }] },
      { name: 'gate' },
    ])
      await expect(found({}, {}, without(gate))).rejects.toMatchObject({ exitCode: 3 });
  });

  test('is that of the newest artifact, and lost where it is no report', async () => {
    const several = (...ids: readonly number[]): Answers => ({
      'runs/{run_id}/artifacts': () => ({
        total_count: ids.length,
        artifacts: ids.map((id) => ({ id, size_in_bytes: 1, expired: false, digest: null })),
      }),
    });
    for (const ids of [
      [1, 2],
      [2, 1],
    ])
      expect(await found({}, {}, several(...ids))).toMatchObject({ state: 'head', head: NEW });
    expect(await found({}, {}, several(7))).toMatchObject({
      state: 'lost',
      reason: expect.stringMatching(/cannot be read/),
    });
    const archives: Answers = { 'actions/artifacts/{artifact_id}/{archive_format}': () => 'no archive' };
    await expect(found({}, {}, archives)).rejects.toMatchObject({ exitCode: 3 });
  });
});
