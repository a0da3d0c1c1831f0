import { requireAppendable } from '../../../evidence/branch/files';
import { signStatement } from '../../../evidence/signing/sign';
import type { GateReport } from '../../../evidence/statement/predicates/decision';
import { verifyPlacedStatement } from '../../../evidence/verification/place';
import { statementPath } from '../../../evidence/verification/statement-path';
import { Verifier } from '../../../evidence/verification/verifier';
import {
  MAX_DECISION_BYTES,
  MAX_STATEMENT_BYTES,
  verifyStatement,
} from '../../../evidence/verification/verify-statement';
import { evaluateGate } from '../../../gate/decision/evaluate';
import { signedSize } from '../../../gate/decision/signed-size';
import { requireReadable } from '../../../gate/decision/size';
import { readReport, reportBytes } from '../../../gate/facts/gate-report';
import { goScene } from '../../support/delivery/gate/scene';
import { trusting } from '../../support/evidence/registry';
import { BUNDLE, sample } from '../../support/evidence/samples';
import { authority, trustedKey } from '../../support/evidence/signers';
import { NOW } from '../../support/registry/fixtures';

/** A decision on many surfaces, each with everything that production requires. */
function decisionOn(count: number): GateReport {
  const scene = goScene();
  const ids = Array.from({ length: count }, (_, index) => `docs-${index}`);
  const docs = scene.registry.surfaces.filter(({ id }) => id === 'docs');
  const own = scene.book.statements.flatMap((each) => {
    const { predicate } = each.statement;
    return 'surface' in predicate && predicate.surface === 'docs' ? [{ each, predicate }] : [];
  });
  const statements = ids.flatMap((surface, index) =>
    own.map(({ each, predicate }) => ({
      ...each,
      id: `${each.id.slice(0, -6)}${String(index).padStart(6, '0')}`,
      statement: { ...each.statement, predicate: { ...predicate, surface } } as never,
    })),
  );
  const surfaces = ids.flatMap((id) => docs.map((each) => ({ ...each, id })));
  // One check compares surfaces in pairs; this test is about checks of single surfaces.
  const tiers = scene.registry.tiers.map((tier) => ({
    ...tier,
    gate: { ...tier.gate, requires: tier.gate.requires.filter((each) => each !== 'isolation-matrix') },
  }));
  return evaluateGate({
    ...scene,
    registry: { ...scene.registry, surfaces, tiers },
    request: { ...scene.request, surfaces: ids },
    book: { ...scene.book, statements },
  });
}

describe('a decision on many surfaces', () => {
  const now = NOW;

  test('can be read back on 500 surfaces, and is refused with its reason on 1,000', () => {
    const report = decisionOn(500);
    expect(report.release.bundles).toHaveLength(500);
    expect(() => requireReadable(report)).not.toThrow();
    expect(readReport(reportBytes(report))).toMatchObject({ ok: true });
    const large = decisionOn(1000);
    const perSurface = signedSize(large) / 1000;
    process.stdout.write(`a signed decision: about ${Math.round(perSurface)} bytes a surface\n`);
    expect(perSurface).toBeLessThan(9000);
    expect(() => requireReadable(large)).toThrow('the decision on 1000 surfaces is too large to be read back');
  });

  test('is signed, placed and verified above a megabyte; no other statement is, and none above its own limit', async () => {
    const mayAttest = ['release-decision', 'incident'] as const;
    const { key, entry } = trustedKey({ mayAttest: [...mayAttest], tiers: ['production', 'staging'] });
    const tsa = await authority(now);
    const trust = trusting([entry], tsa.root);
    const report = decisionOn(200);
    const { commit, bundles } = report.release;
    const digests = bundles.map(({ digest }) => digest);
    const decision = {
      kind: 'release-decision' as const,
      subjects: { commit, bundle: digests[0] ?? BUNDLE, bundles: digests },
      predicate: report,
    };
    const bytes = await signStatement(decision, key, [tsa.witness]);
    expect(bytes.length).toBeGreaterThan(MAX_STATEMENT_BYTES);
    expect(Math.abs(bytes.length - signedSize(report)) / bytes.length).toBeLessThan(0.05);
    const path = statementPath(decision, bytes);
    expect(verifyPlacedStatement(path, bytes, new Verifier(trust), now)).toMatchObject({ ok: true });
    expect(() => requireAppendable([{ path, bytes }])).not.toThrow();
    const tooLarge = { ok: false, reason: 'the file is too large' };
    const story = sample('incident', { mitigation: Array.from({ length: 3000 }, () => 'x'.repeat(400)) });
    const told = await signStatement(story, key, [tsa.witness]);
    expect(verifyStatement(told, trust, now)).toEqual(tooLarge);
    expect(verifyStatement(Buffer.alloc(MAX_DECISION_BYTES + 1, 32), trust, now)).toEqual(tooLarge);
    const elsewhere = path.replace('release-decision', 'drill');
    expect(verifyPlacedStatement(elsewhere, bytes, new Verifier(trust), now)).toEqual(tooLarge);
    expect(() => requireAppendable([{ path: elsewhere, bytes }])).toThrow('the file is too large');
  });
});
