import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type BundleStore, storeBundle } from '../../../../delivery/bundle/store';
import { MARKER_PATH, markerBytes } from '../../../../delivery/targets/marker';
import type { Marker } from '../../../../delivery/targets/target';
import { workflowTarget } from '../../../../delivery/targets/workflow';
import { finishJob, startJob } from '../../../../emulator/github/actions/jobs';
import { commitFiles } from '../../../../emulator/github/actions/pulls';
import { finishRun, queuedRuns, runAt } from '../../../../emulator/github/actions/runs';
import { githubClient } from '../../../../live/github-client';
import { bundleOf } from '../../../support/delivery/targets/bundle';
import { digestOf } from '../../../support/evidence/samples';
import { type Github, startSample } from '../../emulator/github-client';

const WORKFLOW = '.github/workflows/api.yml';
const INPUTS = ['surface', 'tier', 'commit', 'bundle', 'ticket', 'leaf'];
const FILE = `on:\n  workflow_dispatch:\n    inputs:\n${INPUTS.map((name) => `      ${name}: { type: string }\n`).join('')}jobs: { work: { runs-on: ubuntu-24.04, steps: [{ run: make }] } }\n`;
const AT = '2026-10-01T12:00:00.000Z';
const BUNDLE = bundleOf({ 'index.js': 'x' });
const OLD = { deployId: BUNDLE.digest, commit: BUNDLE.manifest.commit };
const MARKER: Marker = { surface: 'shop', tier: 'dev', bundleDigest: BUNDLE.digest, ticketId: digestOf('1') };

let github: Github;
let server: Server;
let liveUrl: string;
let served: Buffer | undefined;
let files: Map<string, Buffer>;

beforeEach(async () => {
  served = undefined;
  files = new Map();
  server = createServer((request, response) => {
    if (served && request.url === MARKER_PATH) response.end(served);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  liveUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  github = await startSample();
  const bot = {
    kind: 'installation',
    repositories: 'all',
    user: null,
    app: 'acme-infra',
    expiresAt: null,
    limit: 5000,
  } as const;
  github.world.tokens['bot'] = {
    ...bot,
    id: 'bot',
    token: 'ghs_bot',
    permissions: { actions: 'write', metadata: 'read' },
  };
  const change = { repository: 'services', user: 'mona', message: 'api', files: { [WORKFLOW]: FILE }, at: AT };
  for (const branch of ['main', 'dev']) commitFiles(github.world, { ...change, branch });
});
afterEach(async () => {
  expect(github.service.violations()).toEqual([]);
  await github.service.close();
  server.closeAllConnections();
  server.close();
});

const store: BundleStore = {
  get: async (name) => files.get(name),
  put: async (name, file) => {
    files.set(name, file);
    return 'kept';
  },
  publish: async () => {},
};
// Bundles are stored by commit. The new deploy has another commit than the previous one.
const ofCommit = (commit: string): BundleStore =>
  commit === OLD.commit ? store : { ...store, get: async () => undefined };

/** Plays the surface's workflow: it serves the marker from its inputs, unless it fails. */
function runner(conclusion: 'success' | 'failure' = 'success') {
  return async () => {
    for (const place of queuedRuns(github.world)) {
      const { bundle = '', ticket = '' } = runAt(github.world, place).inputs;
      const { id } = startJob(github.world, place, { name: 'deploy', at: AT });
      if (conclusion === 'success') served = markerBytes({ ...MARKER, bundleDigest: bundle, ticketId: ticket });
      finishJob(github.world, place, id, { conclusion, at: AT });
      finishRun(github.world, place, AT);
    }
  };
}

function target(sleep: () => Promise<unknown> = runner(), ticketId?: string) {
  const client = githubClient({ kind: 'token', token: 'ghs_bot', baseUrl: `${github.service.url}/` });
  return workflowTarget(client, {
    surface: 'shop',
    tier: 'dev',
    owner: 'acme',
    repo: 'services',
    workflow: WORKFLOW,
    branch: 'dev',
    liveUrl,
    actor: 'acme-infra[bot]',
    store: ofCommit,
    ticketId,
    spentBy: 4711,
    patience: { sleep, everyMs: 10, timeoutMs: 40 },
  });
}
const runs = () => Object.values(github.world.repositories['services']!.runs);

describe('the workflow target', () => {
  test('dispatches the surface’s own workflow on the tier’s branch, and follows it to its end', async () => {
    const shop = target();
    expect(await shop.published()).toBeUndefined();
    const deploy = await shop.stage(BUNDLE, MARKER);
    expect([deploy, shop.addressOf, runs()]).toEqual([{ deployId: BUNDLE.digest, url: liveUrl }, undefined, []]);
    await shop.publish(deploy);
    expect(runs()).toMatchObject([
      {
        headBranch: 'dev',
        event: 'workflow_dispatch',
        actor: 'acme-infra[bot]',
        inputs: { surface: 'shop', tier: 'dev', bundle: BUNDLE.digest, ticket: MARKER.ticketId, leaf: '4711' },
      },
    ]);
    expect(await shop.published()).toEqual(deploy);
    await shop.publish(deploy);
    expect(runs()).toHaveLength(1);
  });

  test('finds the run that a killed one dispatched', async () => {
    const killed = target(() => Promise.reject(new Error('killed')));
    await expect(killed.publish(await killed.stage(BUNDLE, MARKER))).rejects.toThrow('killed');
    const shop = target();
    await shop.publish(await shop.stage(BUNDLE, MARKER));
    expect(runs()).toHaveLength(1);
  });

  test('whose workflow fails, does not end, or cannot be dispatched is an error', async () => {
    const failing = target(runner('failure'));
    const deploy = await failing.stage(BUNDLE, MARKER);
    await expect(failing.publish(deploy)).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringContaining('failure'),
    });
    const endless = target(async () => undefined);
    await endless.stage(BUNDLE, MARKER);
    await expect(endless.publish(deploy)).rejects.toMatchObject({ exitCode: 3 });
    await runner('failure')();
    github.service.addFault({ kind: 'status', status: 422, method: 'POST', path: '/dispatches' });
    await expect(failing.publish(deploy)).rejects.toMatchObject({ exitCode: 1 });
    github.service.addFault({ kind: 'status', status: 502, method: 'POST', path: '/dispatches', late: true });
    const before = runs().length;
    await expect(failing.publish(deploy)).rejects.toMatchObject({ exitCode: 3 });
    expect(runs()).toHaveLength(before + 1);
  });

  test('restores a bundle out of the store, under a ticket only', async () => {
    expect(await target().restorable(OLD)).toMatchObject({ status: 'gone' });
    await storeBundle(store, BUNDLE);
    expect(await target().restorable(OLD)).toEqual({ status: 'restorable' });
    expect(await target().restorable({ ...OLD, commit: 'f'.repeat(40) })).toMatchObject({ status: 'gone' });
    await expect(target().restore(OLD)).rejects.toMatchObject({ exitCode: 1 });
    expect(runs()).toEqual([]);
    await target(runner(), digestOf('2')).restore(OLD);
    expect(runs()).toMatchObject([{ inputs: { ticket: digestOf('2'), bundle: BUNDLE.digest } }]);
  });
});
