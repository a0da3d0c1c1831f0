/**
 * A person holds the key of the lowest tier, where nobody approves. They want statements signed with it to count for a
 * higher tier, because a passed test and a bundle name no tier. The gate stops them: it accepts such a statement only
 * from a key of its own tier, and reports others as `unverified`, which is a no.
 */
import { GateScene } from '../../../support/cli/gate-scene';
import { sample } from '../../../support/evidence/samples';

let scene: GateScene;
beforeEach(async () => {
  scene = await GateScene.open();
});
afterEach(() => scene.harbour.close());

const decided = async () => {
  const { code, stdout } = await scene.evaluate('--surface', 'shop', '--json');
  const { decision, checks } = JSON.parse(stdout);
  const status = (id: string) => checks.find((each: { id: string }) => each.id === id)?.status;
  return { code, decision, unit: status('unit@shop'), bundle: status('bundle/signed@shop') };
};

test('signs a passed test for the tier above', async () => {
  await scene.bundle();
  await scene.receipt();
  await scene.harbour.add(sample('test-result', {}, scene.subjects()));
  expect(await decided()).toMatchObject({ code: 3, decision: 'no-go', unit: 'unverified' });
});

test('signs a bundle for the tier above', async () => {
  await scene.result();
  await scene.receipt();
  await scene.harbour.add(sample('release-bundle', {}, scene.subjects()));
  expect(await decided()).toMatchObject({ code: 1, decision: 'no-go', bundle: 'unverified' });
});
