import { startSoaked } from '../../../../delivery/promotion/start-soaked';
import { finishJob, startJob } from '../../../../emulator/github/actions/jobs';
import { commitFiles } from '../../../../emulator/github/actions/pulls';
import { finishRun, queuedRuns, type RunPlace } from '../../../../emulator/github/actions/runs';
import { githubClient } from '../../../../live/github-client';
import { chainOf, FIRST, held } from '../../../support/evidence/receipts/books';
import { evidenceRegistry } from '../../../support/evidence/registry';
import { BUNDLE, digestOf } from '../../../support/evidence/samples';
import { book } from '../../../support/evidence/verified';
import { type Github, startSample } from '../../emulator/github-client';

const HOUR = 3_600_000;
const WORKFLOW = '.github/workflows/promote-staging.yml';
const FILE = `on:
  workflow_dispatch:
    inputs:
      commit: { type: string, required: true }
jobs: { plan: { runs-on: ubuntu-24.04, steps: [{ run: make }] } }
`;
const registry = evidenceRegistry([], {
  tiers: [
    { id: 'dev', branch: 'dev', soak: 'PT1H' },
    { id: 'staging', branch: 'dev', promotesFrom: 'dev', automatic: true },
  ],
});

let github: Github;
/** The time of the emulator and of the command. */
const now = () => github.clock.now;
beforeEach(async () => {
  github = await startSample();
  github.clock.now = new Date(FIRST + 2 * HOUR);
  // The token of a job.
  github.world.tokens['job'] = {
    id: 'job',
    token: 'ghs_job',
    kind: 'installation',
    app: 'github-actions',
    user: null,
    expiresAt: null,
    repositories: 'all',
    limit: 1000,
    permissions: { actions: 'write', contents: 'read', metadata: 'read' },
  };
  for (const branch of ['main', 'dev']) push(branch, { [WORKFLOW]: FILE });
});
afterEach(async () => {
  expect(github.service.violations()).toEqual([]);
  await github.service.close();
});

function push(branch: string, files: Readonly<Record<string, string>>): string {
  return commitFiles(github.world, {
    repository: 'services',
    branch,
    user: 'mona',
    message: 'x',
    files,
    at: now().toISOString(),
  });
}

/** Starts what is due: the release of a commit soaked on dev. */
async function start(commit: string, live?: string) {
  const place = { surface: 'orders', tier: 'dev' };
  const statements = [
    held('release-bundle', { surface: 'orders' }, { bundle: BUNDLE, commit }),
    ...chainOf([{ bundle: BUNDLE, commit }], place),
    ...(live === undefined ? [] : chainOf([{ bundle: digestOf('c'), commit: live }], { ...place, tier: 'staging' })),
  ];
  const client = githubClient({ kind: 'token', token: 'ghs_job', baseUrl: `${github.service.url}/` });
  const ledger = { book: async () => book(statements), now };
  return startSoaked({ registry, repository: 'services', ledger, github: client });
}

function ended(place: RunPlace, conclusion: 'success' | 'failure'): void {
  const { id } = startJob(github.world, place, { name: 'plan', at: now().toISOString() });
  finishJob(github.world, place, id, { conclusion, at: now().toISOString() });
  finishRun(github.world, place, now().toISOString());
}
const runs = () => Object.values(github.world.repositories['services']!.runs);

test('a release that soaked is started once, on the tier’s branch and with its commit', async () => {
  const commit = push('dev', { 'api.txt': 'second' });
  expect(await start(commit)).toMatchObject([{ tier: 'staging', commit, state: 'started', why: undefined }]);
  expect(runs()).toMatchObject([{ headBranch: 'dev', event: 'workflow_dispatch', inputs: { commit } }]);
  expect(await start(commit)).toMatchObject([{ state: 'waits', why: expect.stringContaining('has not ended') }]);
  expect(runs()).toHaveLength(1);
});

test('one that failed is started again a day later', async () => {
  const commit = push('dev', { 'api.txt': 'second' });
  await start(commit);
  for (const place of queuedRuns(github.world)) ended(place, 'failure');
  expect(await start(commit)).toMatchObject([
    { state: 'waits', why: expect.stringMatching(/ended with failure; it is started again a day after$/) },
  ]);
  github.clock.now = new Date(now().getTime() + 25 * HOUR);
  expect(await start(commit)).toMatchObject([{ state: 'started' }]);
});

test('nothing is started that the tier’s branch does not contain, or where GitHub does not tell', async () => {
  const commit = push('main', { 'api.txt': 'elsewhere' });
  expect(await start(commit)).toMatchObject([{ state: 'waits', why: 'dev does not contain it' }]);
  github.service.addFault({ kind: 'status', status: 403, path: '/actions/workflows', times: 99 });
  await expect(start(push('dev', { 'api.txt': 'second' }))).rejects.toMatchObject({ exitCode: 3 });
  github.service.clearFaults();
  expect(runs()).toEqual([]);
});

test('an automatic tier never goes back to a release that does not contain what is live there', async () => {
  const older = push('dev', { 'api.txt': 'second' });
  const newer = push('dev', { 'api.txt': 'third' });
  expect(await start(older, newer)).toMatchObject([
    { state: 'waits', why: `it does not contain ${newer}, which is live on staging` },
  ]);
  expect(runs()).toEqual([]);
  expect(await start(newer, older)).toMatchObject([{ state: 'started', commit: newer }]);
});
