import type { Registry } from '../../registry/schema';
import { UserError } from '../../registry/user-error';
import type { EvidenceBook } from '../branch/branch';
import type { Ledger } from '../ledger/ledger';
import type { SignedFile } from '../ledger/signed-file';
import { entriesOf } from '../readers/answer';
import { type Ticket, type TicketOrder, ticketStatement } from './ticket';
import { verifyTicket } from './verify-ticket';

/** A ticket that its leaf will take, and its file. */
export interface SignedTicket extends SignedFile {
  readonly ticket: Ticket;
}

/** The words for reporting a refused ticket. */
export interface TicketTerms {
  readonly place: string;
  readonly allowed: string;
}

/**
 * Signs a ticket and judges it as the leaf will, by the ledger's content; it is not recorded. Rejects with UserError:
 * exit 1 when the leaf would refuse it, exit 2 when its signature would not count.
 */
export async function signTicket(
  ledger: Ledger,
  registry: Registry,
  order: Omit<TicketOrder, 'now'>,
  { place, allowed }: TicketTerms,
): Promise<SignedTicket> {
  const { surface, tier, commit, bundle } = order;
  const signed = await ledger.sign(ticketStatement({ ...order, now: ledger.now() }));
  const question = { registry, surface, tier, commit, bundle, now: ledger.now() };
  const verdict = verifyTicket(signed.verified, await ledger.book(), question);
  if (verdict.ok) return { ...signed, ticket: verdict.ticket };
  throw new UserError(`the ticket would be refused: ${verdict.reason}`, { place, allowed, exitCode: 1 });
}

/** The ticket that a run signed before for the same release; undefined when it signed none. */
function signedBefore(
  book: EvidenceBook,
  { surface, tier, commit, bundle, runId, attempt }: Omit<TicketOrder, 'now'>,
): string | undefined {
  return entriesOf(book, 'promotion-ticket').find(({ subjects, predicate }) => {
    if (subjects.commit !== commit || subjects.bundle !== bundle || predicate.runId !== runId) return false;
    return predicate.surface === surface && predicate.tier === tier && predicate.attempt === attempt;
  })?.id;
}

/**
 * One ticket for each order, each valid for its deploy, or none at all: tickets that the run signed before are reused,
 * the others are signed and recorded in one commit. Returns their ids by surface. Rejects as `signTicket` does; nothing
 * was recorded then.
 */
export async function findOrSignTickets(
  ledger: Ledger,
  registry: Registry,
  orders: readonly Omit<TicketOrder, 'now'>[],
  { message, allowed }: { readonly message: string; readonly allowed: string },
): Promise<ReadonlyMap<string, string>> {
  const book = await ledger.book();
  const ids = new Map<string, string>();
  const fresh: SignedTicket[] = [];
  for (const order of orders) {
    const before = signedBefore(book, order);
    if (before === undefined) fresh.push(await signTicket(ledger, registry, order, { place: order.surface, allowed }));
    ids.set(order.surface, before ?? fresh.at(-1)?.ticket.id ?? '');
  }
  if (fresh.length > 0) await ledger.append(fresh, message);
  return ids;
}
