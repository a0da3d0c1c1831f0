import type { Registry } from '../../registry/schema';
import type { EvidenceBook, EvidenceStatement } from '../branch/branch';
import { TIME_TOLERANCE } from '../receipts/receipt';
import type { Statement } from '../statement/statement';
import type { VerifiedStatement } from '../verification/verify-statement';
import { letsThrough } from './lets-through';
import { findStatement, isSpent, isTicket, type Ticket } from './ticket';
import { takenUse } from './waiver-use';

/**
 * The reason why a statement was too late for a ticket's signature, or comes from another run; undefined when neither
 * holds.
 */
export function notBefore(ticket: Ticket, { time, signer }: VerifiedStatement, what: string): string | undefined {
  if (time.getTime() > ticket.time.getTime() + TIME_TOLERANCE) return `${what} was signed after the ticket`;
  const [own, other] = [ticket.signer.run, signer.run];
  if (own && other && (own.runId !== other.runId || own.runAttempt !== other.runAttempt)) {
    return `${what} comes from a different run than the ticket`;
  }
  return undefined;
}

function usedBy(book: EvidenceBook, { id, statement: { predicate } }: Ticket): string | undefined {
  const { gateDecision, surface, tier } = predicate;
  const other = book.statements.find((each) => {
    if (!isTicket(each) || each.id === id) return false;
    const { predicate: its } = each.statement;
    return its.gateDecision === gateDecision && its.surface === surface && its.tier === tier && isSpent(book, each.id);
  });
  return other?.id;
}

type Report = Statement<'release-decision'>['predicate'];

/** Whether a later decision of the gate refused the same release. */
function isOverruled(
  book: EvidenceBook,
  registry: Registry,
  { statement: { predicate, subjects } }: Ticket,
  decision: EvidenceStatement & { readonly statement: Statement<'release-decision'> },
): boolean {
  return book.statements.some(({ id, time, statement: { kind, predicate: its } }) => {
    if (kind !== 'release-decision' || id === decision.id || time.getTime() < decision.time.getTime()) return false;
    const report = its as Report;
    const { kind: asked, release } = decision.statement.predicate;
    const isSame =
      report.kind === asked &&
      report.release.commit === release.commit &&
      report.release.toTier === release.toTier &&
      report.release.bundles.some(({ surface, digest }) => surface === predicate.surface && digest === subjects.bundle);
    return isSame && !letsThrough(report, registry, predicate.tier);
  });
}

/**
 * The reason why a ticket's gate decision does not suffice; undefined when it does: it is on the branch, says go for
 * this surface, tier, commit and bundle, no newer decision overruled it, and it was not used yet. Where the registry
 * makes the tier's gate informational, a no-go that was evaluated as informational does not block.
 */
export function decisionRefusal(
  book: EvidenceBook,
  registry: Registry,
  ticket: Ticket,
  kind: 'promotion' | 'rollback',
): string | undefined {
  const { predicate, subjects } = ticket.statement;
  if (predicate.gateDecision === undefined) return `a ${kind} ticket names its gate decision`;
  const decision = findStatement(book, 'release-decision', predicate.gateDecision);
  if (!decision) return 'the gate decision is not on the evidence branch';
  const report = decision.statement.predicate;
  const { commit, toTier, bundles } = report.release;
  if (report.kind !== kind) return `the gate decision is about a ${report.kind}`;
  if (commit !== subjects.commit) return 'the gate decision is about another commit';
  if (toTier !== predicate.tier) return `the gate decision is about the tier ${toTier}`;
  const isNamed = bundles.some(({ surface, digest }) => surface === predicate.surface && digest === subjects.bundle);
  if (!isNamed) return 'the gate decision is about other bundles';
  if (!letsThrough(report, registry, predicate.tier)) return 'the gate said no-go';
  if (isOverruled(book, registry, ticket, decision)) return 'a newer gate decision about the same release says no-go';
  const taken = takenUse(book, decision);
  if (taken !== undefined) return taken;
  if (usedBy(book, ticket) !== undefined) return 'the gate decision was used by another ticket';
  return notBefore(ticket, decision, 'the gate decision');
}
