import { UserError } from '../../registry/user-error';
import { newMarkerOf } from '../targets/deployed';
import { type Exercise, type Exercised, exerciseRestore } from './exercise';
import { recordSmoke } from './prove';
import { type Restored, tryReceipt, writeFailed, writeRestored } from './receipts';

/**
 * Exercises a surface that its own workflow deploys: the live release is deployed again under the drill's ticket, and
 * gets its receipt after a fresh smoke. Rejects with UserError as the exercise does, with a receipt of the failure, or
 * with nothing moved when no receipt could be written.
 */
export async function leavingReceipt(order: Exercise, restored: Restored): Promise<Exercised> {
  const { desk, target } = order;
  const { ticket, choice } = restored;
  await tryReceipt(desk, restored);
  let done: Exercised;
  try {
    done = await exerciseRestore(order);
  } catch (error) {
    if (error instanceof UserError) await writeFailed(desk, restored);
    throw error;
  }
  if (!done.isMoved) return done;
  const proof = await recordSmoke(desk, target.liveUrl, choice.good, newMarkerOf(choice.good, ticket.id));
  if (proof.fault !== undefined) {
    await writeFailed(desk, restored);
    return { ...done, reason: `the release that was live is not healthy: ${proof.fault}` };
  }
  await writeRestored(desk, restored, choice.good.statement.predicate.target, proof);
  desk.onStep('receipt: succeeded');
  return done;
}
