import { setTimeout as pause } from 'node:timers/promises';
import { markerBytes } from '../../../../delivery/targets/marker';
import { jobToken } from '../../../../emulator/github/actions/credentials';
import { queuedRuns, runAt } from '../../../../emulator/github/actions/runs';
import type { Permissions } from '../../../../emulator/github/world';
import { entriesOf } from '../../../../evidence/readers/answer';
import type { Outcome } from '../../../support/cli/command';
import { LiveShop } from '../../../support/delivery/rollback/live-shop';
import { BOT, Yard } from './yard';

const INPUTS = ['surface', 'tier', 'commit', 'bundle', 'ticket', 'leaf'].map(
  (name) => `      ${name}: { type: string }\n`,
);
const DOCS = `on:\n  workflow_dispatch:\n    inputs:\n${INPUTS.join('')}jobs: { work: { runs-on: ubuntu-24.04, steps: [{ run: make }] } }\n`;
let live: LiveShop;
let yard: Yard;
let ticket: string;
beforeEach(async () => {
  live = await LiveShop.open('docs', 'dev');
  yard = await Yard.open(live.target, { '.github/workflows/docs.yml': DOCS });
  const sign = ['ticket', 'sign', '--cause', 'release', ...yard.flags('dev', 'docs'), '--push', '--out', 'ticket.json'];
  const signed = await yard.step(await yard.release(), ...sign, '--json');
  ticket = JSON.parse(signed.stdout).id;
});
afterEach(async () => {
  await yard.close();
  live.close();
  expect(yard.github.violations()).toEqual([]);
});

const receipts = async () => entriesOf(await yard.book(), 'deploy-receipt').map(({ predicate }) => predicate);
const ownRuns = () => queuedRuns(yard.world).filter((place) => runAt(yard.world, place).inputs['leaf'] !== undefined);

/**
 * Plays the surface's own workflow each time it is dispatched while other work goes on: the ticket first, then the
 * deploy.
 */
async function withOwnRuns<T>(going: Promise<T>): Promise<T> {
  let isOver = false;
  const ended = going.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    for (const place of ownRuns()) {
      const { surface = '', tier = '', bundle = '', ticket: id = '', leaf = '' } = runAt(yard.world, place).inputs;
      const job = yard.job(place, 'ticket');
      const asked = await yard.step(job, 'ticket', 'verify', id, ...yard.flags(tier, surface), '--spent-by', leaf);
      yard.end(job, asked.code === 0 ? 'success' : 'failure');
      if (asked.code === 0) live.serve(markerBytes({ surface, tier, bundleDigest: bundle, ticketId: id }));
      yard.finish(place);
    }
    await Promise.race([ended.catch(() => undefined), pause(100)]);
  }
  return ended;
}

/** The leaf's jobs. The deploying job has its own token. */
async function leaf(permissions: Permissions): Promise<{ readonly guarded: Outcome; readonly deployed: Outcome }> {
  const place = yard.start('deploy', BOT);
  const flags = [...yard.flags('dev', 'docs'), '--ticket', ticket];
  const guarding = yard.job(place, 'guard');
  const guarded = await yard.step(guarding, 'deploy', 'guard', ...flags, '--json');
  yard.end(guarding);
  const job = yard.job(place, 'dispatch', 'docs-dev');
  const token = jobToken(yard.world, place, job.id, permissions, yard.now.toISOString());
  const deploying = yard.step({ ...job, token }, 'deploy', 'run', ...flags, '--store', 'store', '--json');
  const deployed = await withOwnRuns(deploying);
  yard.end(job, deployed.code === 0 ? 'success' : 'failure');
  yard.finish(place);
  return { guarded, deployed };
}

describe('the leaf of a surface that its own workflow deploys', () => {
  test('says so when it guards, and starts that workflow with the token of its own job', async () => {
    const { guarded, deployed } = await leaf({ actions: 'write', contents: 'read' });
    expect(JSON.parse(guarded.stdout)).toMatchObject({ state: 'may-deploy', target: 'workflow', ticket });
    expect([deployed.stderr, deployed.code]).toEqual(['', 0]);
    expect(await receipts()).toMatchObject([
      { outcome: 'succeeded', ticketId: ticket, target: { provider: 'workflow', publishedReadBack: true } },
    ]);
  });

  test('starts nothing with a token that may not, and leaves the receipt of a failure', async () => {
    const { deployed } = await leaf({ actions: 'read', contents: 'read' });
    expect(deployed.code).not.toBe(0);
    expect(deployed.stderr).toMatch(/dispatch the workflow/);
    expect(await receipts()).toMatchObject([{ outcome: 'failed', ticketId: ticket }]);
  });
});
