import { randomBytes } from 'node:crypto';
import { spendTicket } from '../../evidence/tickets/spend';
import { type Ticket, ticketStatement } from '../../evidence/tickets/ticket';
import { verifyTicket } from '../../evidence/tickets/verify';
import { UserError } from '../../registry/user-error';
import type { Choice } from './choose';
import { type RollbackDesk, readBook, signFile } from './desk';

/** What a roll-back's ticket rests on: the ids of the gate's decision and of the approvals that were counted. */
export interface Leave {
  readonly decision: string;
  readonly approvals: readonly string[];
  /** Whether this job publishes; otherwise the surface's own workflow does, and spends the ticket in its first job. */
  readonly isSpentHere: boolean;
}

/**
 * Signs the ticket of a roll-back, has it judged as the leaf would, records it and uses it up where this job publishes:
 * after this, and only then, something may be published. Rejects with UserError: exit 1 when the ticket is refused or was spent.
 */
export async function takeLeave(
  desk: RollbackDesk,
  { good }: Choice,
  { decision, approvals, isSpentHere }: Leave,
): Promise<Ticket> {
  const { registry, trust, branch, surface, tier, run, clock } = desk;
  const { commit = '', bundle = '' } = good.statement.subjects;
  const statement = ticketStatement({
    ...{ cause: 'rollback', surface: surface.id, tier: tier.id, commit, bundle },
    ...{ runId: run.runId, attempt: run.runAttempt, gateDecision: decision, restores: good.id },
    ...(approvals.length === 0 ? {} : { approvals: [...approvals] }),
    ...{ nonce: randomBytes(16).toString('hex'), now: clock.now() },
  });
  const { verified, path, bytes } = await signFile(desk, statement);
  const question = { registry, surface: surface.id, tier: tier.id, commit, bundle, now: clock.now() };
  const book = await readBook(desk);
  const verdict = verifyTicket(verified, book, question);
  if (!verdict.ok) {
    throw new UserError(`the ticket would be refused: ${verdict.reason}`, {
      place: `${surface.id} on ${tier.id}`,
      allowed: 'a roll-back that its ticket lets through; nothing was published',
      exitCode: 1,
    });
  }
  await branch.append([{ path, bytes }], `Ticket to roll back ${surface.id} on ${tier.id}`);
  if (!isSpentHere) return verdict.ticket;
  const spending = { branch, trust, sign: desk.sign, now: clock.now(), judgedAt: book.head };
  await spendTicket(spending, verdict.ticket, { runId: run.runId, attempt: run.runAttempt });
  return verdict.ticket;
}
