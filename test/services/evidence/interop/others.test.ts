import { verifyStatement } from '../../../../evidence/verification/verify-statement';
import { type AttackScene, JOB_KINDS, jobOf, jobSample, startScene } from '../attacks/scene';
import { type Altered, alteredFiles } from './alterations';
import { answersOfPython } from './others';
import { interopPython } from './python';

// `npm run verify:others` tries 2,000, and every statement of `npm start`.
const ALTERED = 300;

describe('what Causeway accepts, sigstore for Python accepts', () => {
  let scene: AttackScene;
  let sound: readonly Buffer[];
  // The setup of Python may need the network once.
  beforeAll(async () => {
    interopPython();
    scene = await startScene();
    const files: Buffer[] = [];
    for (const kind of JOB_KINDS) files.push(await scene.certified(jobSample(kind), jobOf(kind)));
    sound = files;
  });
  afterAll(() => scene.sigstore.close());
  const isOurs = (file: Buffer) => verifyStatement(file, scene.trust, new Date()).ok;

  test('a statement of every kind that a run signs', () => {
    expect(sound.map(isOurs)).toEqual(sound.map(() => true));
    expect(answersOfPython(sound, scene.sigstore.trustedRoot)).toEqual(sound.map(() => 'verified'));
  });

  test('and nothing that was altered', () => {
    const altered = alteredFiles(sound, ALTERED);
    const answers = answersOfPython(
      altered.map(({ bytes }) => bytes),
      scene.sigstore.trustedRoot,
    );
    const both = altered.map((each, index) => ({ ...each, ours: isOurs(each.bytes), python: answers[index] }));
    const wrong = both.filter(({ ours, python }) => ours && python !== 'verified');
    expect(wrong.map(({ name, python }: Altered & { python: string | undefined }) => `${name}: ${python}`)).toEqual([]);
    // Otherwise the comparison would contain too few refusals.
    expect(both.filter(({ ours }) => !ours).length).toBeGreaterThan(ALTERED / 2);
  });
});
