import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GateScene } from '../../support/cli/gate-scene';
import { GateRuns } from '../gate/gate-runs';

let scene: GateScene;
let runs: GateRuns;
beforeEach(async () => {
  scene = await GateScene.open({ mode: 'informational', profile: 'transitional' });
  runs = await GateRuns.open();
});
afterEach(async () => {
  await scene.harbour.close();
  await runs.close();
});

const folder = () => join(scene.harbour.clone, 'artifacts');
const report = () => JSON.parse(readFileSync(join(folder(), 'release_readiness_gate_report.json'), 'utf8'));
const history = () => report().checks.find(({ id }: { id: string }) => id === 'branch/history');

/** Evaluates the gate as a job does, in a fresh clone that has never seen the branch. */
function ask(...more: readonly string[]) {
  const clone = scene.harbour.scene.clone(`fresh-${Math.random()}`);
  const asked = ['gate', 'evaluate', '--tier', 'staging', '--commit', scene.commit, '--evidence-clone', clone];
  return scene.harbour.run([...asked, ...more], runs.environment());
}

/** The job's artifact, in the form that upload-artifact stores. */
function upload(): void {
  const files = readdirSync(folder()).filter((name) => name.endsWith('.json'));
  runs.run({ files: Object.fromEntries(files.map((name) => [name, readFileSync(join(folder(), name))])) });
}

test('a gate in Actions follows the head that the gate before it recorded, and refuses a branch that was rolled back', async () => {
  await scene.complete();
  expect((await ask()).code).toBe(0);
  expect(history()).toMatchObject({ status: 'pass', reason: expect.stringContaining('no gate ran before') });
  upload();
  const { evidenceHead } = report();
  await scene.result({ checkId: 'look' });
  expect((await ask()).code).toBe(0);
  expect(history()).toMatchObject({
    status: 'pass',
    reason: expect.stringMatching(/follows the head that .*\/runs\//),
  });
  expect(report().evidenceHead).not.toBe(evidenceHead);
  upload();
  // A person who can move the branch removes the newest commit. The rest is still a complete history.
  const { hand } = scene.harbour.scene;
  scene.harbour.scene.pull();
  hand.git('reset', '--quiet', '--hard', evidenceHead);
  scene.harbour.scene.push();
  expect((await ask()).code).toBe(1);
  expect(history()).toMatchObject({ status: 'hard-fail', reason: expect.stringContaining('does not follow') });
  expect(report()).toMatchObject({ decision: 'no-go', mode: 'informational', evidenceHead: null });
  upload();
  // The report of the no contains no head, so the previous one still counts.
  expect((await ask()).code).toBe(1);
});

test('a gate that cannot read what was recorded exits 3 and says so; a person may name a head that is lost', async () => {
  await scene.complete();
  await ask();
  upload();
  const { evidenceHead } = report();
  Object.assign(runs.artifact(), { expired: true });
  expect((await ask()).code).toBe(3);
  expect(history()).toMatchObject({ status: 'unverified', reason: expect.stringContaining('has expired') });
  expect((await ask('--recorded-head', evidenceHead)).code).toBe(0);
  expect(history()).toMatchObject({ status: 'pass', reason: expect.stringContaining('--recorded-head names another') });
  expect((await ask('--recorded-head', 'f'.repeat(40))).code).toBe(1);
  Object.assign(runs.artifact(), { expired: false, data: 'AAAA' });
  expect((await ask()).code).toBe(3);
  const blind = await scene.harbour.run(['gate', 'evaluate', '--tier', 'staging', '--commit', scene.commit], {
    ...runs.environment(),
    GITHUB_TOKEN: '',
  });
  expect([blind.code, history().status]).toEqual([3, 'unverified']);
});
