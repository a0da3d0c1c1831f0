/**
 * The holder of the evidence key pushes a file whose path is a folder of the branch (`evidence/_`, or a commit's). They
 * want no further statement to be recorded there: neither a receipt nor an owner's quarantine. Or they want the next
 * statement to delete that file, so that the walk of the history refuses the branch for good. One rule stops them: such
 * a file is no statement's, and gives way to a statement below it.
 */
import { anyFile, EvidenceScene } from '../../../support/evidence/branch/scene';
import { type GithubScene, githubScene } from '../../evidence/branch/github';

const FILE = anyFile('one');
const FOLDERS = ['evidence', ...FILE.path.split('/').slice(1, -1)].map((_, index, all) => {
  return all.slice(0, index + 1).join('/');
});
let scene: EvidenceScene;
let hub: GithubScene | undefined;
beforeEach(() => {
  scene = new EvidenceScene();
  hub = undefined;
});
afterEach(async () => {
  await hub?.github.service.close();
  scene.dispose();
});

const squat = (path: string, text = 'theirs') => {
  scene.pull();
  scene.hand.write({ [path]: text }).commit('by hand');
  scene.push();
};

test.each(FOLDERS.slice(1))('puts a file at %s: the next statement takes its place', async (path) => {
  squat(path);
  const branch = scene.branch(scene.clone('clone'));
  const before = await branch.read();
  expect([before.files, before.refused.map((each) => each.path)]).toEqual([[], [path]]);
  const head = await branch.append([FILE], 'a statement');
  const after = await branch.read({ recordedHead: before.head });
  expect([after.head, after.files.map((each) => each.path), after.refused]).toEqual([head, [FILE.path], []]);
});

test('through the API the file is not replaced; once a clone did, the API reads on', async () => {
  squat(FOLDERS[1]!);
  hub = await githubScene(scene);
  await expect(hub.branch().append([FILE], 'a statement')).rejects.toMatchObject({
    exitCode: 1,
    place: FOLDERS[1],
    message: expect.stringContaining('in the place of a folder'),
  });
  await scene.branch(scene.clone('clone')).append([FILE], 'a statement');
  hub.take();
  const { files, refused } = await hub.branch().read();
  expect([files.map(({ path }) => path), refused]).toEqual([[FILE.path], []]);
});

test('deletes a statement, or such a file without need: that is still found out', async () => {
  const branch = scene.branch(scene.clone('clone'));
  await branch.append([FILE], 'a statement');
  squat('evidence/theirs');
  scene.hand.git('rm', '--quiet', 'evidence/theirs');
  scene.hand.commit('gone');
  scene.push();
  await expect(branch.read()).rejects.toMatchObject({ exitCode: 1, message: expect.stringContaining('deleted') });
});
