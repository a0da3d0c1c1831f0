import { entriesOf } from '../../../../evidence/readers/answer';
import { LiveShop } from '../../../support/delivery/rollback/live-shop';
import { withOwnRuns } from '../../../support/delivery/rollback/own-workflow';
import { rollBack } from '../../../support/delivery/rollback/play';
import { RollbackScene } from '../../../support/delivery/rollback/scene';

const BEFORE = ['succeeded a', 'succeeded b'];
const DRILLED = [...BEFORE, 'succeeded b'];
const MAY = { actions: 'write', contents: 'read' } as const;
let live: LiveShop;
let scene: RollbackScene;
beforeAll(async () => {
  live = await LiveShop.open();
  scene = await RollbackScene.open({ live });
  await scene.release('a', 11);
  await scene.release('b', 12);
  await scene.readBack();
});
afterAll(async () => {
  await scene.close();
  live.close();
});

/** The result of the newest drill. */
const drilled = async () => entriesOf(await scene.book(), 'drill').at(-1)?.predicate;
const drill = (leafMay: typeof MAY | { readonly actions: 'read'; readonly contents: 'read' } = MAY) =>
  withOwnRuns(scene, live, rollBack(scene, { approvers: ['octocat'], drill: true, store: 'store', leafMay }));
const back = (leafMay: typeof MAY | { readonly actions: 'read'; readonly contents: 'read' }) =>
  withOwnRuns(scene, live, rollBack(scene, { approvers: ['octocat'], store: 'store', leafMay }));
const runs = () =>
  Object.values(scene.hub.world.repositories['storefront']!.runs).filter(({ inputs }) => inputs['leaf'] !== undefined);

describe('a surface that its own workflow deploys', () => {
  test('is drilled: that workflow goes to the older release and back, and leaves a drill and a receipt', async () => {
    const [{ decide, restore }, said] = await drill();
    if (restore?.code !== 0) throw new Error(JSON.stringify({ decide, restore, said }));
    expect(said.map(({ code }) => code)).toEqual([0, 0]);
    const bundles = runs().map(({ inputs }) => live.digitOf(inputs['bundle'] ?? ''));
    expect([bundles, live.published()]).toEqual([['a', 'b'], 'b']);
    expect(await drilled()).toMatchObject({ result: 'PASSED', surface: 'shop', tier: 'production' });
    expect(await scene.chain()).toEqual(DRILLED);
    const newest = entriesOf(await scene.book(), 'deploy-receipt').at(-1)?.predicate;
    expect(newest).toMatchObject({ cause: 'rollback', ticketId: runs()[0]?.inputs['ticket'] });
  });

  test('is done with a drill’s ticket when the drill is over: it deploys neither release again', async () => {
    for (const { inputs } of runs()) {
      const { surface = '', tier = '', commit = '', bundle = '', ticket = '', leaf = '' } = inputs;
      const release = ['--surface', surface, '--tier', tier, '--commit', commit, '--bundle', bundle];
      const job = scene.in(scene.hub.job(scene.hub.start('shop', 'starter', inputs), 'ticket'));
      const asked = await scene.run(['ticket', 'verify', ticket, ...release, '--spent-by', leaf], job);
      expect([asked.code, asked.stdout]).toEqual([1, expect.stringMatching(/is over|restores the live release/)]);
    }
  });

  test('whose workflow fails on the way there stays as it is, and the drill says so', async () => {
    scene.later();
    live.isClosed = true;
    const [{ restore }] = await drill();
    live.isClosed = false;
    expect(restore?.code).toBe(1);
    expect([live.published(), await scene.chain()]).toEqual(['b', DRILLED]);
    expect(await drilled()).toMatchObject({ result: 'FAILED' });
  });

  test('stays as it is where the leaf’s job may start no workflow, and the try leaves its receipt', async () => {
    const before = runs().length;
    const [{ decide, restore }, said] = await back({ actions: 'read', contents: 'read' });
    expect([decide.code, restore?.code]).toEqual([0, expect.any(Number)]);
    expect(restore?.code).not.toBe(0);
    expect([said, runs().length, live.published()]).toEqual([[], before, 'b']);
    expect(await scene.chain()).toEqual([...DRILLED, 'failed a']);
  });

  test('is rolled back through the leaf, which starts that workflow with the token of its own job', async () => {
    scene.later();
    const [{ decide, restore, again }, said] = await back(MAY);
    if (again?.code !== 0) throw new Error(JSON.stringify({ decide, restore, again, said }));
    expect(said).toMatchObject([{ code: 0, stdout: expect.stringContaining('spent by the run') }]);
    expect(runs().slice(-1)).toMatchObject([
      { actor: 'github-actions[bot]', headBranch: 'main', event: 'workflow_dispatch' },
    ]);
    expect(live.published()).toBe('a');
    expect(await scene.chain()).toEqual([...DRILLED, 'failed a', 'rolled-back b', 'succeeded a']);
  });
});
