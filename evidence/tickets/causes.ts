import type { EvidenceBook } from '../branch/branch';
import { lastSucceeded, receiptChain } from '../receipts/chain';
import { lastKnownGood, restorable } from '../receipts/last-known-good';
import { approvalsRefusal, type Destination } from './approvals';
import { decisionRefusal } from './decision';
import type { Ticket } from './ticket';

type Cause = Ticket['statement']['predicate']['cause'];
type CauseRule = (book: EvidenceBook, ticket: Ticket, destination: Destination) => string | undefined;

function wasRolledBack(book: EvidenceBook, ticket: Ticket): string | undefined {
  const { surface, tier } = ticket.statement.predicate;
  const chain = receiptChain(book, surface, tier);
  if (!chain.ok) return chain.reason;
  const isGone = chain.receipts.some(({ statement: { predicate } }) => {
    return predicate.outcome === 'rolled-back' && predicate.bundleDigest === ticket.statement.subjects.bundle;
  });
  return isGone ? `the bundle was rolled back on ${tier}: that is final` : undefined;
}

function release(book: EvidenceBook, ticket: Ticket, { tier }: Destination): string | undefined {
  const { subjects, predicate } = ticket.statement;
  if (tier.promotesFrom !== undefined) return `${tier.id} is promoted to from ${tier.promotesFrom}, not released to`;
  if (predicate.gateDecision ?? predicate.approvals ?? predicate.restores)
    return 'a release ticket names its bundle only';
  const isSigned = book.statements.some(({ statement: its }) => {
    if (its.kind !== 'release-bundle' || its.predicate.surface !== predicate.surface) return false;
    return its.subjects.commit === subjects.commit && its.subjects.bundle === subjects.bundle;
  });
  return isSigned ? wasRolledBack(book, ticket) : 'no signed bundle of the evidence branch is the one of the ticket';
}

// Approvals carry no attempt: those of the first would let a second one through (ARCHITECTURE.md "Decisions").
function secondAttempt({ statement: { predicate } }: Ticket): string | undefined {
  return predicate.attempt === 1 ? undefined : 'the run was started again: its approvals are of the first attempt';
}

function promotion(book: EvidenceBook, ticket: Ticket, destination: Destination): string | undefined {
  const { registry, tier } = destination;
  if (tier.promotesFrom === undefined) return `nothing is promoted to ${tier.id}: it is the first tier`;
  if (ticket.statement.predicate.restores !== undefined) return 'a promotion restores nothing';
  return (
    secondAttempt(ticket) ??
    decisionRefusal(book, registry, ticket, 'promotion') ??
    approvalsRefusal(book, ticket, destination, tier.approval?.quorum ?? 0) ??
    wasRolledBack(book, ticket)
  );
}

function restoredRefusal(book: EvidenceBook, ticket: Ticket, destination: Destination): string | undefined {
  const { subjects, predicate } = ticket.statement;
  const { surface, tier, restores } = predicate;
  if (restores === undefined) return 'a rollback ticket names the receipt that it restores';
  const good = restorable(book, surface, tier);
  if (!good.ok) return good.reason;
  const target = good.receipts.find(({ id }) => id === restores);
  if (!target) return 'what is to be restored is no good release of this surface and tier';
  const { commit, bundle } = target.statement.subjects;
  if (commit !== subjects.commit || bundle !== subjects.bundle) return 'what is to be restored is another release';
  const chain = receiptChain(book, surface, tier);
  const live = chain.ok ? lastSucceeded(chain.receipts)?.statement.predicate.bundleDigest : undefined;
  const newest = lastKnownGood(book, surface, tier, { except: live });
  const isNewest = bundle === live || (newest.ok && newest.receipt.statement.subjects.bundle === bundle);
  // An automatic roll-back needs nobody's leave, and only ever goes to the newest good release.
  return approvalsRefusal(book, ticket, destination, isNewest ? 0 : (destination.tier.approval?.quorum ?? 1));
}

function rollback(book: EvidenceBook, ticket: Ticket, destination: Destination): string | undefined {
  return (
    secondAttempt(ticket) ??
    decisionRefusal(book, destination.registry, ticket, 'rollback') ??
    restoredRefusal(book, ticket, destination)
  );
}

/** What each cause of a ticket must show; undefined when it does, else the reason (ARCHITECTURE.md "Decisions"). */
export const CAUSES: Readonly<Record<Cause, CauseRule>> = { release, promotion, rollback };
