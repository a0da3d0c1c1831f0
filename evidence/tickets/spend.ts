import { UserError } from '../../registry/user-error';
import type { EvidenceBranch } from '../branch/branch';
import { spentPath } from '../statement/place';
import type { Statement } from '../statement/statement';
import { type TrustBase, verifyStatement } from '../statement/verify';
import type { Ticket } from './ticket';

/** What using a ticket up takes. */
export interface SpendingDesk {
  readonly branch: EvidenceBranch;
  readonly trust: TrustBase;
  readonly sign: (statement: Statement<'ticket-spent'>) => Promise<Buffer>;
  readonly now: Date;
  /** The head by which the ticket was judged: nothing that could make another judgement may have been added since. */
  readonly judgedAt?: string | undefined;
}

// What can turn a yes about a ticket into a no: another ticket on the same decision, a receipt, a decision, a revocation.
function overturns(path: string, surface: string, tier: string): boolean {
  const [, , ofSurface, ofTier, name = ''] = path.split('/');
  if (name.startsWith('revocation-')) return true;
  if (ofTier !== tier) return false;
  return (
    name.startsWith('release-decision-') || (ofSurface === surface && /^(?:ticket-spent|deploy-receipt)-/.test(name))
  );
}

/** The run that uses a ticket. */
export interface SpendingRun {
  readonly runId: number;
  readonly attempt: number;
}

/**
 * Uses a ticket up, by pushing that it is spent to a path that only one can take. Gives the new head. Rejects with
 * UserError: exit 1 when it was spent already, exit 2 when the signer may not say so, exit 3 when it cannot be pushed or
 * was judged by a branch that has changed since.
 * Without a head nothing may be deployed.
 */
export async function spendTicket(
  { branch, trust, sign, now, judgedAt }: SpendingDesk,
  { id, statement: { predicate } }: Ticket,
  { runId, attempt }: SpendingRun,
): Promise<string> {
  const { nonce, surface, tier } = predicate;
  const subjects = { ticket: id };
  const bytes = await sign({ kind: 'ticket-spent', subjects, predicate: { nonce, surface, tier, runId, attempt } });
  const verified = verifyStatement(bytes, trust, now);
  if (!verified.ok) {
    throw new UserError(`that the ticket is spent would count for nothing: ${verified.reason}`, {
      place: 'ticket-spent',
      allowed: 'a signer that the registry trusts for ticket-spent; nothing was written',
    });
  }
  const conflicts = (path: string) => overturns(path, surface, tier);
  const guard = judgedAt === undefined ? undefined : { since: judgedAt, conflicts };
  const files = [{ path: spentPath(predicate), bytes }];
  return await branch.append(files, `Spend the ticket of ${surface} on ${tier}`, guard);
}
