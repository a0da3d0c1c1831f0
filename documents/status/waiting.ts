import type { EvidenceBook } from '../../evidence/branch/branch';
import { entriesOf } from '../../evidence/readers/answer';
import { outcomeOf } from '../../evidence/receipts/chain';
import type { Receipt } from '../../evidence/receipts/receipt';
import { soakedAt, verifyReceipt } from '../../evidence/receipts/verify-receipt';
import { partsOf } from '../../gate/facts/finding';
import type { Registry } from '../../registry/schema';
import type { Tier } from '../../registry/schema/tier';
import { closedAt, closedText } from '../../registry/windows';
import type { DecisionStatus, Waiting } from './model';
import type { FoundPlace } from './place';

/** The inputs for finding what a release waits for. */
export interface WaitingQuestion {
  readonly registry: Registry;
  readonly book: EvidenceBook;
  readonly now: Date;
  readonly surface: string;
  /** The tier that it could be promoted to. */
  readonly tier: Tier;
  /** The live release there. */
  readonly livePlace: FoundPlace;
  /** The live release of the previous tier. */
  readonly before: FoundPlace;
  /** The newest decision about the surface on this tier. */
  readonly decision: DecisionStatus | undefined;
}

const bundleOf = ({ statement }: Receipt) => statement.predicate.bundleDigest;
const commitOf = ({ statement }: Receipt) => statement.subjects.commit ?? '';

function approvalsOf({ book, surface, tier }: WaitingQuestion, commit: string): readonly string[] {
  const isWhole = tier.approval?.mode !== 'surface';
  const found = entriesOf(book, 'approval').filter(({ predicate, subjects }) => {
    return predicate.tier === tier.id && subjects.commit === commit && (isWhole || predicate.surface === surface);
  });
  const newest = new Map(found.map(({ predicate }) => [predicate.userId, predicate]));
  return [...newest.values()].filter(({ state }) => state === 'approved').map(({ login }) => login);
}

/**
 * The blocker to show for a surface: one of its own, else one of the whole release. A decision may be about several
 * surfaces.
 */
function firstBlocker({ blockers }: DecisionStatus, surface: string): DecisionStatus['blockers'][number] | undefined {
  const own = blockers.find(({ id }) => partsOf(id).surface === surface);
  return own ?? blockers.find(({ id }) => partsOf(id).surface === undefined) ?? blockers[0];
}

/** The release that waits for a tier; null without one. */
export function waitingFor(question: WaitingQuestion): Waiting | null {
  const { registry, book, now, surface, tier, livePlace, before, decision } = question;
  const receipt = before.state === 'live' ? before.receipt : undefined;
  if (!receipt || tier.promotesFrom === undefined) return null;
  const [bundle, commit] = [bundleOf(receipt), commitOf(receipt)];
  const about = { from: tier.promotesFrom, commit, bundle };
  // A bundle that was live here before is not new: this tier is ahead, or the release was rolled back.
  const known = outcomeOf(livePlace.receipts, bundle);
  if (known === 'succeeded') return null;
  if (known === 'rolled-back') {
    const reason = `this release was rolled back on ${tier.id}; a new release is needed`;
    return { ...about, state: 'blocked', until: null, who: [], reason };
  }
  const end = soakedAt(receipt, registry, tier.id);
  if (now.getTime() < end.getTime()) {
    const reason = `soaks on ${tier.promotesFrom} until ${end.toISOString()}`;
    return { ...about, state: 'soaking', until: end.toISOString(), who: [], reason };
  }
  const closed = closedAt(tier, now);
  if (closed) {
    return { ...about, state: 'blocked', until: null, who: [], reason: closedText(closed) };
  }
  const held = verifyReceipt(receipt, book, { registry, surface, toTier: tier.id, commit, bundle, now });
  if (!held.ok) return { ...about, state: 'blocked', until: null, who: [], reason: held.reason };
  if (decision?.decision === 'no-go' && decision.mode === 'blocking' && decision.commit === commit) {
    const first = firstBlocker(decision, surface);
    const more = decision.blockers.length > 1 ? `, and ${decision.blockers.length - 1} more` : '';
    const reason = `the gate said no-go: ${first ? `${first.id}: ${first.reason}` : 'see the decision'}${more}`;
    return { ...about, state: 'gate', until: null, who: [], reason };
  }
  const { approval } = tier;
  if (!approval) {
    const reason = 'nobody has started the promotion';
    return {
      ...about,
      state: 'start',
      until: null,
      who: registry.surfaces.flatMap(({ id, owner }) => (id === surface ? [owner] : [])),
      reason,
    };
  }
  const given = approvalsOf(question, commit);
  if (given.length >= approval.quorum) {
    const reason = `approved by ${given.join(', ')}; the deploy has left no receipt yet`;
    return { ...about, state: 'start', until: null, who: [], reason };
  }
  const reason = `waits for approval by ${approval.reviewers.join(' or ')} (${given.length} of ${approval.quorum})`;
  return { ...about, state: 'approval', until: null, who: approval.reviewers, reason };
}
