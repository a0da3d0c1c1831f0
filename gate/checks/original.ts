import { entriesOf } from '../../evidence/readers/answer';
import type { GateCheck } from '../../evidence/statement/predicates/decision';
import { type CheckOutcome, finding } from '../facts/finding';
import type { Release } from '../facts/inputs';

function faultOf({ original, request, bundles }: Release): string | undefined {
  if (!original) return 'the decision that let the release through was not handed over';
  const { report, identical, reason } = original;
  if (!report) return `it cannot be repeated: ${reason}`;
  if (!identical) return `it gives a different result when repeated: ${reason}`;
  if (report.decision !== 'go') return 'it is a no-go';
  if (report.kind === 'rollback') return 'it is a rollback itself';
  if (report.release.commit !== request.commit) return 'it is about another commit';
  if (report.release.toTier !== request.tier) return 'it is about another tier';
  const isIn = [...bundles].every(([surface, digest]) =>
    report.release.bundles.some((each) => each.surface === surface && each.digest === digest),
  );
  return isIn ? undefined : 'it is about other bundles';
}

function outcome(release: Release): CheckOutcome {
  const { original, book } = release;
  const fault = faultOf(release);
  const evidence = original ? [original.document] : [];
  if (fault !== undefined) return { status: original ? 'hard-fail' : 'missing', reason: fault, evidence };
  const signed = entriesOf(book, 'release-decision').filter(
    ({ predicate }) => predicate.decisionDigest === original?.report?.decisionDigest,
  );
  if (signed.length === 0) return { status: 'unverified', reason: 'it is not signed', evidence };
  return {
    status: 'pass',
    reason: 'signed, and the same when evaluated again',
    evidence: [...evidence, ...signed.map(({ id }) => id)],
  };
}

/** The decision of the original release is signed and can be reproduced byte for byte. The first tier needed none. */
export function originalChecks(release: Release): readonly GateCheck[] {
  const about = {
    id: 'rollback/original',
    category: 'rollback',
    threshold: 'the signed decision that let this release through, evaluated again to the same bytes',
    fix: 'hand the original report over, with its gate_inputs beside it (--original)',
  } as const;
  if (release.tier.promotesFrom === undefined && !release.original) {
    return [finding(about, { status: 'skipped-expected', reason: 'the first tier’s releases need no decision' })];
  }
  return [finding(about, outcome(release))];
}
