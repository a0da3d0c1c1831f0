import type { EvidenceBook } from '../../evidence/branch/branch';
import type { Ledger } from '../../evidence/ledger/ledger';
import type { SignedFile } from '../../evidence/ledger/signed-file';
import { entriesOf } from '../../evidence/readers/answer';
import type { Statement } from '../../evidence/statement/statement';
import { canonicalDigest } from '../../registry/digest';
import type { SurfacePlan } from './plan';
import type { PromotionFacts, PromotionQuestion } from './question';

/** The dependencies of signing and recording. */
export interface RecordDesk {
  readonly ledger: Ledger;
  /** The promotion's run. */
  readonly own: { readonly runId: number; readonly attempt: number };
}

function approvalStatement(
  { tier, commit }: PromotionQuestion,
  { surface, bundle }: SurfacePlan,
  { environment, userId, login }: { readonly environment: string; readonly userId: number; readonly login: string },
  { own, readBack }: { readonly own: RecordDesk['own']; readonly readBack: string },
): Statement<'approval'> {
  return {
    kind: 'approval',
    subjects: { commit, bundle },
    predicate: {
      surface: surface.id,
      tier: tier.id,
      environment,
      userId,
      login,
      state: 'approved',
      ...own,
      readBack,
    },
  };
}

function recorded(book: EvidenceBook, { subjects, predicate }: Statement<'approval'>): string | undefined {
  const same = ['surface', 'tier', 'environment', 'userId', 'runId', 'attempt', 'state'] as const;
  return entriesOf(book, 'approval').find((each) => {
    if (each.subjects.commit !== subjects.commit || each.subjects.bundle !== subjects.bundle) return false;
    return same.every((field) => each.predicate[field] === predicate[field]);
  })?.id;
}

/**
 * Signs the counted approvals, one statement for each person, surface and environment, and records them; those that
 * this run recorded are not signed again. Returns the ids of each surface's approvals.
 */
export async function recordApprovals(
  question: PromotionQuestion,
  surfaces: readonly SurfacePlan[],
  facts: PromotionFacts,
  desk: RecordDesk,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const readBack = canonicalDigest(facts.runReviews?.reviews ?? []);
  const ids = new Map<string, string[]>();
  const fresh: SignedFile[] = [];
  for (const plan of surfaces) {
    const own: string[] = [];
    for (const counted of plan.approvals.counted) {
      const statement = approvalStatement(question, plan, counted, { own: desk.own, readBack });
      const before = recorded(facts.book, statement);
      if (before === undefined) fresh.push(await desk.ledger.sign(statement));
      own.push(before ?? fresh.at(-1)?.verified.id ?? '');
    }
    ids.set(plan.surface.id, own);
  }
  if (fresh.length > 0) await desk.ledger.append(fresh, `Approvals of a promotion to ${question.tier.id}`);
  return ids;
}
