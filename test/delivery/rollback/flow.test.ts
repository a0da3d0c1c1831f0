import { expireDeploys } from '../../../emulator/netlify/deploys';
import type { Outcome } from '../../cli/command';
import { serve } from '../monitor/server';
import type { Deployed } from './scene';
import { RollbackScene } from './scene';

// Each step signs over HTTP and runs git a dozen times.
jest.setTimeout(900_000);

let scene: RollbackScene;
let good: Deployed;
let bad: Deployed;
async function open(): Promise<void> {
  scene = await RollbackScene.open();
  good = await scene.release('a', 11);
  bad = await scene.release('b', 12);
  await scene.readBack();
}

const PLACE = ['--surface', 'shop', '--tier', 'production'];
const ORIGINAL = ['--original', 'artifacts-a/release_readiness_gate_report.json'];
const BEFORE = ['succeeded a', 'succeeded b'];
const AFTER = [...BEFORE, 'rolled-back b', 'succeeded a'];
const rollback = (runId: number, ...more: readonly string[]): Promise<Outcome> =>
  scene.run(['rollback', 'run', ...PLACE, ...ORIGINAL, ...more], scene.job(runId));
const person = (id: number, login: string) => ({ id, login });
const review = (id: number, login: string) => {
  return { state: 'approved', user: person(id, login), environments: [{ name: 'production-approval-shop' }] };
};
/** What GitHub says of the run 50: its starter approved it, and so did somebody else. */
function answerOf(path: string): unknown {
  if (path.includes('/members')) return [person(41, 'starter'), person(7, 'octocat')];
  if (path.endsWith('/approvals')) return [review(41, 'starter'), review(7, 'octocat')];
  const starter = person(41, 'starter');
  return {
    ...{
      id: 50,
      path: '.github/workflows/rollback.yml',
      head_branch: 'main',
      head_sha: 'e'.repeat(40),
      run_attempt: 1,
    },
    ...{ event: 'workflow_dispatch', status: 'in_progress', conclusion: null, html_url: '', created_at: '' },
    ...{ actor: starter, triggering_actor: starter },
  };
}
const incidents = async () =>
  (await scene.book()).statements.flatMap(({ statement }) =>
    statement.kind === 'incident' ? [statement.predicate] : [],
  );

describe('a bad release', () => {
  beforeEach(open);
  afterEach(() => scene.close());

  test('is unhealthy, is rolled back by its monitor, and what was restored earns its go again', async () => {
    scene.netlify.world.siteFaults.push({ deploy: bad.deployId, path: '^/api/health$', kind: 'status', status: 503 });
    const seen = await scene.run(['monitor', ...PLACE, '--rollback', ...ORIGINAL], scene.job(20));
    expect(scene.json('artifacts/rollback_shop_production.json')['reason']).toBe('production-a is live again');
    expect([seen.code, seen.stderr]).toEqual([1, '']);
    expect(scene.published()).toBe(good.deployId);
    expect(scene.netlify.world.deploys.find(({ id }) => id === good.deployId)?.locked).toBe(true);
    expect(await scene.chain()).toEqual(AFTER);
    expect(scene.json('artifacts/monitor_shop_production.json')).toMatchObject({
      ...{ verdict: 'unhealthy', watched: { receipt: bad.receipt, deployId: bad.deployId } },
      health: { checks: 2, passed: 0 },
    });
    expect(scene.json('artifacts/release_readiness_gate_report.json')).toMatchObject({
      decision: 'go',
      kind: 'rollback',
    });
    expect(await incidents()).toMatchObject([
      { incidentId: 'rollback-shop-production-2', closedAt: null, severity: 'critical' },
    ]);

    scene.later();
    const again = await scene.run(['monitor', ...PLACE, '--json'], scene.job(21));
    expect([again.code, JSON.parse(again.stdout)]).toMatchObject([
      0,
      { verdict: 'healthy', warn: false, rollback: null },
    ]);
    expect(await rollback(22)).toMatchObject({ code: 0, stdout: expect.stringContaining('done-before') });
    expect(await scene.chain()).toEqual(AFTER);
    const known = await scene.run(['lkg', ...PLACE, '--json'], scene.job(23));
    expect([known.code, JSON.parse(known.stdout).targets]).toMatchObject([0, [{ restorable: true }]]);
    const replayed = await scene.run(['gate', 'replay', 'artifacts/release_readiness_gate_report.json'], {});
    expect(replayed.code).toBe(0);
  });

  test('is rolled back by hand only when somebody else approved, and cut off anywhere the next run goes on', async () => {
    const alone = await rollback(30);
    expect([alone.code, alone.stdout]).toEqual([1, expect.stringContaining('0 of 1 people approved')]);
    await scene.approve(31, good, 'starter', 41);
    expect((await rollback(31)).code).toBe(1);
    await scene.approve(32, good, 'octocat', 7);
    const unproven = await scene.run(['rollback', 'run', ...PLACE], scene.job(32));
    expect([unproven.code, unproven.stdout]).toEqual([1, expect.stringContaining('rollback/original')]);
    expect([scene.published(), await scene.chain()]).toEqual([bad.deployId, BEFORE]);

    const cuts = ['ticket signed', 'restored and read back', 'gate again'];
    for (const [index, cut] of cuts.entries()) {
      scene.later();
      await scene.approve(40 + index, good, 'octocat', 7);
      const args = ['rollback', 'run', ...PLACE, ...ORIGINAL];
      await expect(scene.run(args, scene.job(40 + index), cut)).rejects.toThrow('killed');
    }
    expect([scene.published(), await scene.chain()]).toEqual([good.deployId, AFTER.slice(0, 3)]);
    scene.later();
    const github = await serve((response, path) => {
      response.setHeader('content-type', 'application/json').end(JSON.stringify(answerOf(path)));
    });
    const env = { ...scene.job(50), GITHUB_TOKEN: 'token', GITHUB_BASE_URL: github.url };
    const last = await scene.run(['rollback', 'run', ...PLACE, ...ORIGINAL], env);
    await github.close();
    expect(last).toMatchObject({ code: 0, stderr: '' });
    expect(await scene.chain()).toEqual(AFTER);
    expect(await incidents()).toHaveLength(1);
  });
});

describe('a release that stays live', () => {
  beforeAll(open);
  afterAll(() => scene.close());

  test('is drilled: the older one is live for a moment, and a signed drill is left', async () => {
    const drill = () => scene.run(['rollback', 'drill', ...PLACE, '--json'], scene.job(70));
    expect((await drill()).code).toBe(1);
    await scene.approve(70, good, 'octocat', 7);
    const done = await drill();
    expect([done.code, JSON.parse(done.stdout)]).toMatchObject([
      0,
      { result: 'PASSED', restored: { id: good.receipt } },
    ]);
    expect([scene.published(), await scene.chain()]).toEqual([bad.deployId, BEFORE]);
    const drills = (await scene.book()).statements.filter(({ statement }) => statement.kind === 'drill');
    expect(drills).toMatchObject([{ statement: { predicate: { result: 'PASSED', restored: good.receipt } } }]);
  });

  test('hears of bad input as one clear error, and nothing is changed', async () => {
    const head = scene.evidence.head();
    const job = scene.job(80);
    const wrong: readonly (readonly [readonly string[], RegExp])[] = [
      [['monitor', '--surface', 'none', '--tier', 'production'], /no surface "none"/],
      [['lkg', '--surface', 'shop', '--tier', 'none'], /not on a tier "none"/],
      [['rollback', 'run', ...PLACE, '--to', 'abc'], /"abc" is no digest/],
      [['rollback', 'run', ...PLACE, '--original', 'none.json'], /no such file/],
      [['rollback', 'plan', '--surface', 'shop'], /required option/],
    ];
    for (const [args, message] of wrong) {
      expect(await scene.run(args, job)).toMatchObject({ code: 2, stderr: expect.stringMatching(message) });
    }
    const { GITHUB_RUN_ID: _, ...elsewhere } = job;
    expect(await scene.run(['rollback', 'run', ...PLACE], elsewhere)).toMatchObject({ code: 2 });
    expect(scene.evidence.head()).toBe(head);
  });

  test('stays where nothing can be restored, where nothing is known to be good, and where the branch was tampered with', async () => {
    const plan = () => scene.run(['rollback', 'plan', ...PLACE, '--json'], scene.job(60));
    const planned = await plan();
    expect([planned.code, JSON.parse(planned.stdout)]).toMatchObject([
      0,
      { good: { id: good.receipt }, isNewest: true, approvals: 1, original: { run: { runId: 11 } } },
    ]);
    const { deploys } = scene.netlify.world;
    expireDeploys(scene.netlify.world, scene.site, '2999-01-01T00:00:00Z');
    expect([(await plan()).code, JSON.parse((await plan()).stdout).restorability.status]).toEqual([1, 'gone']);
    await scene.approve(61, good, 'octocat', 7);
    const expired = await rollback(61);
    expect([expired.code, expired.stdout]).toEqual([1, expect.stringContaining('cannot be restored')]);
    expect(await incidents()).toEqual([]);
    scene.netlify.world.deploys = deploys;

    scene.netlify.world.siteFaults.push({ deploy: good.deployId, kind: 'drop' });
    expect((await rollback(61)).code).toBe(3);
    scene.netlify.world.siteFaults.length = 0;

    await scene.revoke(good);
    const revoked = await rollback(61);
    expect([revoked.code, revoked.stdout]).toEqual([1, expect.stringContaining('no good release')]);
    expect(scene.json('artifacts/rollback_shop_production.json')).toMatchObject({ status: 'refused', good: null });
    const named = await rollback(61, '--to', good.receipt);
    expect([named.code, named.stdout]).toEqual([1, expect.stringContaining('was revoked')]);

    scene.evidence.pull();
    scene.evidence.hand.git('rm', '--quiet', '-r', 'evidence/_');
    scene.evidence.hand.commit('nothing was revoked');
    scene.evidence.push();
    expect((await rollback(61)).code).toBe(1);
    const blind = await scene.run(['monitor', ...PLACE], scene.job(62));
    expect([blind.code, scene.json('artifacts/monitor_shop_production.json')['verdict']]).toEqual([3, 'unverified']);
    expect([scene.published(), bad.deployId]).toEqual([bad.deployId, bad.deployId]);
  });
});
