import { randomBytes } from 'node:crypto';
import { signTicket } from '../../evidence/tickets/sign-ticket';
import type { Ticket, TicketOrder } from '../../evidence/tickets/ticket';
import type { RollbackDesk } from './desk';

/** The grounds of this job's ticket: the receipt to restore, and why. */
export type TicketGrounds = Pick<
  TicketOrder,
  'commit' | 'bundle' | 'restores' | 'gateDecision' | 'watched' | 'drill' | 'exercises'
> & {
  /** The ids of the counted approvals. */
  readonly approvals: readonly string[];
};

/**
 * Signs a rollback's ticket, judges it as the leaf will, and records it. Only after this may the leaf be dispatched,
 * which spends it. Rejects with UserError: exit 1 when the leaf would refuse it.
 */
export async function signRollbackTicket(
  desk: RollbackDesk,
  { approvals, ...grounds }: TicketGrounds,
): Promise<Ticket> {
  const { registry, ledger, surface, tier, run } = desk;
  const place = `${surface.id} on ${tier.id}`;
  // Minutes have passed since the branch was read: the leaf will see what was added meanwhile.
  await ledger.refresh();
  const order = {
    cause: 'rollback' as const,
    surface: surface.id,
    tier: tier.id,
    ...grounds,
    runId: run.runId,
    attempt: run.runAttempt,
    ...(approvals.length === 0 ? {} : { approvals: [...approvals] }),
    nonce: randomBytes(16).toString('hex'),
  };
  const allowed = 'a rollback that its ticket lets through; nothing was published';
  const signed = await signTicket(ledger, registry, order, { place, allowed });
  await ledger.append([signed], `Ticket to roll back ${place}`);
  return signed.ticket;
}
