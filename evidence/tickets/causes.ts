import type { EvidenceBook } from '../branch/branch';
import { lastSucceeded, outcomeOf, receiptChain } from '../receipts/chain';
import { lastKnownGood, restorableReleases } from '../receipts/last-known-good';
import { countsOn } from '../verification/counts-on';
import { approvalsRefusal, type Destination } from './approvals';
import { decisionRefusal } from './decision';
import { prerequisiteRefusal } from './prerequisite';
import { rollbackQuorum } from './rollback-quorum';
import { isTicket, type Ticket } from './ticket';

type Cause = Ticket['statement']['predicate']['cause'];
type CauseRule = (book: EvidenceBook, ticket: Ticket, destination: Destination) => string | undefined;

function wasRolledBack(book: EvidenceBook, ticket: Ticket): string | undefined {
  const { surface, tier } = ticket.statement.predicate;
  const chain = receiptChain(book, surface, tier);
  if (!chain.ok) return chain.reason;
  const isGone = outcomeOf(chain.receipts, ticket.statement.subjects.bundle) === 'rolled-back';
  return isGone ? `the bundle was rolled back on ${tier}: that is final` : undefined;
}

function release(book: EvidenceBook, ticket: Ticket, { tier }: Destination): string | undefined {
  const { subjects, predicate } = ticket.statement;
  if (tier.promotesFrom !== undefined) return `${tier.id} takes promotions from ${tier.promotesFrom}, not releases`;
  const { gateDecision, approvals, restores, watched, drill, exercises } = predicate;
  if (gateDecision ?? approvals ?? restores ?? watched ?? drill ?? exercises)
    return 'a release ticket names its bundle only';
  const isSigned = book.statements.some((each) => {
    const { statement: its } = each;
    if (its.kind !== 'release-bundle' || its.predicate.surface !== predicate.surface) return false;
    if (!countsOn(each, tier.id)) return false;
    return its.subjects.commit === subjects.commit && its.subjects.bundle === subjects.bundle;
  });
  return isSigned ? wasRolledBack(book, ticket) : 'no signed bundle on the evidence branch matches the ticket';
}

// Approvals carry no attempt: those of the first attempt would let a second one through (docs/architecture.md).
function secondAttempt({ statement: { predicate } }: Ticket): string | undefined {
  return predicate.attempt === 1 ? undefined : 'the run was started again: its approvals are of the first attempt';
}

function promotion(book: EvidenceBook, ticket: Ticket, destination: Destination): string | undefined {
  const { registry, tier } = destination;
  if (tier.promotesFrom === undefined) return `nothing is promoted to ${tier.id}: it is the first tier`;
  const { restores, watched, drill, exercises } = ticket.statement.predicate;
  if (restores ?? watched ?? drill ?? exercises) return 'a promotion restores nothing';
  return (
    secondAttempt(ticket) ??
    decisionRefusal(book, registry, ticket, 'promotion') ??
    prerequisiteRefusal(book, ticket, destination) ??
    approvalsRefusal(book, ticket, destination, tier.approval?.quorum ?? 0) ??
    wasRolledBack(book, ticket)
  );
}

function restoredRefusal(book: EvidenceBook, ticket: Ticket, destination: Destination): string | undefined {
  const { subjects, predicate } = ticket.statement;
  const { surface, tier, restores, watched, exercises } = predicate;
  if (exercises !== undefined) return 'only a drill exercises another release';
  if (restores === undefined) return 'a rollback ticket names the receipt that it restores';
  const good = restorableReleases(book, surface, tier);
  if (!good.ok) return good.reason;
  const target = good.receipts.find(({ id }) => id === restores);
  if (!target) return 'the release to restore is not a good release of this surface and tier';
  const { commit, bundle } = target.statement.subjects;
  if (commit !== subjects.commit || bundle !== subjects.bundle) return 'the release to restore is a different one';
  const chain = receiptChain(book, surface, tier);
  if (!chain.ok) return chain.reason;
  const isThere = chain.receipts.some(({ id }) => id === watched);
  if (watched !== undefined && !isThere) return 'the watched deployment is not one of this surface and tier';
  const live = lastSucceeded(chain.receipts)?.statement.predicate.bundleDigest;
  const newest = lastKnownGood(book, destination.registry, { surface, tier }, { except: live });
  const isNewest = bundle === live || (newest.ok && newest.receipt.statement.subjects.bundle === bundle);
  if (watched !== undefined && !isNewest) return 'an automatic rollback goes to the newest good release only';
  const quorum = rollbackQuorum(destination.tier, { isAutomatic: watched !== undefined, isNewest });
  return approvalsRefusal(book, ticket, destination, quorum);
}

// No gate decides a drill, because the live release stays. It moves that release briefly, so somebody approves.
function drill(book: EvidenceBook, ticket: Ticket, destination: Destination): string | undefined {
  const { surface, tier, restores, watched, gateDecision, runId, exercises } = ticket.statement.predicate;
  if (gateDecision ?? watched) return 'a drill ticket names only the live release and its approvals';
  const chain = receiptChain(book, surface, tier);
  if (!chain.ok) return chain.reason;
  const live = chain.receipts.at(-1);
  const { commit, bundle } = ticket.statement.subjects;
  if (live?.id !== restores || live?.statement.predicate.outcome !== 'succeeded') {
    return 'a drill restores the live release, by its newest receipt';
  }
  if (live.statement.subjects.commit !== commit || live.statement.subjects.bundle !== bundle) {
    return 'another release is live';
  }
  const isSecond = book.statements.some((each) => {
    if (!isTicket(each) || each.id === ticket.id) return false;
    const { predicate } = each.statement;
    return predicate.drill && predicate.runId === runId && predicate.surface === surface && predicate.tier === tier;
  });
  if (isSecond) return 'the run signed another ticket for a drill';
  const older = lastKnownGood(book, destination.registry, { surface, tier }, { except: bundle });
  if (!older.ok) return older.reason;
  if (older.receipt.id !== exercises) return 'a drill goes to the newest good release before what is live';
  const quorum = rollbackQuorum(destination.tier, { isAutomatic: false, isNewest: true });
  return approvalsRefusal(book, ticket, destination, quorum);
}

function rollback(book: EvidenceBook, ticket: Ticket, destination: Destination): string | undefined {
  const second = secondAttempt(ticket);
  if (second !== undefined || ticket.statement.predicate.drill) return second ?? drill(book, ticket, destination);
  return decisionRefusal(book, destination.registry, ticket, 'rollback') ?? restoredRefusal(book, ticket, destination);
}

/**
 * The required proof for each cause of a ticket; undefined when it is given, else the reason (docs/architecture.md).
 */
export const CAUSES: Readonly<Record<Cause, CauseRule>> = { release, promotion, rollback };
