import { UserError } from '../../registry/user-error';
import { readEvidenceBook } from '../branch/book';
import type { EvidenceBook, EvidenceBranch } from '../branch/branch';
import { EvidenceConflict } from '../branch/files';
import { placedAt } from '../branch/placed';
import { type PresentIds, presentIds } from '../statement/present-ids';
import type { Statement } from '../statement/statement';
import { ticketSpentPath } from '../verification/place';
import { asSigned, type TrustBase, verifyStatement } from '../verification/verify-statement';
import type { Ticket } from './ticket';
import { decisionOf, mayTakeUse, requireOwnUses, usesWaivers } from './waiver-use';

/** What using a ticket up takes. */
export interface SpendingDesk {
  readonly branch: EvidenceBranch;
  readonly trust: TrustBase;
  readonly sign: (statement: Statement<'ticket-spent'>) => Promise<Buffer>;
  readonly now: Date;
  /** By what the ticket was judged: nothing that could make another judgement may have been added since. */
  readonly judgedBy: EvidenceBook;
}

// At each try another decision was made, or another ticket spent, in between.
const TRIES = 20;

// What can turn a yes about a ticket into a no: another ticket on the same decision, a receipt, a decision, a revocation.
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
 * Uses a ticket up, by pushing that it is spent to a path that only one can take. Uses of waivers are counted over all
 * tiers on the head that it is pushed to, again after every writer who could have taken one. Gives the new head. Rejects
 * with UserError: exit 1 when it was spent already or a use is another's, exit 2 when the signer may not say so, exit 3
 * when it cannot be pushed or was judged by a branch that has changed since.
 * Without a head nothing may be deployed.
 */
export async function spendTicket(
  { branch, trust, sign, now, judgedBy }: SpendingDesk,
  ticket: Ticket,
  { runId, attempt }: SpendingRun,
): Promise<string> {
  const { predicate } = ticket.statement;
  const ids = presentIds(trust.registry);
  requireOwnUses(judgedBy, ticket);
  const isWaived = usesWaivers(decisionOf(judgedBy, ticket));
  const subjects = { ticket: ticket.id };
  // By the ids of the ticket: there is one place for it, under whatever ids the ticket is spent.
  const { nonce, surface, tier } = asSigned(ticket).predicate;
  const bytes = await sign({ kind: 'ticket-spent', subjects, predicate: { nonce, surface, tier, runId, attempt } });
  const verified = verifyStatement(bytes, trust, now);
  if (!verified.ok) {
    throw new UserError(`that the ticket is spent would count for nothing: ${verified.reason}`, {
      place: 'ticket-spent',
      allowed: 'a signer that the registry trusts for ticket-spent; nothing was written',
    });
  }
  const files = [{ path: ticketSpentPath(ticket), bytes }];
  let counted: ReadonlySet<string> = new Set();
  for (let count = 1; ; count += 1) {
    const known = counted;
    const isNewUse = (path: string) => isWaived && mayTakeUse(path) && !known.has(path);
    const conflicts = (path: string) => overturns(path, predicate, ids) || isNewUse(path);
    try {
      const guard = { since: judgedBy.head, conflicts };
      return await branch.append(files, `Spend the ticket of ${predicate.surface} on ${predicate.tier}`, guard);
    } catch (error) {
      const isRecounted = error instanceof EvidenceConflict && !overturns(error.place ?? '', predicate, ids);
      if (!isRecounted || count === TRIES) throw error;
    }
    const reading = await branch.read();
    requireOwnUses(readEvidenceBook(reading, trust, now), ticket);
    counted = new Set([...reading.files, ...reading.refused].map(({ path }) => path));
  }
}
