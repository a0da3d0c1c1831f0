import type { EvidenceBook } from '../../evidence/branch/branch';
import { entriesOf } from '../../evidence/readers/answer';
import { revocationOf } from '../../evidence/readers/revocation';
import type { Receipt } from '../../evidence/receipts/receipt';
import { soakedAt } from '../../evidence/receipts/verify-receipt';
import type { Registry } from '../../registry/schema';
import type { HistoryEvent, ReleaseStatus } from './model';

/** The people whose approvals each ticket counted, by the ticket's id. */
export type Approvers = (ticketId: string) => readonly string[];

/** Reads the approvers of each release from tickets and approvals, once for all receipts. */
export function approversIn(book: EvidenceBook): Approvers {
  const logins = new Map(entriesOf(book, 'approval').map(({ id, predicate }) => [id, predicate.login]));
  const tickets = new Map(
    entriesOf(book, 'promotion-ticket').map(({ id, predicate }) => {
      const counted = (predicate.approvals ?? []).flatMap((approval) => logins.get(approval) ?? []);
      return [id, [...new Set(counted)].sort()] as const;
    }),
  );
  return (ticketId) => tickets.get(ticketId) ?? [];
}

/** The release of a receipt. */
export function releaseOf(receipt: Receipt, book: EvidenceBook, approvers: Approvers, now: Date): ReleaseStatus {
  const { statement, time } = receipt;
  const { predicate, subjects } = statement;
  const revocation = revocationOf(book, { surface: predicate.surface, digest: predicate.bundleDigest });
  return {
    commit: subjects.commit ?? '',
    bundle: predicate.bundleDigest,
    at: time.toISOString(),
    ageSeconds: Math.max(0, Math.floor((now.getTime() - time.getTime()) / 1000)),
    cause: predicate.cause,
    receipt: receipt.id,
    sequence: predicate.sequence,
    approvedBy: approvers(predicate.ticketId),
    startedBy: predicate.workflow.actor,
    url: predicate.target.url,
    revoked: revocation.status === 'pass' ? null : revocation.reason,
  };
}

/** A receipt as an event on a time line. `nextTier` is the next destination of its release. */
export function eventOf(
  receipt: Receipt,
  approvers: Approvers,
  registry: Registry,
  nextTier: string | undefined,
): HistoryEvent {
  const { predicate, subjects } = receipt.statement;
  const { sequence, outcome, cause, ticketId } = predicate;
  const soaks = outcome === 'succeeded' && nextTier !== undefined;
  return {
    sequence,
    outcome,
    cause,
    at: receipt.time.toISOString(),
    commit: subjects.commit ?? '',
    approvedBy: approvers(ticketId),
    soakedAt: soaks ? soakedAt(receipt, registry, nextTier).toISOString() : null,
  };
}
