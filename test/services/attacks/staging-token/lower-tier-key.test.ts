/**
 * Somebody holds the key of the lowest tier, where nobody approves. They want what it signs to count for a tier above: a test
 * that passed, and a bundle, name no tier. What stops them: the gate of a tier takes such a statement only from a key of that
 * tier, and leaves what it cannot take as `unverified`, which is a no.
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
