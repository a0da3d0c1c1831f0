import type { ReceiptDraft } from '../../evidence/receipts/write';
import type { DeployReceipt } from '../../evidence/statement/predicates/delivery';
import type { WorkflowRun } from '../../evidence/statement/predicates/parts';
import type { Ticket } from '../../evidence/tickets/ticket';
import { deployEnvironmentName } from '../../registry/naming';
import type { Release } from '../targets/release';
import type { HealthSeen } from './health';

/** The end of a deploy. */
export interface DeployEnd {
  readonly outcome: 'succeeded' | 'failed';
  readonly startedAt: Date;
  readonly finishedAt: Date;
  readonly target: DeployReceipt['target'];
  readonly health: HealthSeen;
  /** The ticket under which it was published; the marker names it. */
  readonly ticketId: string;
}

/** The deployer. */
export interface Deployer {
  readonly own: WorkflowRun;
  readonly toolVersion: string;
}

/** The placeholder for an unreached address: a receipt has no empty fields. */
export const NOWHERE = 'none';

/** The content of a deploy's receipt. */
export function receiptDraft(
  { registry, surface, tier, bundle }: Release,
  ticket: Ticket,
  { own, toolVersion }: Deployer,
  { outcome, startedAt, finishedAt, target, health, ticketId }: DeployEnd,
): ReceiptDraft {
  const { cause, restores } = ticket.statement.predicate;
  return {
    surface: surface.id,
    tier: tier.id,
    environment: deployEnvironmentName(registry, surface, tier),
    outcome,
    cause,
    ...(restores === undefined ? {} : { restores }),
    attempt: own.runAttempt,
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt.toISOString(),
    bundleDigest: bundle,
    target,
    health,
    workflow: own,
    ticketId,
    toolVersion,
  };
}
