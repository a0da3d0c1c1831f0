import { LiveShop, withOwnRuns } from './own-workflow';
import { rollBack } from './play';
import { RollbackScene } from './scene';

// Each step signs over HTTP and runs git a dozen times.
jest.setTimeout(900_000);

const BEFORE = ['succeeded a', 'succeeded b'];
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

const back = (leafMay: typeof MAY | { readonly actions: 'read'; readonly contents: 'read' }) =>
  withOwnRuns(scene, live, rollBack(scene, { approvers: ['octocat'], store: 'store', leafMay }));
const runs = () =>
  Object.values(scene.hub.world.repositories['storefront']!.runs).filter(({ inputs }) => inputs['leaf'] !== undefined);

describe('a surface that its own workflow deploys', () => {
  test('stays as it is where the leaf’s job may start no workflow, and the try leaves its receipt', async () => {
    const [{ decide, restore }, said] = await back({ actions: 'read', contents: 'read' });
    expect([decide.code, restore?.code]).toEqual([0, expect.any(Number)]);
    expect(restore?.code).not.toBe(0);
    expect([said, runs(), live.published()]).toEqual([[], [], 'b']);
    expect(await scene.chain()).toEqual([...BEFORE, 'failed a']);
  });

  test('is rolled back through the leaf, which starts that workflow with the token of its own job', async () => {
    scene.later();
    const [{ decide, restore, again }, said] = await back(MAY);
    if (again?.code !== 0) throw new Error(JSON.stringify({ decide, restore, again, said }));
    expect(said).toMatchObject([{ code: 0, stdout: expect.stringContaining('spent by the run') }]);
    expect(runs()).toMatchObject([{ actor: 'github-actions[bot]', headBranch: 'main', event: 'workflow_dispatch' }]);
    expect(live.published()).toBe('a');
    expect(await scene.chain()).toEqual([...BEFORE, 'failed a', 'rolled-back b', 'succeeded a']);
  });
});
