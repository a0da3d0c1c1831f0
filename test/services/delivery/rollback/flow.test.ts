import type { Outcome } from '../../../support/cli/command';
import { playLeaf, rollBack, watch } from '../../../support/delivery/rollback/play';
import type { Deployed } from '../../../support/delivery/rollback/scene';
import { RollbackScene } from '../../../support/delivery/rollback/scene';
import { expireDeploys } from '../../../support/emulator/expire-deploys';

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
const BEFORE = ['succeeded a', 'succeeded b'];
const AFTER = [...BEFORE, 'rolled-back b', 'succeeded a'];
const approved = { approvers: ['octocat'] };
/** A command in a job of rollback.yml without approval. */
const alone = (...args: readonly string[]): Promise<Outcome> =>
  scene.run(args, scene.in(scene.hub.job(scene.hub.start('rollback', 'starter'), 'plan')));
const said = async (kind: string) =>
  (await scene.book()).statements.flatMap(({ statement }) =>
    statement.kind === kind ? [statement.predicate as Readonly<Record<string, unknown>>] : [],
  );
const restores = () => scene.netlify.requests().filter(({ path }) => path.endsWith('/restore')).length;

describe('a bad release', () => {
  beforeEach(open);
  afterEach(() => scene.close());

  test('is unhealthy, is rolled back by its monitor through the leaf, and what was restored earns its go again', async () => {
    scene.netlify.world.siteFaults.push({ deploy: bad.deployId, path: '^/api/health$', kind: 'status', status: 503 });
    const { decide, restore, again } = await watch(scene, { args: PLACE, isHanded: true });
    if (again?.code !== 0) throw new Error(JSON.stringify({ decide, restore, again }));
    expect([decide.stderr, decide.code, restore?.code, again.stderr]).toEqual(['', 0, 0, '']);
    expect(scene.json('artifacts/rollback_shop_production.json')).toMatchObject({
      status: 'rolled-back',
      reason: 'shop-production-4 is live again, and the gate said go',
    });
    expect(scene.published()).toBe(good.deployId);
    expect(scene.netlify.world.deploys.find(({ id }) => id === good.deployId)?.locked).toBe(true);
    expect(await scene.chain()).toEqual(AFTER);
    const [ticket] = (await said('promotion-ticket')).filter(({ cause }) => cause === 'rollback');
    expect(ticket).toMatchObject({ watched: bad.receipt, restores: good.receipt });
    const receipts = (await said('deploy-receipt')).filter(({ cause }) => cause === 'rollback');
    const workflow = { path: '.github/workflows/deploy.yml', actor: 'acme-delivery[bot]' };
    expect(receipts).toMatchObject([{ workflow }, { workflow }]);
    expect(scene.json('artifacts/monitor_shop_production.json')).toMatchObject({
      verdict: 'unhealthy',
      watched: { receipt: bad.receipt, deployId: bad.deployId },
      health: { checks: 2, passed: 0 },
    });
    expect(scene.json('artifacts/release_readiness_gate_report.json')).toMatchObject({
      decision: 'go',
      kind: 'rollback',
    });
    expect(await said('incident')).toMatchObject([
      { incidentId: 'rollback-shop-production-2', closedAt: null, severity: 'critical' },
    ]);
    expect((await said('release-decision')).filter(({ kind }) => kind === 'rollback')).toHaveLength(2);

    scene.later();
    const looking = scene.hub.start('monitor', 'acme-delivery[bot]');
    const job = scene.hub.job(looking, 'watch');
    const healthy = await scene.run(['monitor', ...PLACE, '--rollback', '--json'], scene.in(job));
    scene.hub.end(job);
    scene.hub.finish(looking);
    expect([healthy.code, JSON.parse(healthy.stdout)]).toMatchObject([
      0,
      { verdict: 'healthy', warn: false, rollback: null },
    ]);
    const second = await rollBack(scene, { args: PLACE });
    expect(second.decide).toMatchObject({ code: 0, stdout: expect.stringContaining('done-before') });
    expect(second.restore).toMatchObject({ code: 0, stdout: expect.stringContaining('done-before') });
    expect(second.again).toMatchObject({ code: 0, stdout: expect.stringContaining('done-before') });
    expect(await scene.chain()).toEqual(AFTER);
    const known = await alone('lkg', ...PLACE, '--json');
    expect([known.code, JSON.parse(known.stdout).targets]).toMatchObject([0, [{ restorable: true }]]);
    const replayed = await scene.run(['gate', 'replay', 'artifacts/release_readiness_gate_report.json'], {});
    expect(replayed.code).toBe(0);
  });

  test('is rolled back by hand only when somebody else approved, and cut off anywhere the next run goes on', async () => {
    const nobody = await rollBack(scene, { args: PLACE });
    expect([nobody.decide.code, nobody.decide.stdout]).toEqual([1, expect.stringContaining('0 of 1 people approved')]);
    const self = await rollBack(scene, { args: PLACE, approvers: ['starter'] });
    expect([self.decide.code, self.decide.stdout]).toEqual([1, expect.stringContaining('0 of 1 people approved')]);
    const unproven = await rollBack(scene, { ...approved, args: PLACE, isUnproven: true });
    expect([unproven.decide.code, unproven.decide.stdout]).toEqual([1, expect.stringContaining('rollback/original')]);
    expect([scene.published(), await scene.chain()]).toEqual([bad.deployId, BEFORE]);

    for (const cut of ['gate: go', 'ticket signed']) {
      scene.later();
      await expect(rollBack(scene, { ...approved, args: PLACE, cuts: { decide: cut } })).rejects.toThrow('killed');
      expect([scene.published(), await scene.chain()]).toEqual([bad.deployId, BEFORE]);
    }
    const before = restores();
    const leaves = [
      ['restored and read back', BEFORE],
      ['receipt: rolled-back', AFTER.slice(0, 3)],
    ] as const;
    for (const [cut, chain] of leaves) {
      scene.later();
      const { decide, restore } = await rollBack(scene, { ...approved, args: PLACE, cuts: { leaf: cut } });
      expect([decide.code, restore?.code]).toEqual([0, 1]);
      expect([scene.published(), await scene.chain()]).toEqual([good.deployId, chain]);
    }
    scene.later();
    await expect(rollBack(scene, { ...approved, args: PLACE, cuts: { again: 'gate again' } })).rejects.toThrow(
      'killed',
    );
    expect(await scene.chain()).toEqual(AFTER);
    scene.later();
    const last = await rollBack(scene, { args: PLACE });
    expect([last.decide.stdout, last.again]).toMatchObject([
      expect.stringContaining('done-before'),
      { code: 0, stderr: '' },
    ]);
    expect([await scene.chain(), restores() - before]).toEqual([AFTER, 1]);
    expect(await said('incident')).toHaveLength(1);
  });

  test('is not gone back from where the restored one is ill: that has its receipt, and the next run goes on', async () => {
    scene.netlify.world.siteFaults.push({ deploy: good.deployId, path: '^/api/health$', kind: 'status', status: 500 });
    const ill = await rollBack(scene, { ...approved, args: PLACE });
    expect([ill.decide.code, ill.decide.stdout]).toEqual([1, expect.stringContaining('smoke')]);
    expect(await scene.chain()).toEqual(BEFORE);
    scene.netlify.world.siteFaults.length = 0;
    scene.later();
    // The site becomes unhealthy between the decision and the leaf's check.
    const broken = { path: '^/api/health$', kind: 'status', status: 500 } as const;
    const { restore } = await rollBack(scene, {
      ...approved,
      args: PLACE,
      atLeaf: () => scene.netlify.world.siteFaults.push({ deploy: good.deployId, ...broken }),
    });
    expect([restore?.code, restore?.stdout]).toEqual([1, expect.stringContaining('refused')]);
    expect(await scene.chain()).toEqual([...BEFORE, 'rolled-back b', 'failed a']);
    scene.netlify.world.siteFaults.length = 0;
    scene.later();
    const third = await rollBack(scene, { ...approved, args: PLACE });
    if (third.again?.code !== 0) throw new Error(JSON.stringify(third));
    expect(await scene.chain()).toEqual([...BEFORE, 'rolled-back b', 'failed a', 'succeeded a']);
  });
});

describe('a release that stays live', () => {
  beforeAll(open);
  afterAll(() => scene.close());

  test('is drilled through the leaf: the older one is live for a moment, and a signed drill is left', async () => {
    expect((await rollBack(scene, { args: PLACE, drill: true })).decide.code).toBe(1);
    const { decide, restore } = await rollBack(scene, { ...approved, args: PLACE, drill: true, isHanded: true });
    expect([decide.code, restore?.stdout, restore?.code]).toEqual([0, expect.stringContaining('the drill passed'), 0]);
    expect([scene.published(), await scene.chain()]).toEqual([bad.deployId, BEFORE]);
    expect(await said('drill')).toMatchObject([{ result: 'PASSED', restored: good.receipt }]);
  });

  test('is left alone by a leaf whose ticket was spent, or that a person dispatched', async () => {
    const [ticket] = (await scene.book()).statements.filter(
      ({ statement }) => statement.kind === 'promotion-ticket' && statement.predicate.drill,
    );
    const inputs = { surface: 'shop', tier: 'production', commit: bad.commit, bundle: bad.bundle, ticket: ticket!.id };
    for (const [actor, reason] of [
      ['acme-delivery[bot]', /already spent/],
      ['starter', /already spent|dispatched by starter/],
    ] as const) {
      const place = scene.hub.start('deploy', actor, inputs);
      const [guarded] = await playLeaf(scene, place);
      expect([guarded?.code, guarded?.stdout]).toEqual([1, expect.stringMatching(reason)]);
    }
    expect(scene.published()).toBe(bad.deployId);
  });

  test('hears of bad input as one clear error, and nothing is changed', async () => {
    const head = scene.evidence.head();
    const job = scene.in(scene.hub.job(scene.hub.start('rollback', 'starter'), 'decide'));
    const wrong: readonly (readonly [readonly string[], RegExp])[] = [
      [['monitor', '--surface', 'none', '--tier', 'production'], /no surface "none"/],
      [['lkg', '--surface', 'shop', '--tier', 'none'], /not on a tier "none"/],
      [['lkg', '--tier', 'none', '--gate', 'x.json'], /no tier "none"/],
      [['lkg', '--tier', 'production'], /the surface is missing/],
      [['rollback', 'run', ...PLACE, '--to', 'abc'], /"abc" is not a digest/],
      [['rollback', 'run', ...PLACE, '--original', 'none.json'], /no such file/],
      [['rollback', 'run', ...PLACE, '--statements', 'x'], /would not find the statements on the evidence branch/],
      [['rollback', 'drill', ...PLACE, '--statements', 'x'], /would not find the statements on the evidence branch/],
      [['rollback', 'run', 'twice', ...PLACE], /'twice' is invalid.*decide, restore, again/],
      [['rollback', 'plan', '--surface', 'shop'], /required option/],
    ];
    for (const [args, message] of wrong) {
      expect(await scene.run(args, job)).toMatchObject({ code: 2, stderr: expect.stringMatching(message) });
    }
    const { GITHUB_RUN_ID: _, ...elsewhere } = job;
    expect(await scene.run(['rollback', 'run', ...PLACE], elsewhere)).toMatchObject({ code: 2 });
    const unsigned = await scene.run(['rollback', 'run', 'restore', ...PLACE], job);
    expect([unsigned.code, unsigned.stdout]).toEqual([1, expect.stringContaining('signed no ticket')]);
    expect(scene.evidence.head()).toBe(head);
  });

  test('stays where nothing can be restored, where nothing is known to be good, and where the branch was tampered with', async () => {
    const plan = () => alone('rollback', 'plan', ...PLACE, '--json');
    const planned = await plan();
    expect([planned.code, JSON.parse(planned.stdout)]).toMatchObject([
      0,
      {
        good: { id: good.receipt },
        isNewest: true,
        approvals: 1,
        original: { run: { runId: 11 } },
        environments: ['production-approval-shop'],
        suffixes: ['shop'],
      },
    ]);
    const original = await alone('rollback', 'original', ...PLACE, '--json');
    expect([original.code, JSON.parse(original.stdout)]).toMatchObject([0, { run: 11 }]);
    const looked = await alone('lkg', '--tier', 'production', '--gate', 'artifacts/restorability.json');
    expect([looked.code, scene.json('artifacts/restorability.json')]).toMatchObject([
      0,
      {
        targets: [
          { receipt: bad.receipt, restorable: true },
          { receipt: good.receipt, restorable: true },
        ],
      },
    ]);
    const { deploys } = scene.netlify.world;
    expireDeploys(scene.netlify.world, scene.site, '2999-01-01T00:00:00Z');
    expect([(await plan()).code, JSON.parse((await plan()).stdout).restorability.status]).toEqual([1, 'gone']);
    const expired = (await rollBack(scene, { ...approved, args: PLACE })).decide;
    expect([expired.code, expired.stdout]).toEqual([1, expect.stringContaining('cannot be restored')]);
    expect(await said('incident')).toEqual([]);
    scene.netlify.world.deploys = deploys;

    scene.netlify.world.siteFaults.push({ deploy: good.deployId, kind: 'drop' });
    expect((await rollBack(scene, { ...approved, args: PLACE })).decide.code).toBe(3);
    scene.netlify.world.siteFaults.length = 0;

    await scene.revoke(good);
    const revoked = (await rollBack(scene, { ...approved, args: PLACE })).decide;
    expect([revoked.code, revoked.stdout]).toEqual([1, expect.stringContaining('no good release')]);
    expect(scene.json('artifacts/rollback_shop_production.json')).toMatchObject({ status: 'refused', good: null });
    const named = (await rollBack(scene, { ...approved, args: [...PLACE, '--to', good.receipt] })).decide;
    expect([named.code, named.stdout]).toEqual([1, expect.stringContaining('was revoked')]);

    // A monitor still watches, and reports that no rollback target exists.
    const none = await alone('rollback', 'original', ...PLACE, '--json');
    expect([none.code, JSON.parse(none.stdout)]).toMatchObject([0, { run: null, reason: /no good release/ }]);
    scene.netlify.world.siteFaults.push({ deploy: bad.deployId, path: '^/api/health$', kind: 'status', status: 503 });
    const { decide } = await watch(scene, { args: PLACE, isUnproven: true });
    expect([decide.code, decide.stdout]).toEqual([
      1,
      expect.stringMatching(/refused: there is no good release .* go back/),
    ]);
    scene.netlify.world.siteFaults.length = 0;

    scene.evidence.pull();
    scene.evidence.hand.git('rm', '--quiet', '-r', 'evidence/_');
    scene.evidence.hand.commit('nothing was revoked');
    scene.evidence.push();
    expect((await rollBack(scene, { ...approved, args: PLACE })).decide.code).toBe(1);
    const blind = await alone('monitor', ...PLACE);
    expect([blind.code, scene.json('artifacts/monitor_shop_production.json')['verdict']]).toEqual([3, 'unverified']);
    expect([scene.published(), bad.deployId]).toEqual([bad.deployId, bad.deployId]);
  });
});

describe('an older release than the last known good', () => {
  afterEach(() => scene.close());

  test('takes the full approvals, and the deploy of nobody is not the monitor’s to replace', async () => {
    await open();
    const third = await scene.release('c', 13);
    await scene.readBack();
    const to = { args: [...PLACE, '--to', good.receipt] };
    const one = (await rollBack(scene, { ...approved, ...to })).decide;
    expect([one.code, one.stdout]).toEqual([1, expect.stringContaining('1 of 2 people approved')]);
    const planned = await alone('rollback', 'plan', ...to.args, '--json');
    expect(JSON.parse(planned.stdout)).toMatchObject({ isNewest: false, suffixes: ['shop', 'shop-2'] });
    expect(scene.published()).toBe(third.deployId);

    // A person published manually, and no statement describes that deploy. Other files are not even monitored.
    const other = await scene.publish(third.bundle, `sha256:${'9'.repeat(64)}`);
    const unknown = (await watch(scene, { args: PLACE })).decide;
    expect([unknown.code, unknown.stdout]).toEqual([3, expect.stringContaining('Netlify serves different files')]);
    expect(scene.published()).toBe(other);
    // The same files, but in another deploy than the monitored one.
    const foreign = await scene.publish(third.bundle, third.ticket);
    scene.netlify.world.siteFaults.push({ deploy: foreign, path: '^/api/health$', kind: 'status', status: 503 });
    const { decide } = await watch(scene, { args: PLACE });
    expect([decide.code, decide.stdout]).toEqual([1, expect.stringContaining('neither the one that was watched')]);
    expect(scene.published()).toBe(foreign);
    scene.netlify.world.siteFaults.length = 0;
    // The last live verification is too old. That is a no, unless the workflow that holds the keys verifies again now.
    scene.later(61);
    const approvers = ['octocat', 'mona'];
    const stale = (await rollBack(scene, { approvers, ...to })).decide;
    expect([stale.code, stale.stdout]).toEqual([1, expect.stringContaining('read back more than an hour ago')]);
    const both = await rollBack(scene, { approvers, args: [...to.args, '--read-back'] });
    expect(both.decide.stdout).toContain('live verification: run');
    expect([both.decide.code, both.restore?.code, both.again?.code]).toEqual([0, 0, 0]);
    expect([scene.published(), (await scene.chain()).slice(-2)]).toEqual([
      good.deployId,
      ['rolled-back c', 'succeeded a'],
    ]);
  });
});

describe('a release that was fixed forward', () => {
  afterEach(() => scene.close());

  test('is not what its successor is rolled back to: the monitor called it unhealthy', async () => {
    scene = await RollbackScene.open();
    const a = await scene.release('a', 11);
    const b = await scene.release('b', 12, { isJudged: false });
    const plan = async (...args: readonly string[]) => alone('rollback', 'plan', ...PLACE, ...args);
    // b has no verdict yet.
    const c = await scene.release('c', 13, { isJudged: false });
    expect([await scene.chain(), (await plan()).stdout]).toEqual([
      ['succeeded a', 'succeeded b', 'succeeded c'],
      expect.stringContaining('production-c → production-a (the newest last known good)'),
    ]);
    await scene.judge(b, 12, 'unhealthy');
    await scene.readBack();
    const chosen = await plan('--to', b.receipt);
    expect([chosen.code, chosen.stdout]).toEqual([
      0,
      expect.stringMatching(/production-c → production-b \(not the newest last known good\)[\s\S]*start it: 2/),
    ]);
    scene.netlify.world.siteFaults.push({ deploy: c.deployId, path: '^/api/health$', kind: 'status', status: 503 });
    const { decide, again } = await watch(scene, { args: PLACE, isHanded: true });
    expect([decide.stderr, decide.code, again?.code]).toEqual(['', 0, 0]);
    expect([scene.published(), await scene.chain()]).toEqual([
      a.deployId,
      ['succeeded a', 'succeeded b', 'succeeded c', 'rolled-back c', 'succeeded a'],
    ]);
    expect((await said('monitor-verdict')).map(({ receipt, verdict }) => [receipt, verdict])).toEqual(
      expect.arrayContaining([
        [a.receipt, 'healthy'],
        [b.receipt, 'unhealthy'],
        [c.receipt, 'unhealthy'],
      ]),
    );
  });

  test('and nothing was judged healthy before it: a monitor rolls nothing back, and somebody must choose', async () => {
    scene = await RollbackScene.open();
    await scene.release('a', 11, { isJudged: false });
    const b = await scene.release('b', 12, { isJudged: false });
    await scene.readBack();
    scene.netlify.world.siteFaults.push({ deploy: b.deployId, path: '^/api/health$', kind: 'status', status: 503 });
    const { decide } = await watch(scene, { args: PLACE, isHanded: true });
    expect([decide.code, decide.stdout]).toEqual([
      1,
      expect.stringContaining('somebody must choose one by its receipt'),
    ]);
    expect([scene.published(), await scene.chain()]).toEqual([b.deployId, BEFORE]);
    // The monitor's finding is still recorded.
    expect(await said('monitor-verdict')).toMatchObject([{ receipt: b.receipt, verdict: 'unhealthy' }]);
  });
});
