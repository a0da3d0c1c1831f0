import { GateScene } from '../../support/cli/gate-scene';
import { incidentLog, POSTMORTEM } from '../../support/cli/incident-files';
import { filledNotes } from '../../support/cli/release-notes';
import { BUNDLE } from '../../support/evidence/samples';

let scene: GateScene;
beforeEach(async () => {
  scene = await GateScene.open({ requires: ['notes'] });
});
afterEach(() => scene.harbour.close());

describe('the commands of a release, as the documents give them', () => {
  const release = () => ['--commit', scene.commit, '--repository', 'web'];
  const evaluate = () =>
    scene.harbour.run(['gate', 'evaluate', '--tier', 'staging', ...release(), '--notes', 'release-notes.md']);
  const put = (change: (text: string) => string = (text) => text) => {
    const about = { tier: 'staging', commit: scene.commit, surface: 'shop', bundle: BUNDLE };
    scene.harbour.put('release-notes.md', change(filledNotes(about)));
  };

  test('surfaces changed names what was not released yet', async () => {
    const args = ['surfaces', 'changed', '--head', scene.commit, '--repository', 'web'];
    const { code, stdout } = await scene.harbour.run(args);
    expect([code, stdout]).toEqual([0, expect.stringContaining('shop: it was never released')]);
  });

  test('gate evaluate says go with notes that are filled in', async () => {
    await scene.complete();
    put();
    expect(await evaluate()).toMatchObject({ code: 0, stdout: expect.stringContaining('# GO promotion of shop') });
  });

  test.each<[string, (text: string) => string]>([
    ['without objectives evidence (S98)', (text) => text.replace(/objectivesEvidence:\n(?: {2}.*\n)+/, '')],
    ['without tests evidence (S99)', (text) => text.replace(/testsEvidence:\n(?: {2}.*\n)+/, '')],
    ['with a suite that is not there', (text) => text.replace(/ {2}unit: .*\n/, '')],
    ['of another release', (text) => text.replace(/commit: .*/, `commit: ${'f'.repeat(40)}`)],
  ])('gate evaluate says no with notes %s', async (_name, change) => {
    await scene.complete();
    put(change);
    const { code, stdout } = await evaluate();
    expect([code, stdout]).toEqual([1, expect.stringMatching(/# NO-GO[\s\S]*notes/)]);
  });

  test('a critical incident that is open stops the release of its surface, whatever tier it is of, until it is closed', async () => {
    const { harbour } = scene;
    await scene.complete();
    put();
    harbour.put('incident.md', incidentLog(harbour.now, 'dev'));
    harbour.put('postmortem.md', POSTMORTEM);
    expect(await harbour.run(['incident', 'new', 'incident.md'])).toMatchObject({ code: 0, stderr: '' });
    const stopped = await evaluate();
    expect([stopped.code, stopped.stdout]).toEqual([1, expect.stringMatching(/incident\/open@shop.*checkout-down/)]);
    expect((await harbour.run(['incident', 'close', 'incident.md'])).code).toBe(2);
    expect((await evaluate()).code).toBe(1);
    harbour.now = new Date(harbour.now.getTime() + 60_000);
    const closed = await harbour.run(['incident', 'close', 'incident.md', '--postmortem', 'postmortem.md']);
    expect(closed).toMatchObject({ code: 0, stderr: '' });
    expect(await evaluate()).toMatchObject({ code: 0, stdout: expect.stringContaining('# GO promotion of shop') });
  });
});
