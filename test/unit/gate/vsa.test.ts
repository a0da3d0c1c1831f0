import { evaluateGate } from '../../../gate/decision/evaluate';
import { verificationSummary } from '../../../gate/decision/vsa';
import { changing, goScene } from '../../support/delivery/gate/scene';

const SCENE = goScene();

describe('a SLSA verification summary', () => {
  test('passes if and only if the decision is a go', () => {
    const go = verificationSummary(evaluateGate(SCENE)).predicate;
    expect([go.verificationResult, go.verifiedLevels]).toEqual(['PASSED', ['CAUSEWAY_PROMOTION_PRODUCTION']]);
    const no = verificationSummary(evaluateGate(changing(SCENE, 'test-result', () => undefined))).predicate;
    expect([no.verificationResult, no.verifiedLevels]).toEqual(['FAILED', ['FAILED']]);
  });

  test('is about every bundle, names the registry as its policy, and claims no SLSA level', () => {
    const report = evaluateGate(SCENE);
    const { subject, predicate } = verificationSummary(report);
    expect(subject.map(({ name, digest }) => ({ surface: name, digest: `sha256:${digest.sha256}` }))).toEqual(
      report.release.bundles,
    );
    expect(`sha256:${predicate.policy.digest.sha256}`).toBe(report.registry.digest);
    expect(predicate.verifiedLevels.some((level) => level.startsWith('SLSA_'))).toBe(false);
    // A verifier compares this with --resource-uri: the repository by its name at GitHub, not by its key in the
    // registry.
    const { name } = SCENE.registry.repositories[SCENE.request.repository]!;
    expect(predicate.resourceUri).toBe(`git+https://github.com/acme/${name}@${report.release.commit}`);
    expect(predicate.inputAttestations).toHaveLength(1 + SCENE.book.statements.length);
  });
});
