import type { EvidenceBook } from '../../evidence/branch/branch';
import { entriesOf } from '../../evidence/readers/answer';
import type { Choice } from '../../evidence/receipts/rollback-choice';

/** The original decision of a release, and the run that keeps its report and inputs as an artifact. */
export interface OriginalDecision {
  /** The id of the signed decision. */
  readonly id: string;
  readonly decisionDigest: string;
  /** Undefined where a key signed it. */
  readonly run: { readonly repository: string; readonly runId: number } | undefined;
}

/** The newest signed go of the release to restore; undefined without one (first tier). */
export function originalDecision(book: EvidenceBook, { good }: Choice, tier: string): OriginalDecision | undefined {
  const { commit, bundle } = good.statement.subjects;
  const found = [...entriesOf(book, 'release-decision')].reverse().find(({ predicate }) => {
    const { decision, kind, release } = predicate;
    if (decision !== 'go' || kind === 'rollback') return false;
    if (release.commit !== commit || release.toTier !== tier) return false;
    return release.bundles.some(({ digest }) => digest === bundle);
  });
  if (!found) return undefined;
  const { run } = found.signer;
  return {
    id: found.id,
    decisionDigest: found.predicate.decisionDigest,
    run: run && { repository: run.repository, runId: run.runId },
  };
}
