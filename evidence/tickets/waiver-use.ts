import { UserError } from '../../registry/user-error';
import type { EvidenceBook, EvidenceStatement } from '../branch/branch';
import { refusedOf } from '../readers/answer';
import { TIME_TOLERANCE } from '../receipts/receipt';
import type { Statement } from '../statement/statement';
import { ticketSpentPath } from '../verification/place';
import { findStatement, isSpent, isTicket, type Ticket } from './ticket';

type Decision = EvidenceStatement & { readonly statement: Statement<'release-decision'> };

function isGo(each: EvidenceStatement): each is Decision {
  return each.statement.kind === 'release-decision' && each.statement.predicate.decision === 'go';
}

function wasSpent(book: EvidenceBook, { id }: Decision): boolean {
  return book.statements.some((each) => {
    return isTicket(each) && each.statement.predicate.gateDecision === id && isSpent(book, each.id);
  });
}

// A spent ticket that never reached the branch, and an unreadable use: either may belong to this decision.
function mayBeSpent(book: EvidenceBook, decision: Decision): boolean {
  const { toTier: tier, bundles } = decision.statement.predicate.release;
  const surfaces = bundles.map(({ surface }) => surface);
  if (surfaces.some((surface) => refusedOf(book, 'ticket-spent', { surface, tier }) !== undefined)) return true;
  const since = decision.time.getTime() - TIME_TOLERANCE;
  return book.statements.some(({ statement, time }) => {
    if (statement.kind !== 'ticket-spent' || time.getTime() < since) return false;
    if (statement.predicate.tier !== tier || !surfaces.includes(statement.predicate.surface)) return false;
    return !book.statements.some((each) => isTicket(each) && each.id === statement.subjects.ticket);
  });
}

// The decision that deployed by a use owns it, whichever was signed first.
function wentFirst(book: EvidenceBook, other: Decision, own: Decision): boolean {
  if (wasSpent(book, other) || mayBeSpent(book, other)) return true;
  if (wasSpent(book, own)) return false;
  const difference = other.time.getTime() - own.time.getTime();
  return difference < 0 || (difference === 0 && other.id < own.id);
}

/**
 * The reason why a decision does not own a use of a waiver that it claims; undefined when it does. Two gates of any
 * tiers that read the same branch both saw the use free. It belongs to the one that deploys by it, otherwise to the one
 * that was signed first. Uses are numbered up to the allowed count, so one decision per number never exceeds it.
 */
export function takenUse(book: EvidenceBook, own: Decision): string | undefined {
  const uses = own.statement.predicate.waivers;
  if (uses.length === 0) return undefined;
  // It may claim the use as well. As at the gate, no use is counted then.
  const unread = refusedOf(book, 'release-decision');
  if (unread !== undefined) return `the uses of ${uses[0]?.waiverId} could not be counted: ${unread}`;
  for (const other of book.statements.filter(isGo)) {
    const { waivers, decisionDigest } = other.statement.predicate;
    if (decisionDigest === own.statement.predicate.decisionDigest) continue;
    const both = uses.find(({ waiverId, use }) => waivers.some((its) => its.waiverId === waiverId && its.use === use));
    if (both && wentFirst(book, other, own)) {
      return `the use ${both.use} of the waiver ${both.waiverId} was taken by another decision; ask the gate again`;
    }
  }
  return undefined;
}

/**
 * The decision of a ticket; undefined for a ticket without one, which uses no waiver. Throws UserError (exit 1) when it
 * is not on the branch: its uses are unknown.
 */
export function decisionOf(book: EvidenceBook, ticket: Ticket): Decision | undefined {
  const { gateDecision } = ticket.statement.predicate;
  if (gateDecision === undefined) return undefined;
  const decision = findStatement(book, 'release-decision', gateDecision);
  if (decision) return decision;
  throw new UserError('the gate decision is not on the evidence branch', {
    place: ticketSpentPath(ticket),
    allowed: 'a ticket whose decision is there; nothing was pushed',
    exitCode: 1,
  });
}

/** Whether a decision uses waivers. */
export function usesWaivers(decision: Decision | undefined): boolean {
  return decision !== undefined && decision.statement.predicate.waivers.length > 0;
}

/**
 * Refuses to spend a ticket by a waiver's use that belongs to another decision, of any tier. Throws UserError (exit 1),
 * also when the decision is not on the branch.
 */
export function requireOwnUses(book: EvidenceBook, ticket: Ticket): void {
  const decision = decisionOf(book, ticket);
  const taken = decision && takenUse(book, decision);
  if (taken === undefined) return;
  throw new UserError(taken, {
    place: ticketSpentPath(ticket),
    allowed: 'a ticket whose decision has the uses that it takes; nothing was pushed',
    exitCode: 1,
  });
}

/** Whether the file at a path of the branch may claim a use of a waiver, on any tier. */
export function mayTakeUse(path: string): boolean {
  return /\/(?:release-decision|ticket-spent)-[^/]*$/.test(path);
}
