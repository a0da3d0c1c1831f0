import type { EvidenceBook } from '../../evidence/branch/branch';
import { Digest } from '../../evidence/statement/predicates/parts';
import type { Verification } from '../../evidence/verification/verify-statement';
import type { Context } from '../context';
import type { EvidenceDesk } from '../desk/evidence-desk';
import { statementFile } from './statement-file';

/** The help text for a ticket. */
export const TICKET_HELP = 'the ticket: its file, or its id (sha256:…) on the evidence branch';

/**
 * The named ticket, verified: a file, or a statement of the branch by its id. Throws UserError (exit 2) on a missing
 * file.
 */
export function namedTicket(
  text: string,
  book: EvidenceBook,
  { ledger }: EvidenceDesk,
  context: Context,
): Verification {
  if (!Digest.safeParse(text).success) return ledger.verify(statementFile(context, text));
  return (
    book.statements.find(({ id }) => id === text) ?? { ok: false, reason: 'no such ticket is on the evidence branch' }
  );
}
