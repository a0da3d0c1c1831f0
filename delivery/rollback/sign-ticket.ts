import { randomBytes } from 'node:crypto';
import { type Ticket, type TicketOrder, ticketStatement } from '../../evidence/tickets/ticket';
import { verifyTicket } from '../../evidence/tickets/verify-ticket';
import { UserError } from '../../registry/user-error';
import { type RollbackDesk, readBook, signFile } from './desk';

/** What a ticket of this job rests on: what it restores, and by whose grounds. */
export type TicketGrounds = Pick<
  TicketOrder,
  'commit' | 'bundle' | 'restores' | 'gateDecision' | 'watched' | 'drill' | 'exercises'
> & {
  /** The ids of the approvals that were counted. */
  readonly approvals: readonly string[];
};

/**
 * Signs the ticket of a roll-back, has it judged as the leaf will, and records it: after this, and only then, the leaf may
 * be dispatched, which spends it. Rejects with UserError: exit 1 when the leaf would refuse it.
 */
export async function signRollbackTicket(
  desk: RollbackDesk,
  { approvals, ...grounds }: TicketGrounds,
): Promise<Ticket> {
  const { registry, branch, surface, tier, run, clock } = desk;
  const { commit, bundle } = grounds;
  const place = { surface: surface.id, tier: tier.id };
  const statement = ticketStatement({
    cause: 'rollback',
    ...place,
    ...grounds,
    runId: run.runId,
    attempt: run.runAttempt,
    ...(approvals.length === 0 ? {} : { approvals: [...approvals] }),
    nonce: randomBytes(16).toString('hex'),
    now: clock.now(),
  });
  const { verified, path, bytes } = await signFile(desk, statement);
  const verdict = verifyTicket(verified, await readBook(desk), {
    registry,
    ...place,
    commit,
    bundle,
    now: clock.now(),
  });
  if (!verdict.ok) {
    throw new UserError(`the ticket would be refused: ${verdict.reason}`, {
      place: `${surface.id} on ${tier.id}`,
      allowed: 'a roll-back that its ticket lets through; nothing was published',
      exitCode: 1,
    });
  }
  await branch.append([{ path, bytes }], `Ticket to roll back ${surface.id} on ${tier.id}`);
  return verdict.ticket;
}
