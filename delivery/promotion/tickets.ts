import { readEvidenceBook } from '../../evidence/branch/book';
import type { EvidenceBook } from '../../evidence/branch/branch';
import { entriesOf } from '../../evidence/readers/answer';
import { ticketStatement } from '../../evidence/tickets/ticket';
import { verifyTicket } from '../../evidence/tickets/verify-ticket';
import { verifiedPath } from '../../evidence/verification/place';
import { verifyStatement } from '../../evidence/verification/verify-statement';
import { UserError } from '../../registry/user-error';
import type { SurfacePlan } from './plan';
import type { PromotionQuestion } from './question';
import { type RecordDesk, record, type Signed, signed } from './record';

/** What tickets take beside signing: something that nobody can guess. */
export interface TicketDesk extends RecordDesk {
  readonly nonce: () => string;
}

const WANTED = 'a decision that `causeway gate evaluate --sign` signed in this run';

async function readBook({ branch, trust, now }: RecordDesk): Promise<EvidenceBook> {
  return readEvidenceBook(await branch.read(), trust, now());
}

/**
 * The id of the gate's decision: of the file that is given, which is recorded when it is not yet, else of the one that this
 * run recorded. Rejects with UserError: exit 1 on a statement that counts for nothing or is none, exit 2 when there is none.
 */
export async function recordDecision(
  { commit, tier }: PromotionQuestion,
  file: Buffer | undefined,
  desk: RecordDesk,
): Promise<string> {
  const book = await readBook(desk);
  if (file === undefined) {
    const own = entriesOf(book, 'release-decision').filter(({ predicate, signer }) => {
      const { release } = predicate;
      return signer.run?.runId === desk.own.runId && release.commit === commit && release.toTier === tier.id;
    });
    const found = own.at(-1);
    if (found) return found.id;
    throw new UserError('which decision of the gate?', { place: '--decision', allowed: WANTED });
  }
  const verified = verifyStatement(file, desk.trust, desk.now());
  const refuse = (reason: string) => new UserError(reason, { place: '--decision', allowed: WANTED, exitCode: 1 });
  if (!verified.ok) throw refuse(`the decision counts for nothing: ${verified.reason}`);
  if (verified.statement.kind !== 'release-decision') throw refuse(`the file is a ${verified.statement.kind}`);
  if (book.statements.some(({ id }) => id === verified.id)) return verified.id;
  const path = verifiedPath(verified, file);
  await record([{ path, bytes: file, verified }], `Decision about a promotion to ${tier.id}`, desk);
  return verified.id;
}

/**
 * A ticket for each surface, every one of which would let its deploy through, or none at all; one that this run signed
 * before is taken as it is. Gives their ids by surface. Rejects with UserError (exit 1) with the reason of the first that
 * would be refused; nothing was recorded then.
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
  const { own, nonce, now } = desk;
  const book = await readBook(desk);
  const ids = new Map<string, string>();
  const fresh: Signed[] = [];
  for (const { surface, bundle } of surfaces) {
    const before = entriesOf(book, 'promotion-ticket').find(({ subjects, predicate }) => {
      if (subjects.commit !== commit || subjects.bundle !== bundle || predicate.runId !== own.runId) return false;
      return predicate.surface === surface.id && predicate.tier === tier.id && predicate.attempt === own.attempt;
    });
    if (before) {
      ids.set(surface.id, before.id);
      continue;
    }
    const counted = approvals.get(surface.id) ?? [];
    const statement = ticketStatement({
      cause: 'promotion',
      surface: surface.id,
      tier: tier.id,
      commit,
      bundle,
      ...own,
      gateDecision,
      ...(counted.length === 0 ? {} : { approvals: [...counted] }),
      nonce: nonce(),
      now: now(),
    });
    const ticket = await signed(statement, desk);
    const asked = { registry, surface: surface.id, tier: tier.id, commit, bundle, now: now() };
    const verdict = verifyTicket(ticket.verified, book, asked);
    if (!verdict.ok) {
      const allowed = 'a promotion that the gate and the approvals let through; nothing was dispatched';
      throw new UserError(`the ticket would be refused: ${verdict.reason}`, {
        place: surface.id,
        allowed,
        exitCode: 1,
      });
    }
    fresh.push(ticket);
    ids.set(surface.id, ticket.verified.id);
  }
  await record(fresh, `Tickets of a promotion to ${tier.id}`, desk);
  return ids;
}
