import type { Choice } from '../../evidence/receipts/rollback-choice';
import { type ReceiptDraft, signReceipt, type WrittenReceipt, writeReceipt } from '../../evidence/receipts/write';
import type { Ticket } from '../../evidence/tickets/ticket';
import { deployEnvironmentName } from '../../registry/naming';
import type { Deploy } from '../targets/target';
import type { RollbackDesk } from './desk';
import type { Proof } from './prove';

/** A rollback, as its receipts describe it. */
export interface Restored {
  readonly choice: Choice;
  readonly ticket: Ticket;
  readonly startedAt: Date;
}

function common({ registry, surface, tier, run, toolVersion, clock }: RollbackDesk, { ticket, startedAt }: Restored) {
  return {
    surface: surface.id,
    tier: tier.id,
    environment: deployEnvironmentName(registry, surface, tier),
    cause: 'rollback' as const,
    attempt: run.runAttempt,
    workflow: run,
    ticketId: ticket.id,
    toolVersion,
    startedAt: startedAt.toISOString(),
    finishedAt: clock.now().toISOString(),
  };
}

/** The receipt that ends a bad release: final for its bundle on this tier. */
export function writeRolledBack(desk: RollbackDesk, restored: Restored): Promise<WrittenReceipt> {
  const { bad, good } = restored.choice;
  const { bundleDigest, target } = bad.statement.predicate;
  const draft: ReceiptDraft = {
    ...common(desk, restored),
    outcome: 'rolled-back',
    restores: good.id,
    bundleDigest,
    target: { ...target, publishedReadBack: false },
    health: { checks: 0, passed: 0, firstOkAt: null, lastOkAt: null },
  };
  return writeReceipt(desk.ledger, draft, bad.statement.subjects.commit ?? '');
}

function failedDraft(desk: RollbackDesk, restored: Restored): ReceiptDraft {
  const { good, origin } = restored.choice;
  const { bundleDigest, target } = origin.statement.predicate;
  return {
    ...common(desk, restored),
    outcome: 'failed',
    restores: good.id,
    bundleDigest,
    target: { ...target, publishedReadBack: false },
    health: { checks: 0, passed: 0, firstOkAt: null, lastOkAt: null },
  };
}

/** The receipt of a failed try: nobody knows what is live. */
export function writeFailed(desk: RollbackDesk, restored: Restored): Promise<WrittenReceipt> {
  return writeReceipt(desk.ledger, failedDraft(desk, restored), restored.choice.good.statement.subjects.commit ?? '');
}

/** Asks all that verifiers will ask of a receipt, before anything is restored. Rejects as `signReceipt` does. */
export async function tryReceipt(desk: RollbackDesk, restored: Restored): Promise<void> {
  await signReceipt(desk.ledger, failedDraft(desk, restored), restored.choice.good.statement.subjects.commit ?? '');
}

/** The receipt of the restored live release: it was read back, and smoke passed there. */
export function writeRestored(
  desk: RollbackDesk,
  restored: Restored,
  { deployId }: Pick<Deploy, 'deployId'>,
  proof: Proof,
): Promise<WrittenReceipt> {
  const { good, origin } = restored.choice;
  const { configDigest, bundleDigest, target } = origin.statement.predicate;
  const { checks, passed, firstOkAt = null, lastOkAt = null } = proof;
  const draft: ReceiptDraft = {
    ...common(desk, restored),
    outcome: 'succeeded',
    restores: good.id,
    bundleDigest,
    ...(configDigest === undefined ? {} : { configDigest }),
    target: { ...target, deployId, publishedReadBack: true },
    health: { checks, passed, firstOkAt: firstOkAt?.toISOString() ?? null, lastOkAt: lastOkAt?.toISOString() ?? null },
  };
  return writeReceipt(desk.ledger, draft, good.statement.subjects.commit ?? '');
}
