import type { EvidenceBook } from '../branch/branch';
import { EvidenceConflict } from '../branch/files';
import { placedAt } from '../branch/placed';
import type { Ledger } from '../ledger/ledger';
import { type PresentIds, presentIds } from '../statement/present-ids';
import { ticketSpentPath } from '../verification/place';
import { asSigned } from '../verification/verify-statement';
import type { Ticket } from './ticket';
import { decisionOf, mayTakeUse, requireOwnUses, usesWaivers } from './waiver-use';

// Each failed try means that another decision was made, or another ticket spent, in between.
const TRIES = 20;

// Additions that can turn a valid ticket invalid: another ticket on the same decision, a receipt, a decision, a
// revocation.
function overturns(path: string, { surface, tier }: Ticket['statement']['predicate'], ids?: PresentIds): boolean {
  const { surface: ofSurface, tier: ofTier, name } = placedAt(path, ids);
  if (name.startsWith('revocation-')) return true;
  if (ofTier !== tier) return false;
  return (
    name.startsWith('release-decision-') || (ofSurface === surface && /^(?:ticket-spent|deploy-receipt)-/.test(name))
  );
}

/** The run that uses a ticket. */
export interface SpendingRun {
  readonly runId: number;
  readonly attempt: number;
}

/**
 * Spends a ticket, by pushing a file to a path that only one run can take. Uses of waivers are counted over all tiers
 * on the head that it is pushed to, again after every writer who could have taken one. Returns the new head; without it
 * nothing may be deployed. Rejects with UserError: exit 1 when it was spent already or a use belongs to another
 * decision, exit 2 when the signer is not allowed, exit 3 when it cannot be pushed or the branch has changed since it
 * was judged. `judgedBy` is the branch by which the ticket was judged: additions that could change the judgement are
 * refused.
 */
export async function spendTicket(
  ledger: Ledger,
  ticket: Ticket,
  { runId, attempt }: SpendingRun,
  judgedBy: EvidenceBook,
): Promise<string> {
  const { predicate } = ticket.statement;
  const ids = presentIds(ledger.trust.registry);
  requireOwnUses(judgedBy, ticket);
  const isWaived = usesWaivers(decisionOf(judgedBy, ticket));
  const subjects = { ticket: ticket.id };
  // By the signed ids of the ticket: its path does not change when its ids do.
  const { nonce, surface, tier } = asSigned(ticket).predicate;
  const spent = { nonce, surface, tier, runId, attempt };
  const { bytes } = await ledger.sign({ kind: 'ticket-spent', subjects, predicate: spent });
  const files = [{ path: ticketSpentPath(ticket), bytes }];
  let counted: ReadonlySet<string> = new Set();
  for (let count = 1; ; count += 1) {
    const known = counted;
    const isNewUse = (path: string) => isWaived && mayTakeUse(path) && !known.has(path);
    const conflicts = (path: string) => overturns(path, predicate, ids) || isNewUse(path);
    try {
      const guard = { since: judgedBy.head, conflicts };
      return await ledger.append(files, `Spend the ticket of ${predicate.surface} on ${predicate.tier}`, guard);
    } catch (error) {
      const isRecounted = error instanceof EvidenceConflict && !overturns(error.place ?? '', predicate, ids);
      if (!isRecounted || count === TRIES) throw error;
    }
    requireOwnUses(await ledger.refresh(), ticket);
    const { files: there, refused } = await ledger.reading();
    counted = new Set([...there, ...refused].map(({ path }) => path));
  }
}
