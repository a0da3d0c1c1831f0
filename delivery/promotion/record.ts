import type { EvidenceBook, EvidenceBranch } from '../../evidence/branch/branch';
import { entriesOf } from '../../evidence/readers/answer';
import type { KnownKind } from '../../evidence/statement/kinds';
import type { Statement } from '../../evidence/statement/statement';
import type { TrustBase } from '../../evidence/trust/base';
import { verifiedPath } from '../../evidence/verification/place';
import { type VerifiedStatement, verifyStatement } from '../../evidence/verification/verify-statement';
import { canonicalDigest } from '../../registry/digest';
import { UserError } from '../../registry/user-error';
import type { SurfacePlan } from './plan';
import type { PromotionFacts, PromotionQuestion } from './question';

/** What signing and recording takes. */
export interface RecordDesk {
  readonly branch: EvidenceBranch;
  readonly trust: TrustBase;
  readonly now: () => Date;
  readonly sign: <K extends KnownKind>(statement: Statement<K>) => Promise<Buffer>;
  /** The promotion's run. */
  readonly own: { readonly runId: number; readonly attempt: number };
}

/** A statement that was signed and holds, where it belongs on the branch. */
export interface Signed {
  readonly path: string;
  readonly bytes: Buffer;
  readonly verified: VerifiedStatement;
}

/** Signs a statement and verifies it as every reader will. Rejects with UserError (exit 2) when it would count for nothing. */
export async function signed<K extends KnownKind>(
  statement: Statement<K>,
  { trust, now, sign }: RecordDesk,
): Promise<Signed> {
  const bytes = await sign(statement);
  const verified = verifyStatement(bytes, trust, now());
  if (verified.ok) return { path: verifiedPath(verified, bytes), bytes, verified };
  throw new UserError(`the statement would count for nothing: ${verified.reason}`, {
    place: statement.kind,
    allowed: `a signer that the registry trusts for ${statement.kind}; nothing was written`,
  });
}

/** Adds statements to the branch in one commit; none is none. */
export async function record(statements: readonly Signed[], message: string, { branch }: RecordDesk): Promise<void> {
  if (statements.length === 0) return;
  await branch.append(
    statements.map(({ path, bytes }) => ({ path, bytes })),
    message,
  );
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
 * Signs what was counted, one statement for each person, surface and environment, and records it; what this run recorded
 * before is not signed again. Gives the ids of each surface's approvals.
 */
export async function recordApprovals(
  question: PromotionQuestion,
  surfaces: readonly SurfacePlan[],
  facts: PromotionFacts,
  desk: RecordDesk,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const readBack = canonicalDigest(facts.runReviews?.reviews ?? []);
  const ids = new Map<string, string[]>();
  const fresh: Signed[] = [];
  for (const plan of surfaces) {
    const own: string[] = [];
    for (const counted of plan.approvals.counted) {
      const statement = approvalStatement(question, plan, counted, { own: desk.own, readBack });
      const before = recorded(facts.book, statement);
      if (before === undefined) fresh.push(await signed(statement, desk));
      own.push(before ?? fresh.at(-1)?.verified.id ?? '');
    }
    ids.set(plan.surface.id, own);
  }
  await record(fresh, `Approvals of a promotion to ${question.tier.id}`, desk);
  return ids;
}
