import { entriesOf } from '../../evidence/readers/answer';
import { findOrSignTickets } from '../../evidence/tickets/sign-ticket';
import { verifiedPath } from '../../evidence/verification/place';
import { UserError } from '../../registry/user-error';
import type { SurfacePlan } from './plan';
import type { PromotionQuestion } from './question';
import type { RecordDesk } from './record';

/** The dependencies of tickets besides signing: an unguessable value. */
export interface TicketDesk extends RecordDesk {
  readonly nonce: () => string;
}

const WANTED = 'a decision that `causeway gate evaluate --sign` signed in this run';

/**
 * The id of the gate's decision: of the given file, which is recorded if it is not yet, else of the one that this run
 * recorded. Rejects with UserError: exit 1 on an invalid or another statement, exit 2 without any.
 */
export async function recordDecision(
  { commit, tier }: PromotionQuestion,
  file: Buffer | undefined,
  desk: RecordDesk,
): Promise<string> {
  const book = await desk.ledger.book();
  if (file === undefined) {
    const own = entriesOf(book, 'release-decision').filter(({ predicate, signer }) => {
      const { release } = predicate;
      return signer.run?.runId === desk.own.runId && release.commit === commit && release.toTier === tier.id;
    });
    const found = own.at(-1);
    if (found) return found.id;
    throw new UserError('the gate’s decision is not given', { place: '--decision', allowed: WANTED });
  }
  const verified = desk.ledger.verify(file);
  const refuse = (reason: string) => new UserError(reason, { place: '--decision', allowed: WANTED, exitCode: 1 });
  if (!verified.ok) throw refuse(`the decision does not count: ${verified.reason}`);
  if (verified.statement.kind !== 'release-decision') throw refuse(`the file is a ${verified.statement.kind}`);
  if (book.statements.some(({ id }) => id === verified.id)) return verified.id;
  const path = verifiedPath(verified, file);
  await desk.ledger.append([{ path, bytes: file }], `Decision about a promotion to ${tier.id}`);
  return verified.id;
}

/**
 * A valid ticket for each surface, or none at all; a ticket that this run signed is reused. Returns their ids by
 * surface. Rejects with UserError (exit 1) with the reason of the first refused one; nothing is recorded then.
 */
export async function recordTickets(
  question: PromotionQuestion,
  surfaces: readonly SurfacePlan[],
  {
    gateDecision,
    approvals,
  }: { readonly gateDecision: string; readonly approvals: ReadonlyMap<string, readonly string[]> },
  desk: TicketDesk,
): Promise<ReadonlyMap<string, string>> {
  const { registry, tier, commit } = question;
  const orders = surfaces.map(({ surface, bundle }) => {
    const counted = approvals.get(surface.id) ?? [];
    return {
      cause: 'promotion' as const,
      surface: surface.id,
      tier: tier.id,
      commit,
      bundle,
      ...desk.own,
      gateDecision,
      ...(counted.length === 0 ? {} : { approvals: [...counted] }),
      nonce: desk.nonce(),
    };
  });
  return findOrSignTickets(desk.ledger, registry, orders, {
    message: `Tickets of a promotion to ${tier.id}`,
    allowed: 'a promotion that the gate and the approvals let through; nothing was dispatched',
  });
}
