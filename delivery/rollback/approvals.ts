import type { EvidenceBook } from '../../evidence/branch/branch';
import { type ApprovalQuestion, countRollbackApprovals, type RollbackApprovals } from './count-approvals';
import type { RollbackDesk } from './desk';
import { recordApprovals } from './read-approvals';

/**
 * Counts the approvals on the branch; where they are too few, reads those of this run from GitHub first. Rejects with
 * UserError (exit 3) when GitHub cannot be asked.
 */
export async function approvalsOf(
  desk: RollbackDesk,
  book: EvidenceBook,
  question: ApprovalQuestion,
): Promise<RollbackApprovals> {
  const count = countRollbackApprovals(book, question);
  if (count.ok || !desk.github) return count;
  return countRollbackApprovals(await recordApprovals(desk, question.choice, desk.github), question);
}
