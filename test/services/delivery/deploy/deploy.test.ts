import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Verifier as SignatureVerifier } from '@sigstore/verify';
import { rerun, runAt } from '../../../../emulator/github/actions/runs';
import { entriesOf } from '../../../../evidence/readers/answer';
import { digestOf } from '../../../support/evidence/samples';
import { BOT, Yard, type YardJob } from './yard';

let yard: Yard;
let releasing: YardJob;
beforeEach(async () => {
  yard = await Yard.open();
  releasing = await yard.release();
});
afterEach(async () => {
  await yard.close();
  expect(yard.github.violations()).toEqual([]);
  expect(yard.netlify.violations()).toEqual([]);
});

async function ticket(surface = 'shop'): Promise<string> {
  const out = `ticket-${surface}-${Math.random()}.json`;
  const sign = [
    'ticket',
    'sign',
    '--cause',
    'release',
    ...yard.flags('dev', surface),
    '--push',
    '--out',
    out,
    '--json',
  ];
  const signed = await yard.step(releasing, ...sign);
  expect(signed).toMatchObject({ code: 0 });
  return JSON.parse(signed.stdout).id;
}

/** A leaf that the delivery App dispatched, unless another actor is given. */
const leafRun = (actor = BOT, workflow = 'deploy', branch = 'dev') => yard.start(workflow, actor, { branch });
const guard = (job: YardJob, id: string, ...more: readonly string[]) =>
  yard.step(job, 'deploy', 'guard', ...yard.flags('dev'), '--ticket', id, ...more);
const deploy = (job: YardJob, id: string) =>
  yard.step(job, 'deploy', 'run', ...yard.flags('dev'), '--ticket', id, '--store', 'store', '--json');
const receipts = async () => {
  const all = entriesOf(await yard.book(), 'deploy-receipt').map(({ predicate }) => predicate);
  return all.sort((one, other) => one.sequence - other.sequence);
};
const readNames = (folder: string) => readdirSync(join(yard.folder, folder));
const published = () => yard.netlify.world.sites.find(({ name }) => name === 'shop-dev')?.publishedDeployId;

/** Guard and run of a leaf, as two jobs. */
async function whole(id: string) {
  const place = leafRun();
  const guarding = yard.job(place, 'guard');
  expect(await guard(guarding, id)).toMatchObject({ code: 0 });
  yard.end(guarding);
  const job = yard.job(place, 'deploy', 'shop-dev');
  return { job, outcome: await deploy(job, id) };
}

describe('causeway deploy', () => {
  test('guards, deploys, reads back and leaves a receipt; again it finds that all is done', async () => {
    const id = await ticket();
    const { job, outcome } = await whole(id);
    expect([outcome.code, JSON.parse(outcome.stdout)]).toMatchObject([0, { state: 'deployed' }]);
    expect(await receipts()).toMatchObject([
      {
        surface: 'shop',
        tier: 'dev',
        environment: 'shop-dev',
        outcome: 'succeeded',
        cause: 'release',
        ticketId: id,
        target: { provider: 'netlify', deployId: published(), publishedReadBack: true },
        health: { checks: 1, passed: 1 },
        workflow: { actor: BOT },
        sequence: 1,
      },
    ]);
    const again = await deploy(job, id);
    expect([again.code, JSON.parse(again.stdout).state]).toEqual([0, 'already']);
    expect(await receipts()).toHaveLength(1);
    expect(yard.netlify.world.deploys).toHaveLength(1);
  });

  test('reads the branch once, and verifies each of its files and each of its own statements once', async () => {
    const id = await ticket();
    const before = (await yard.book()).statements.length;
    const job = yard.job(leafRun(), 'deploy', 'shop-dev');
    const processes = require('node:child_process') as typeof import('node:child_process');
    const asked = jest.spyOn(processes, 'spawnSync');
    const verified = jest.spyOn(SignatureVerifier.prototype, 'verify');
    yard.isAlone = true;
    const { code } = await yard.step(job, 'deploy', ...yard.flags('dev'), '--ticket', id, '--store', 'store');
    // A reading walks the whole history once.
    const readings = asked.mock.calls.filter(([, args]) => args?.includes('rev-list'));
    const counts = { readings: readings.length, verified: verified.mock.calls.length };
    for (const spy of [asked, verified]) spy.mockRestore();
    expect(code).toBe(0);
    // The leaf's own statements: the spent ticket, the receipt of the attempt before the deploy, and the final receipt.
    expect(counts).toEqual({ readings: 1, verified: before + 3 });
  });

  test('proves that the previous deploy can be restored before it publishes', async () => {
    await whole(await ticket());
    const first = published();
    Object.assign(yard.netlify.world, { deploys: [] });
    yard.netlify.world.sites.find(({ name }) => name === 'shop-dev')!.publishedDeployId = null;
    const { outcome } = await whole(await ticket());
    expect([outcome.code, outcome.stderr]).toEqual([1, expect.stringContaining(`no longer has the deploy ${first}`)]);
    expect(yard.netlify.world.deploys).toEqual([]);
    expect((await receipts()).map((each) => each.outcome)).toEqual(['succeeded', 'failed']);
  });

  test('does not publish what fails on its own address, and says so in a receipt', async () => {
    yard.netlify.world.siteFaults.push({ path: 'health', kind: 'redirect' });
    const { outcome } = await whole(await ticket());
    expect([outcome.code, outcome.stderr]).toEqual([1, expect.stringMatching(/redirects.*was not published/)]);
    expect(published()).toBeNull();
    expect(await receipts()).toMatchObject([{ outcome: 'failed', target: { publishedReadBack: false } }]);
  });

  test('goes on where a killed run had published, under the ticket that the marker names', async () => {
    const killed = await ticket();
    const place = leafRun();
    const guarding = yard.job(place, 'guard');
    await guard(guarding, killed);
    yard.end(guarding);
    const job = yard.job(place, 'deploy', 'shop-dev');
    // The receipt never reaches the branch, as if the run had been killed between publishing and its receipt.
    const args = [...yard.flags('dev'), '--ticket', killed, '--store', 'store', '--out', 'lost'];
    expect(await yard.step(job, 'deploy', 'run', ...args)).toMatchObject({ code: 0 });
    const there = published();
    expect([there, await receipts()]).toEqual([expect.any(String), []]);
    yard.end(job, 'failure');
    const { outcome } = await whole(await ticket());
    expect([outcome.code, JSON.parse(outcome.stdout).state]).toEqual([0, 'resumed']);
    expect([published(), yard.netlify.world.deploys.length]).toEqual([there, 1]);
    expect(await receipts()).toMatchObject([{ outcome: 'succeeded', ticketId: killed, target: { deployId: there } }]);
  });

  test('a target that is down in the middle is a failure with its receipt, and the next run goes on', async () => {
    yard.netlify.addFault({ kind: 'status', status: 422, method: 'PUT', path: '/files/' });
    const { outcome } = await whole(await ticket());
    expect([outcome.code, outcome.stderr]).toEqual([1, expect.stringContaining('could not upload a file: 422')]);
    expect(published()).toBeNull();
    yard.netlify.clearFaults();
    expect((await whole(await ticket())).outcome.code).toBe(0);
    expect((await receipts()).map((each) => each.outcome)).toEqual(['failed', 'succeeded']);
  });

  test('refuses a bundle that is not in the store, or that nobody signed', async () => {
    const { outcome } = await (async () => {
      const place = leafRun();
      const guarding = yard.job(place, 'guard');
      const id = await ticket();
      await guard(guarding, id);
      yard.end(guarding);
      const job = yard.job(place, 'deploy', 'shop-dev');
      yard.put('empty/.keep', '');
      return {
        outcome: await yard.step(job, 'deploy', 'run', ...yard.flags('dev'), '--ticket', id, '--store', 'empty'),
      };
    })();
    expect([outcome.code, outcome.stderr]).toEqual([1, expect.stringContaining('the store does not have the bundle')]);
    expect(published()).toBeNull();
  });
});

describe('the guard refuses', () => {
  const refused = async (job: YardJob, id: string, reason: RegExp) => {
    const outcome = await guard(job, id);
    expect([outcome.code, outcome.stdout]).toEqual([1, expect.stringMatching(reason)]);
    expect(entriesOf(await yard.book(), 'ticket-spent')).toEqual([]);
    expect(published()).toBeNull();
  };

  test('a run that a person dispatched, or that was started by another event', async () => {
    const id = await ticket();
    await refused(yard.job(leafRun('mona'), 'guard'), id, /dispatched by mona, not by acme-delivery\[bot\]/);
    const pushed = yard.start('deploy', BOT, { event: 'push' });
    await refused(yard.job(pushed, 'guard'), id, /started by push/);
  });

  test('a workflow of another name, and one of the same name on another branch', async () => {
    const id = await ticket();
    await refused(yard.job(leafRun(BOT, 'ci'), 'guard'), id, /ci\.yml is not \.github\/workflows\/deploy\.yml/);
    await refused(yard.job(leafRun(BOT, 'deploy', 'main'), 'guard'), id, /is on main; dev is deployed from dev/);
  });

  test('a leaf that a person started again', async () => {
    const id = await ticket();
    const place = leafRun();
    yard.end(yard.job(place, 'guard'));
    yard.finish(place);
    rerun(yard.world, place, 'mona', yard.now.toISOString());
    await refused(yard.job(place, 'guard'), id, /dispatched by mona|started again/);
  });

  test('a ticket of another surface, a forged one, and one that is on no branch', async () => {
    const job = yard.job(leafRun(), 'guard');
    await refused(job, await ticket('docs'), /for the surface docs/);
    await refused(job, digestOf('7'), /no such ticket/);
    const { bytes } = (await yard.branch.read()).files.find(({ path }) => path.includes('promotion-ticket'))!;
    const forged = yard.put('forged.json', bytes.toString().replace(/"sig":"[^"]{4}/, '"sig":"AAAA'));
    await refused(job, forged, /refused/);
  });

  test('a ticket whose run ended badly, or was started again', async () => {
    const id = await ticket();
    yard.end(releasing, 'failure');
    yard.finish(releasing.place);
    await refused(yard.job(leafRun(), 'guard'), id, /ended with failure/);
    rerun(yard.world, releasing.place, 'octocat', yard.now.toISOString());
    await refused(yard.job(leafRun(), 'guard'), id, /started again since/);
  });

  test('what GitHub would not tell: that is exit 3', async () => {
    const id = await ticket();
    yard.github.addFault({ kind: 'status', status: 403, path: '/actions/runs/', times: 9 });
    expect(await guard(yard.job(leafRun(), 'guard'), id)).toMatchObject({ code: 3 });
  });

  test('a ticket that was spent by another run, and the environment’s job one that was not spent', async () => {
    const id = await ticket();
    const unspent = await deploy(yard.job(leafRun(), 'deploy', 'shop-dev'), id);
    expect([unspent.code, unspent.stdout]).toEqual([
      1,
      expect.stringContaining('does not record that the ticket was spent'),
    ]);
    const job = yard.job(leafRun(), 'guard');
    expect(await guard(job, id)).toMatchObject({ code: 0 });
    expect(await guard(job, id)).toMatchObject({ code: 0 });
    expect(await guard(yard.job(leafRun(), 'guard'), id)).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('already spent'),
    });
    const other = await deploy(yard.job(leafRun(), 'deploy', 'shop-dev'), id);
    expect([other.code, other.stdout]).toEqual([1, expect.stringContaining('spent by another run')]);
    expect(published()).toBeNull();
  });
});

describe('bad input of causeway deploy', () => {
  test.each<[string, readonly string[], RegExp]>([
    ['an unknown surface', ['--surface', 'moon', '--tier', 'dev'], /there is no surface "moon"/],
    ['an unknown tier', ['--surface', 'shop', '--tier', 'moon'], /not on a tier "moon"/],
    ['half a commit id', ['--surface', 'shop', '--tier', 'dev', '--commit', 'abc123'], /not a full commit id/],
    ['half a digest', ['--surface', 'shop', '--tier', 'dev', '--bundle', 'sha256:12'], /not a digest/],
    ['no store', ['--surface', 'shop', '--tier', 'dev'], /the bundle store is missing/],
    [
      'statements that would not be there',
      ['--surface', 'shop', '--tier', 'dev', '--out', 'x'],
      /would not find the statements on the evidence branch/,
    ],
  ])('%s is exit 2, and nothing happens', async (name, flags, message) => {
    const job = yard.job(leafRun(), 'deploy', 'shop-dev');
    const rest = ['--commit', yard.commit, '--bundle', yard.bundle(), '--ticket', digestOf('1')];
    const missing = rest.filter((_, index) => !flags.includes(rest[index - (index % 2)]!));
    const step = name === 'no store' ? ['run'] : [];
    const outcome = await yard.step(job, 'deploy', ...step, ...flags, ...missing);
    expect([outcome.code, outcome.stderr]).toEqual([2, expect.stringMatching(message)]);
    expect(yard.netlify.world.deploys).toEqual([]);
  });

  test('a statement is handed over in place of being pushed where the job may not push', async () => {
    const id = await ticket();
    const place = leafRun();
    const guarding = yard.job(place, 'guard');
    const head = (await yard.branch.read()).head;
    expect(await guard(guarding, id, '--out', 'spent')).toMatchObject({ code: 0 });
    expect((await yard.branch.read()).head).toBe(head);
    const [name] = readNames('spent');
    expect(name).toMatch(/^ticket-spent-/);
    expect(await guard(guarding, id, '--out', 'spent')).toMatchObject({ code: 2 });
    expect(await yard.step(guarding, 'evidence', 'push', `spent/${name}`)).toMatchObject({ code: 0 });
    yard.end(guarding);
    const job = yard.job(place, 'deploy', 'shop-dev');
    const args = [...yard.flags('dev'), '--ticket', id, '--store', 'store', '--out', 'receipt'];
    expect(await yard.step(job, 'deploy', 'run', ...args)).toMatchObject({ code: 0 });
    expect(await receipts()).toEqual([]);
    const [receipt] = readNames('receipt');
    const nothing = await yard.step(job, 'evidence', 'push', '--from', 'nowhere');
    expect(nothing).toMatchObject({ code: 0, stdout: 'there was nothing to record\n' });
    for (const wrong of [['--from', 'receipt', `receipt/${receipt}`], []]) {
      expect(await yard.step(job, 'evidence', 'push', ...wrong)).toMatchObject({ code: 2 });
    }
    expect(await receipts()).toEqual([]);
    expect(await yard.step(job, 'evidence', 'push', '--from', 'receipt')).toMatchObject({ code: 0 });
    expect(await receipts()).toMatchObject([{ outcome: 'succeeded', ticketId: id }]);
    expect(runAt(yard.world, place).actor).toBe(BOT);
  });
});
