import { entriesOf } from '../../evidence/readers/answer';
import { receiptChain } from '../../evidence/receipts/chain';
import { chooseRollback } from '../../evidence/receipts/rollback-choice';
import { markerOf } from '../targets/deployed';
import { hasOwnAddresses } from '../targets/target';
import { decideRollback, type RollbackGate } from './decide';
import { noGo, type RollbackResult, stoppedRollback } from './decide-rollback';
import type { RollbackDesk } from './desk';
import { recordSmoke } from './prove';
import { askRestorable } from './restorability';

/**
 * Confirms the restored release: fresh smoke at the live address, and the gate of now, whose go is signed. A confirmed
 * one is left alone. Rejects with UserError when a service refuses (exit 1) or cannot be asked (exit 3).
 */
export async function confirmRestored(desk: RollbackDesk, gate: RollbackGate): Promise<RollbackResult> {
  const { surface, tier } = desk;
  const book = await desk.ledger.refresh();
  const choice = chooseRollback(book, desk.registry, { surface: surface.id, tier: tier.id });
  if (!choice.ok) return stoppedRollback(choice.reason, { isBlind: choice.status === 'unverified' });
  const chain = receiptChain(book, surface.id, tier.id);
  const receipts = chain.ok ? chain.receipts : [];
  const last = receipts.at(-1);
  if (choice.state !== 'done' || !last) return stoppedRollback('nothing was restored', { choice });
  const { good, origin } = choice;
  // A decision about the restored release rests on its receipt, which the earlier decision could not.
  const isEarned = entriesOf(book, 'release-decision').some(({ predicate: { kind, decision, checks } }) => {
    return kind === 'rollback' && decision === 'go' && checks.some(({ evidence }) => evidence.includes(last.id));
  });
  if (isEarned) return { status: 'done-before', choice };
  const target = await desk.reach();
  const restorability = await askRestorable(good, { target, ownAddress: desk.ownAddress, receipts });
  if (restorability.status !== 'restorable') {
    const isBlind = restorability.status === 'unverified';
    return stoppedRollback(`the restored release could not be restored again: ${restorability.reason}`, {
      choice,
      isBlind,
    });
  }
  const refusal = await target.filesRefusal(origin.statement.predicate.target.filesDigest);
  if (refusal !== undefined) return stoppedRollback(`the live release is not the restored one: ${refusal}`, { choice });
  const { fault } = await recordSmoke(desk, target.liveUrl, good, markerOf(hasOwnAddresses(target) ? origin : last));
  // The gate takes the results of the highest run, which is the leaf's; this one is newer.
  if (fault !== undefined) return stoppedRollback(`the restored release is not healthy: ${fault}`, { choice });
  const { report, signed } = await decideRollback(desk, choice, gate, [{ receipt: good, restorability }]);
  if (!signed) return noGo(choice, report);
  desk.onStep('gate again: go');
  return { status: 'rolled-back', choice, report };
}
