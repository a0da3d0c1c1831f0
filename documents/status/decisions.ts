import type { EvidenceBook } from '../../evidence/branch/branch';
import { entriesOf } from '../../evidence/readers/answer';
import type { GateReport } from '../../evidence/statement/predicates/decision';
import type { DecisionStatus } from './model';

/** The newest decisions, and the one about each surface on a tier. */
export interface Decisions {
  /** Newest first. */
  readonly all: readonly DecisionStatus[];
  readonly of: (surface: string, tier: string) => DecisionStatus | undefined;
}

/** A gate report in the status's form. */
function decisionOf(report: GateReport): DecisionStatus {
  const { decisionDigest, decision, kind, mode, evaluatedAt, release, checks, blockers, nextActions } = report;
  return {
    digest: decisionDigest,
    decision,
    kind,
    mode,
    at: evaluatedAt,
    repository: release.repository,
    commit: release.commit,
    fromTier: release.fromTier,
    toTier: release.toTier,
    surfaces: release.bundles.map(({ surface }) => surface),
    checks: checks.length,
    blockers: checks
      .filter(({ id }) => blockers.includes(id))
      .map(({ id, status, reason, fix }) => ({ id, status, reason, fix })),
    nextActions,
  };
}

/** The newest decision about each surface on each tier, from the branch and from given reports. */
export function decisionsIn(book: EvidenceBook | undefined, reports: readonly GateReport[] = []): Decisions {
  const signed = book ? entriesOf(book, 'release-decision').map(({ predicate }) => predicate) : [];
  const newest = new Map<string, DecisionStatus>();
  for (const report of [...signed, ...reports]) {
    const decision = decisionOf(report);
    for (const surface of decision.surfaces) {
      const key = `${surface} ${decision.toTier}`;
      const known = newest.get(key);
      if (!known || known.at <= decision.at) newest.set(key, decision);
    }
  }
  const all = [...new Map([...newest.values()].map((each) => [each.digest, each])).values()];
  return {
    all: all.sort((one, other) =>
      one.at < other.at ? 1 : one.at > other.at ? -1 : one.digest < other.digest ? -1 : 1,
    ),
    of: (surface, tier) => newest.get(`${surface} ${tier}`),
  };
}
