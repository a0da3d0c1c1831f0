import type { EvidenceBook } from '../../evidence/branch/branch';
import { receiptChain } from '../../evidence/receipts/chain';
import { lastKnownGood } from '../../evidence/receipts/last-known-good';
import type { Receipt, Refusal } from '../../evidence/receipts/receipt';
import type { Drill } from '../../evidence/statement/predicates/checks';
import { UserError } from '../../registry/user-error';
import type { Place, Target } from '../targets/target';
import { approvalsOf, type Initiators } from './approvers';
import { type Choice, chooseRollback, originOf } from './choose';
import { type RollbackDesk, readBook, record } from './desk';
import { markerOf } from './prove';
import { askRestorable } from './restorability';
import { restoreDeploy } from './restore';

/** What an exercise came to. */
export interface DrillResult {
  readonly result: Drill['result'];
  /** From the first request until the older release was read back at the live address. */
  readonly seconds: number;
  readonly restored: Receipt;
  readonly reason: string;
  /** The id of the drill's statement. */
  readonly id: string;
}

function refuse(reason: string, desk: RollbackDesk, exitCode: 1 | 3 = 1): UserError {
  const place = `${desk.surface.id} on ${desk.tier.id}`;
  return new UserError(`there is nothing to exercise: ${reason}`, {
    place,
    allowed: 'a live release and an older one that can be restored',
    exitCode,
  });
}

// After a roll-back the live release is the one that it restored.
function chooseBefore(book: EvidenceBook, place: Place, live: Receipt): Choice | Refusal {
  const older = lastKnownGood(book, place.surface, place.tier, { except: live.statement.predicate.bundleDigest });
  return older.ok ? chooseRollback(book, { ...place, to: older.receipt.id }) : older;
}

/** The live release and the one that a roll-back would restore. Rejects with UserError (exit 1 or 3) when there are not two. */
export async function drillChoice(desk: RollbackDesk): Promise<Choice> {
  const book = await readBook(desk);
  const place = { surface: desk.surface.id, tier: desk.tier.id };
  const first = chooseRollback(book, place);
  const choice = first.ok && first.state === 'done' ? chooseBefore(book, place, first.good) : first;
  if (!choice.ok) throw refuse(choice.reason, desk, choice.status === 'unverified' ? 3 : 1);
  if (choice.state === 'new' && choice.bad.statement.predicate.outcome === 'succeeded') return choice;
  throw refuse('the newest receipt is no deploy that succeeded', desk);
}

interface Exercise {
  readonly desk: RollbackDesk;
  readonly target: Target;
  readonly live: Receipt;
  readonly older: Receipt;
}

async function exercise({ desk, target, live, older }: Exercise): Promise<Pick<DrillResult, 'seconds' | 'reason'>> {
  const startedAt = desk.clock.now().getTime();
  const seconds = () => (desk.clock.now().getTime() - startedAt) / 1000;
  let taken = 0;
  let fault = '';
  try {
    await restoreDeploy(target, older.statement.predicate.target.deployId, markerOf(older), desk.clock);
    taken = seconds();
    desk.onStep(`restored and read back: ${older.statement.predicate.receiptId}`);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    fault = error.message;
  } finally {
    // Whatever happened: the exercise leaves live what was live.
    await restoreDeploy(target, live.statement.predicate.target.deployId, markerOf(live), desk.clock);
    desk.onStep(`live again: ${live.statement.predicate.receiptId}`);
  }
  return { seconds: fault === '' ? taken : seconds(), reason: fault };
}

/**
 * Exercises a roll-back where it would happen: restores the older release, reads it back, and restores what was live, which
 * stays so whatever fails. Asks the approvals of a roll-back by hand: it moves what is live. Leaves a signed drill. One that was cut off half way is ended first. Rejects with UserError:
 * exit 1 when something unknown is published or the live release does not come back, exit 3 when it cannot be asked.
 */
export async function drillRollback(desk: RollbackDesk, choice: Choice, initiators: Initiators): Promise<DrillResult> {
  const { registry, surface, tier, run } = desk;
  const { bad, good, origin } = choice;
  const book = await readBook(desk);
  const question = { registry, surface, tier, choice, isAutomatic: false, run, initiators };
  const approvals = await approvalsOf(desk, book, question);
  if (!approvals.ok) throw refuse(approvals.reason, desk);
  const chain = receiptChain(book, surface.id, tier.id);
  const receipts = chain.ok ? chain.receipts : [];
  const live = originOf(bad, receipts) ?? bad;
  const target = await desk.reach({ commit: good.statement.subjects.commit ?? '' });
  if (!target.hasOwnAddresses) throw refuse('its own workflow deploys it: a drill there would be a deploy', desk);
  const restorability = await askRestorable(good, { target, ownAddress: desk.ownAddress, receipts });
  if (restorability.status !== 'restorable') {
    throw refuse(restorability.reason, desk, restorability.status === 'unverified' ? 3 : 1);
  }
  const published = (await target.published())?.deployId;
  const known = [live, origin].map(({ statement }) => statement.predicate.target.deployId);
  if (published === undefined || !known.includes(published)) throw refuse('what is published has no receipt', desk);
  const { seconds, reason } = await exercise({ desk, target, live, older: origin });
  const result = reason === '' ? 'PASSED' : 'FAILED';
  const finishedAt = desk.clock.now().toISOString();
  const { bundle = '' } = good.statement.subjects;
  const predicate: Drill = { surface: surface.id, tier: tier.id, result, seconds, restored: good.id, finishedAt };
  const statement = { kind: 'drill', subjects: { bundle }, predicate } as const;
  const [file] = await record(desk, [statement], `Drill of ${surface.id} on ${tier.id}: ${result}`);
  return { result, seconds, restored: good, reason, id: file?.verified.id ?? '' };
}
