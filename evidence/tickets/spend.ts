import { UserError } from '../../registry/user-error';
import type { EvidenceBranch } from '../branch/branch';
import { spentPath } from '../statement/place';
import type { Statement } from '../statement/statement';
import { type TrustBase, verifyStatement } from '../statement/verify';
import type { Ticket } from './ticket';

/** What using a ticket up takes. */
export interface SpendingDesk {
  readonly branch: EvidenceBranch;
  readonly trust: TrustBase;
  readonly sign: (statement: Statement<'ticket-spent'>) => Promise<Buffer>;
  readonly now: Date;
}

/** The run that uses a ticket. */
export interface SpendingRun {
  readonly runId: number;
  readonly attempt: number;
}

/**
 * Uses a ticket up, by pushing that it is spent to a path that only one can take. Gives the new head. Rejects with
 * UserError: exit 1 when it was spent already, exit 2 when the signer may not say so, exit 3 when it cannot be pushed.
 * Without a head nothing may be deployed.
 */
export async function spendTicket(
  { branch, trust, sign, now }: SpendingDesk,
  { id, statement: { predicate } }: Ticket,
  { runId, attempt }: SpendingRun,
): Promise<string> {
  const { nonce, surface, tier } = predicate;
  const subjects = { ticket: id };
  const bytes = await sign({ kind: 'ticket-spent', subjects, predicate: { nonce, surface, tier, runId, attempt } });
  const verified = verifyStatement(bytes, trust, now);
  if (!verified.ok) {
    throw new UserError(`that the ticket is spent would count for nothing: ${verified.reason}`, {
      place: 'ticket-spent',
      allowed: 'a signer that the registry trusts for ticket-spent; nothing was written',
    });
  }
  return await branch.append([{ path: spentPath(predicate), bytes }], `Spend the ticket of ${surface} on ${tier}`);
}
