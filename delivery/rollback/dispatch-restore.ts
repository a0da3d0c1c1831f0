import type { EvidenceBook } from '../../evidence/branch/branch';
import { entriesOf } from '../../evidence/readers/answer';
import { isReceipt } from '../../evidence/receipts/receipt';
import { isTicket, type Ticket } from '../../evidence/tickets/ticket';
import type { Registry } from '../../registry/schema';
import type { Surface } from '../../registry/schema/surface';
import type { Tier } from '../../registry/schema/tier';
import { type DeploysDesk, type DoneReading, runDeploys, type SurfaceOutcome } from '../promotion/deploys';

/** The place of a restore: one surface on one tier. */
export interface RestorePlace {
  readonly registry: Registry;
  readonly surface: Surface;
  readonly tier: Tier;
}

/** This run's ticket for a rollback or a drill; undefined without one. */
function ownTicket(book: EvidenceBook, { surface, tier }: RestorePlace, runId: number): Ticket | undefined {
  const own = book.statements
    .flatMap((each) => (isTicket(each) ? [each] : []))
    .filter(({ statement: { predicate } }) => {
      const { cause, surface: ofSurface, tier: ofTier, runId: ofRun } = predicate;
      return cause === 'rollback' && ofRun === runId && ofSurface === surface.id && ofTier === tier.id;
    });
  return own.sort((one, other) => one.time.getTime() - other.time.getTime()).at(-1);
}

// A drill leaves no receipt but its own statement, signed after the ticket; the live release stays.
const drilled =
  ({ time, statement: { predicate } }: Ticket): DoneReading =>
  (book) => {
    const { surface, tier, restores } = predicate;
    const drill = entriesOf(book, 'drill')
      .filter(({ predicate: its }) => its.surface === surface && its.tier === tier)
      .at(-1);
    if (drill?.predicate.result !== 'PASSED' || drill.time.getTime() < time.getTime()) return undefined;
    return book.statements.filter(isReceipt).find(({ id }) => id === restores);
  };

/**
 * Dispatches the leaf on the tier's branch with this run's ticket, watches it to its end, and collects its receipt.
 * Undefined when this run signed no ticket: then there was nothing to do.
 */
export async function dispatchRestore(
  { registry, surface, tier }: RestorePlace,
  desk: DeploysDesk,
): Promise<SurfaceOutcome | undefined> {
  const book = await desk.ledger.refresh();
  const ticket = ownTicket(book, { registry, surface, tier }, desk.own.runId);
  if (!ticket) return undefined;
  const { commit = '', bundle = '' } = ticket.statement.subjects;
  const question = { registry, repository: surface.repository, tier, commit, surfaces: [surface.id] };
  const isDone = ticket.statement.predicate.drill ? { isDone: drilled(ticket) } : {};
  const tickets = new Map([[surface.id, ticket.id]]);
  const [outcome] = await runDeploys(question, [{ surface, bundle }], tickets, { ...desk, ...isDone });
  return outcome;
}
