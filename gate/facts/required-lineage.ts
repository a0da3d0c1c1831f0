import type { EvidenceBook } from '../../evidence/branch/branch';
import { type Entry, entriesOf } from '../../evidence/readers/answer';
import type { Registry } from '../../registry/schema';
import type { Tier } from '../../registry/schema/tier';
import { findTier } from '../../registry/selectors';

/** One missing edge. */
export interface MissingEdge {
  /** The id of the statement that it should start from. */
  readonly from: string;
  readonly reason: string;
}

type Receipt = Entry<'deploy-receipt'>;

function ticketsOf(book: EvidenceBook, receipt: Receipt): readonly Entry<'promotion-ticket'>[] {
  return entriesOf(book, 'promotion-ticket').filter(({ id }) => id === receipt.predicate.ticketId);
}

function decisionFault(book: EvidenceBook, { subjects, predicate }: Entry<'promotion-ticket'>): string | undefined {
  const decision = entriesOf(book, 'release-decision').find(({ id }) => id === predicate.gateDecision);
  if (!decision) return 'its ticket names no decision that is on the branch';
  const { predicate: report } = decision;
  if (report.decision !== 'go') return 'its ticket rests on a no-go';
  const isOwn = decision.subjects.commit === subjects.commit && report.release.commit === subjects.commit;
  if (!isOwn) return 'its ticket rests on a decision about another commit';
  if (report.release.toTier !== predicate.tier) return 'its ticket rests on a decision about another tier';
  const isIn = report.release.bundles.some(
    ({ surface, digest }) => surface === predicate.surface && digest === subjects.bundle,
  );
  const isSubject = subjects.bundle !== undefined && decision.subjects.bundles?.includes(subjects.bundle) === true;
  return isIn && isSubject ? undefined : 'its ticket rests on a decision about another bundle';
}

function approvalFault(book: EvidenceBook, tier: Tier, ticket: Entry<'promotion-ticket'>): string | undefined {
  if (tier.approval === undefined || ticket.predicate.cause === 'rollback') return undefined;
  const named = new Set(ticket.predicate.approvals ?? []);
  const people = entriesOf(book, 'approval').filter(
    ({ id, subjects, predicate }) =>
      named.has(id) &&
      predicate.state === 'approved' &&
      predicate.tier === tier.id &&
      subjects.commit === ticket.subjects.commit &&
      (tier.approval?.mode === 'commit' ||
        (predicate.surface === ticket.predicate.surface && subjects.bundle === ticket.subjects.bundle)),
  );
  const { quorum } = tier.approval;
  const count = new Set(people.map(({ predicate }) => predicate.userId)).size;
  return count >= quorum ? undefined : `its ticket names ${count} approvals of ${quorum} that are on the branch`;
}

function receiptFault(book: EvidenceBook, registry: Registry, receipt: Receipt): string | undefined {
  const { predicate, subjects } = receipt;
  const tier = findTier(registry, predicate.tier);
  if (!tier) return 'its tier is not in the registry';
  const [ticket] = ticketsOf(book, receipt);
  // The signed bundle alone lets the first tier's release through; its ticket may have stayed in its run.
  if (!ticket) return tier.promotesFrom === undefined ? undefined : 'its ticket is not on the branch';
  const { surface, tier: to } = ticket.predicate;
  const isSame = ticket.subjects.commit === subjects.commit && ticket.subjects.bundle === subjects.bundle;
  if (!isSame || surface !== predicate.surface || to !== predicate.tier) return 'its ticket is for another deploy';
  if (tier.promotesFrom === undefined) return undefined;
  if (ticket.predicate.drill) return drillFault(book, registry, receipt, ticket);
  return decisionFault(book, ticket) ?? approvalFault(book, tier, ticket);
}

// No gate decides a drill: it leaves the live release, under that receipt's decision.
function drillFault(
  book: EvidenceBook,
  registry: Registry,
  { subjects, predicate }: Receipt,
  ticket: Entry<'promotion-ticket'>,
): string | undefined {
  const before = entriesOf(book, 'deploy-receipt').find((each) => each.id === ticket.predicate.restores);
  if (!before || before.predicate.sequence >= predicate.sequence)
    return 'its ticket names no previous receipt that is on the branch';
  const isSame = before.subjects.commit === subjects.commit && before.subjects.bundle === subjects.bundle;
  const isHere = before.predicate.surface === predicate.surface && before.predicate.tier === predicate.tier;
  if (!isSame || !isHere || before.predicate.outcome !== 'succeeded')
    return 'its ticket restores another release than what was live';
  return receiptFault(book, registry, before);
}

/**
 * The gaps in a release's lineage: each receipt of its commit must lead to its bundle's signature, its ticket, that
 * ticket's decision and approvals; each receipt to the previous one.
 */
export function missingEdges(
  book: EvidenceBook,
  registry: Registry,
  release: { readonly commit: string; readonly surfaces: readonly string[]; readonly tier: string | undefined },
): readonly MissingEdge[] {
  const receipts = entriesOf(book, 'deploy-receipt').filter(({ predicate }) =>
    release.surfaces.includes(predicate.surface),
  );
  const known = new Set(book.statements.map(({ id }) => id));
  const bundles = new Set(
    entriesOf(book, 'release-bundle').map(({ subjects }) => `${subjects.commit} ${subjects.bundle}`),
  );
  return receipts.flatMap((receipt) => {
    const { id, predicate, subjects } = receipt;
    const missing = (reason: string): MissingEdge => ({
      from: id,
      reason: `receipt ${predicate.receiptId}: ${reason}`,
    });
    const faults: MissingEdge[] = [];
    if (predicate.previous !== null && !known.has(predicate.previous))
      faults.push(missing('the previous one is missing'));
    const isOfRelease = subjects.commit === release.commit && predicate.tier === release.tier;
    if (!isOfRelease || predicate.outcome !== 'succeeded') return faults;
    if (!bundles.has(`${subjects.commit} ${subjects.bundle}`)) faults.push(missing('nobody signed its bundle'));
    const fault = receiptFault(book, registry, receipt);
    if (fault !== undefined) faults.push(missing(fault));
    return faults;
  });
}
