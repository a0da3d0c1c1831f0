/**
 * A person with write access to a repository can start workflows, push branches and tags, and edit variables. They want
 * to deploy without permission. Each attempt names the check that stops it.
 */
import { branchCommit } from '../../../../delivery/promotion/compare';
import { dispatchRun } from '../../../../delivery/targets/dispatch';
import { jobToken } from '../../../../emulator/github/actions/credentials';
import { commitFiles } from '../../../../emulator/github/actions/pulls';
import type { RunPlace } from '../../../../emulator/github/actions/runs';
import { readRun } from '../../../../gate/observe/run-facts';
import { LiveShop } from '../../../support/delivery/rollback/live-shop';
import { BOT, Yard } from '../../delivery/deploy/yard';

const LEAF = 'github-actions[bot]';
const INPUTS = ['surface', 'tier', 'commit', 'bundle', 'ticket', 'leaf'].map(
  (name) => `      ${name}: { type: string }\n`,
);
const DOCS = `on:\n  push:\n  workflow_dispatch:\n    inputs:\n${INPUTS.join('')}jobs: { work: { runs-on: ubuntu-24.04, steps: [{ run: make }] } }\n`;

describe('a ticket of a surface with a workflow of its own, spent by a leaf that left no receipt,', () => {
  let live: LiveShop;
  let yard: Yard;
  let ticket: string;
  let leaf: RunPlace;
  beforeEach(async () => {
    live = await LiveShop.open('docs', 'dev');
    yard = await Yard.open(live.target, { '.github/workflows/docs.yml': DOCS });
    const sign = [
      'ticket',
      'sign',
      '--cause',
      'release',
      ...yard.flags('dev', 'docs'),
      '--push',
      '--out',
      'ticket.json',
    ];
    ticket = JSON.parse((await yard.step(await yard.release(), ...sign, '--json')).stdout).id;
    leaf = yard.start('deploy', BOT);
    const guarding = yard.job(leaf, 'guard');
    expect(
      await yard.step(guarding, 'deploy', 'guard', ...yard.flags('dev', 'docs'), '--ticket', ticket),
    ).toMatchObject({ code: 0 });
    yard.end(guarding);
  });
  afterEach(async () => {
    await yard.close();
    live.close();
  });

  /** A run of the surface's own workflow asks for permission to go on, with the job's own token. */
  async function asks(
    actor: string,
    { event = 'workflow_dispatch', workflow = 'docs', branch = 'dev', given = leaf.run } = {},
  ) {
    const place = yard.start(workflow, actor, { event, branch });
    const job = yard.job(place, 'ticket');
    const token = jobToken(yard.world, place, job.id, { actions: 'read', contents: 'read' }, yard.now.toISOString());
    const args = [ticket, ...yard.flags('dev', 'docs'), '--spent-by', String(given)];
    const outcome = await yard.step({ ...job, token }, 'ticket', 'verify', ...args);
    yard.end(job, outcome.code === 0 ? 'success' : 'failure');
    return [outcome.code, outcome.stdout];
  }

  test('is of no use to a run that somebody else starts, in whatever way, while the leaf goes on', async () => {
    expect(await asks(LEAF)).toEqual([0, expect.stringContaining('spent by the run')]);
    expect(await asks('mona')).toEqual([1, expect.stringContaining('dispatched by mona')]);
    expect(await asks(LEAF, { event: 'push' })).toEqual([1, expect.stringContaining('started by push')]);
    expect(await asks(LEAF, { workflow: 'ci' })).toEqual([1, expect.stringContaining('ci.yml is not')]);
    expect(await asks(LEAF, { branch: 'main' })).toEqual([1, expect.stringContaining('is on main')]);
    expect(await asks(LEAF, { given: yard.start('deploy', BOT).run })).toEqual([
      1,
      expect.stringContaining('another run'),
    ]);
  });

  test('is over when the leaf was cancelled, when time has passed, and when another ticket is there', async () => {
    yard.later(89);
    expect((await asks(LEAF))[0]).toBe(0);
    yard.later(1);
    expect(await asks(LEAF)).toEqual([1, expect.stringContaining('its permission ended')]);
    yard.later(60 * 24 * 200);
    expect(await asks('mona')).toEqual([1, expect.stringContaining('its permission ended')]);
  });

  test('is over with the run of the leaf', async () => {
    yard.finish(leaf);
    expect(await asks(LEAF)).toEqual([1, expect.stringContaining('has ended')]);
  });
});

test('makes a tag with the name of a tier’s branch: the leaf runs, and a promotion compares, the branch', async () => {
  const yard = await Yard.open();
  try {
    const repository = yard.world.repositories['storefront']!;
    const theirs = { repository: 'storefront', user: 'stranger', message: 'theirs', at: yard.now.toISOString() };
    repository.branches['feature'] = { ...repository.branches['dev']! };
    const stolen = commitFiles(yard.world, { ...theirs, branch: 'feature', files: { 'shop.txt': 'stolen' } });
    repository.tags['dev'] = stolen;
    const place = { owner: 'acme', repo: 'storefront' };
    const run = await dispatchRun(
      yard.client,
      { ...place, workflow: '.github/workflows/deploy.yml', branch: 'dev' },
      {},
    );
    expect(await readRun(yard.client, run)).toMatchObject({ branch: 'dev', sha: yard.commit });
    expect(await branchCommit(yard.client, place, 'dev')).toBe(yard.commit);
    // Without the branch, the tag must not resolve in its place.
    delete repository.branches['dev'];
    expect(await branchCommit(yard.client, place, 'dev')).toBeUndefined();
    await expect(
      dispatchRun(yard.client, { ...place, workflow: '.github/workflows/deploy.yml', branch: 'dev' }, {}),
    ).rejects.toMatchObject({ exitCode: 1 });
  } finally {
    await yard.close();
  }
});
