import type { EvidenceBook } from '../../evidence/branch/branch';
import { receiptChain } from '../../evidence/receipts/chain';
import { lastKnownGood } from '../../evidence/receipts/last-known-good';
import type { Receipt, Refusal } from '../../evidence/receipts/receipt';
import { type Choice, chooseRollback, originOf } from '../../evidence/receipts/rollback-choice';
import type { Drill } from '../../evidence/statement/predicates/checks';
import type { Ticket } from '../../evidence/tickets/ticket';
import type { Registry } from '../../registry/schema';
import { UserError } from '../../registry/user-error';
import { deployedBy, markerOf, newMarkerOf } from '../targets/deployed';
import { hasOwnAddresses, type Place } from '../targets/target';
import { approvalsOf } from './approvals';
import type { Initiators } from './count-approvals';
import type { RollbackDesk } from './desk';
import { leavingReceipt } from './drilled-receipt';
import { exerciseRestore } from './exercise';
import { askRestorable } from './restorability';
import { signRollbackTicket } from './sign-ticket';

/** The result of an exercise. */
export interface DrillResult {
  readonly result: Drill['result'];
  /** From the first request to the read-back of the older release at the live address. */
  readonly seconds: number;
  readonly restored: Receipt;
  readonly reason: string;
  /** The id of the drill's statement. */
  readonly id: string;
}

function refuse(reason: string, { surface, tier }: Place, exitCode: 1 | 3 = 1): UserError {
  return new UserError(`there is nothing to rehearse: ${reason}`, {
    place: `${surface} on ${tier}`,
    allowed: 'a live release and an older one that can be restored',
    exitCode,
  });
}

// After a rollback the live release is the restored one.
function chooseBefore(book: EvidenceBook, registry: Registry, place: Place, live: Receipt): Choice | Refusal {
  const older = lastKnownGood(book, registry, place, { except: live.statement.predicate.bundleDigest });
  return older.ok ? chooseRollback(book, registry, { ...place, to: older.receipt.id }) : older;
}

/**
 * The live release and the one that a rollback would restore. Throws UserError (exit 1 or 3) when there are not two.
 */
export function drillChoice(book: EvidenceBook, registry: Registry, place: Place): Choice {
  const first = chooseRollback(book, registry, place);
  const choice = first.ok && first.state === 'done' ? chooseBefore(book, registry, place, first.good) : first;
  if (!choice.ok) throw refuse(choice.reason, place, choice.status === 'unverified' ? 3 : 1);
  if (choice.state === 'new' && choice.bad.statement.predicate.outcome === 'succeeded') return choice;
  throw refuse('the newest receipt is not of a successful deploy', place);
}

function placeOf({ surface, tier }: RollbackDesk): Place {
  return { surface: surface.id, tier: tier.id };
}

/**
 * Decides a drill: the live release, an older one to go to, and the approvals of a manual rollback, because it moves
 * the live release. Returns the signed ticket, which restores the live release. Rejects with UserError (exit 1 or 3)
 * when there is nothing to exercise, or too few people approved.
 */
export async function decideDrill(desk: RollbackDesk, initiators: Initiators): Promise<Ticket> {
  const { registry, surface, tier, run } = desk;
  const book = await desk.ledger.book();
  const older = drillChoice(book, registry, placeOf(desk));
  const choice = { ...older, good: older.bad, isNewest: true };
  const question = { registry, surface, tier, choice, isAutomatic: false, run, initiators };
  const approvals = await approvalsOf(desk, book, question);
  if (!approvals.ok) throw refuse(approvals.reason, placeOf(desk));
  const { commit = '', bundle = '' } = choice.good.statement.subjects;
  const grounds = { restores: choice.good.id, exercises: older.good.id, drill: true } as const;
  return signRollbackTicket(desk, { commit, bundle, ...grounds, approvals: approvals.ids });
}

/**
 * The leaf of a drill, under a verified and spent ticket: restores the older release, reads it back, and restores the
 * live release, even after a failure. Leaves a signed drill, and a receipt where a surface's own workflow deployed the
 * live release again. An interrupted drill is finished first. Rejects with UserError: exit 1 when something unknown is
 * published or the live release does not come back, exit 3 when it cannot be asked.
 */
export async function drillRelease(desk: RollbackDesk, ticket: Ticket): Promise<DrillResult> {
  const { surface, tier } = desk;
  const book = await desk.ledger.book();
  const choice = drillChoice(book, desk.registry, placeOf(desk));
  const { bad, good, origin } = choice;
  const { restores, exercises } = ticket.statement.predicate;
  if (bad.id !== restores || good.id !== exercises)
    throw refuse('the live release, or the one before it, is not the one that the ticket names', placeOf(desk));
  const chain = receiptChain(book, surface.id, tier.id);
  const receipts = chain.ok ? chain.receipts : [];
  const live = originOf(bad, receipts) ?? bad;
  const target = await desk.reach({ ticketId: ticket.id, spentBy: desk.run.runId });
  // The way back is checked before the way there.
  for (const each of [good, bad]) {
    const found = await askRestorable(each, { target, ownAddress: desk.ownAddress, receipts });
    if (found.status !== 'restorable') throw refuse(found.reason, placeOf(desk), found.status === 'unverified' ? 3 : 1);
  }
  const published = (await target.published())?.deployId;
  const known = [live, origin].map(({ statement }) => statement.predicate.target.deployId);
  if (published === undefined || !known.includes(published))
    throw refuse('the published deploy has no receipt', placeOf(desk));
  const isKept = hasOwnAddresses(target);
  // A workflow's new deploy carries the present ticket; a deploy that a provider kept carries its old one.
  const stop = (receipt: Receipt) => {
    const marker = isKept ? markerOf(receipt) : newMarkerOf(receipt, ticket.id);
    return { deployed: deployedBy(receipt), marker };
  };
  const [there, back] = isKept ? [origin, live] : [good, bad];
  const order = { desk, target, older: stop(there), live: stop(back), served: markerOf(back) };
  const restored = { choice: { ...choice, good: bad, origin: bad }, ticket, startedAt: desk.clock.now() };
  const { seconds, reason } = await (isKept ? exerciseRestore(order) : leavingReceipt(order, restored));
  const result = reason === '' ? 'PASSED' : 'FAILED';
  const finishedAt = desk.clock.now().toISOString();
  const { bundle = '' } = good.statement.subjects;
  const predicate: Drill = { surface: surface.id, tier: tier.id, result, seconds, restored: good.id, finishedAt };
  const statement = { kind: 'drill', subjects: { bundle }, predicate } as const;
  const [file] = await desk.ledger.record([statement], `Drill of ${surface.id} on ${tier.id}: ${result}`);
  return { result, seconds, restored: good, reason, id: file?.verified.id ?? '' };
}
