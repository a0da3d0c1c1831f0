import { receiptChain } from '../../evidence/receipts/chain';
import { type Choice, chooseRollback } from '../../evidence/receipts/rollback-choice';
import type { Ticket } from '../../evidence/tickets/ticket';
import { UserError } from '../../registry/user-error';
import type { DeployResult } from '../deploy/run';
import { deployedBy, markerOf, newMarkerOf } from '../targets/deployed';
import { type Deploy, hasOwnAddresses, type Marker } from '../targets/target';
import { foreignDeploy } from './decide-rollback';
import type { RollbackDesk } from './desk';
import { recordSmoke } from './prove';
import { type Restored, tryReceipt, writeFailed, writeRestored, writeRolledBack } from './receipts';
import { askRestorable } from './restorability';
import { restoreDeploy } from './restore';

type Choosing = Pick<Ticket, 'statement'>;

/** The present meaning of a rollback's ticket. Rejects with UserError (exit 1 or 3) when it is no longer valid. */
async function choiceOf(desk: RollbackDesk, { statement: { predicate } }: Choosing): Promise<Choice> {
  const { surface, tier, restores: to, watched } = predicate;
  const choice = chooseRollback(await desk.ledger.book(), desk.registry, { surface, tier, to, watched });
  if (choice.ok) return choice;
  throw new UserError(choice.reason, {
    place: `${surface} on ${tier}`,
    exitCode: choice.status === 'unverified' ? 3 : 1,
  });
}

interface Live {
  readonly deploy: Deploy;
  readonly marker: Marker;
  readonly url: string;
}

/** Publishes the release to restore unless it is published, locks it and reads it back. */
async function restore(desk: RollbackDesk, ticket: Ticket, choice: Choice): Promise<Live> {
  const { good, origin } = choice;
  const { surface, tier, run } = desk;
  const target = await desk.reach({ ticketId: ticket.id, spentBy: run.runId });
  const place = `${surface.id} on ${tier.id}`;
  const foreign = ticket.statement.predicate.watched === undefined ? undefined : await foreignDeploy(target, choice);
  if (foreign !== undefined) throw new UserError(foreign, { place, exitCode: 1 });
  const chain = receiptChain(await desk.ledger.book(), surface.id, tier.id);
  const receipts = chain.ok ? chain.receipts : [];
  const found = await askRestorable(good, { target, ownAddress: desk.ownAddress, receipts });
  if (found.status !== 'restorable') {
    const exitCode = found.status === 'gone' ? 1 : 3;
    throw new UserError(`the last known good cannot be restored: ${found.reason}`, { place, exitCode });
  }
  // A workflow's new deploy carries the present ticket; a deploy that a provider kept carries its old one.
  const isKept = hasOwnAddresses(target);
  const marker = isKept ? markerOf(origin) : newMarkerOf(good, ticket.id);
  const from = deployedBy(isKept ? origin : good);
  const deploy = await restoreDeploy(target, from, marker, desk.clock);
  return { deploy, marker, url: target.liveUrl };
}

async function failed(desk: RollbackDesk, restored: Restored, { message, exitCode }: UserError): Promise<DeployResult> {
  const { receipt } = await writeFailed(desk, restored);
  return { state: 'failed', receipt, reason: message, exitCode };
}

/**
 * The leaf of a rollback, under a verified and spent ticket: restores the ticket's release without a build, and leaves
 * the receipts: `rolled-back` for the bad release, which is final, and `succeeded` for the restored one, once fresh
 * smoke passed there. A failed try leaves a receipt, too. It finds the work of a killed run and does not repeat it.
 * Rejects with UserError, with nothing published, when the ticket is no longer valid or no receipt could be written.
 */
export async function restoreRelease(desk: RollbackDesk, ticket: Ticket): Promise<DeployResult> {
  const startedAt = desk.clock.now();
  const choice = await choiceOf(desk, ticket);
  const restored = { choice, ticket, startedAt };
  if (choice.state === 'done') return { state: 'already', receipt: choice.good, reason: undefined, exitCode: 0 };
  await tryReceipt(desk, restored);
  let live: Live;
  try {
    live = await restore(desk, ticket, choice);
  } catch (error) {
    if (error instanceof UserError) return failed(desk, restored, error);
    throw error;
  }
  desk.onStep(`restored and read back: ${live.deploy.deployId}`);
  if (choice.state === 'new') await writeRolledBack(desk, restored);
  desk.onStep('receipt: rolled-back');
  const proof = await recordSmoke(desk, live.url, choice.good, live.marker);
  if (proof.fault !== undefined) {
    const message = `the restored release is not healthy: ${proof.fault}`;
    return failed(desk, restored, new UserError(message, { place: live.url, exitCode: 1 }));
  }
  const { receipt } = await writeRestored(desk, restored, live.deploy, proof);
  desk.onStep('receipt: succeeded');
  return { state: 'deployed', receipt, reason: undefined, exitCode: 0 };
}
