import type { EvidenceBook } from '../../evidence/branch/branch';
import { outcomeOf, receiptChain } from '../../evidence/receipts/chain';
import { verifyPromotionReceipt } from '../../evidence/receipts/promotion';
import { receiptsOf } from '../../evidence/receipts/receipt';
import { releasedSurfaces, signedBundles } from '../../gate/facts/bundles';
import type { Registry } from '../../registry/schema';
import type { Tier } from '../../registry/schema/tier';
import { isOnTier, tierChain } from '../../registry/selectors';
import { closedAt } from '../../registry/windows';

/** A release that may go to its next tier without anybody's approval. */
export interface Soaked {
  readonly tier: Tier;
  /** The release commit, in full. */
  readonly commit: string;
}

/** The tiers to which releases of a repository are promoted without a person, lowest first. */
function automaticTiers(registry: Registry, repository: string): readonly Tier[] {
  const own = registry.surfaces.filter((each) => each.repository === repository);
  return tierChain(registry).filter(
    ({ id, automatic }) => automatic === true && own.some((surface) => isOnTier(surface, id)),
  );
}

// A promotion takes every surface with a bundle at its commit, so it waits for the last one to soak.
function isReady(
  { registry, repository, tier, commit }: Soaked & { readonly registry: Registry; readonly repository: string },
  book: EvidenceBook,
  now: Date,
): boolean {
  const states = releasedSurfaces(registry, book, { commit, repository, tier: tier.id }).map((surface) => {
    const bundles = signedBundles(book, commit, surface);
    const [bundle] = bundles;
    if (bundle === undefined || bundles.length > 1) return 'no';
    const there = receiptChain(book, surface, tier.id);
    if (!there.ok) return 'no';
    // The tier before may be behind: a release that this tier had once is not due again, and a rollback is final.
    const outcome = outcomeOf(there.receipts, bundle);
    if (outcome !== undefined) return outcome === 'succeeded' ? 'done' : 'no';
    const asked = { registry, surface, toTier: tier.id, commit, bundle, now };
    return verifyPromotionReceipt(book, asked).ok ? 'ready' : 'no';
  });
  return states.includes('ready') && !states.includes('no');
}

/**
 * The releases of a repository that an automatic tier should have and has not: the newest of each surface on the tier
 * before, once it has soaked there, where no window of the tier is open. Lowest tier first. Pure.
 */
export function soakedReleases(
  registry: Registry,
  repository: string,
  book: EvidenceBook,
  now: Date,
): readonly Soaked[] {
  const surfaces = registry.surfaces.filter((each) => each.repository === repository);
  return automaticTiers(registry, repository).flatMap((tier) => {
    if (tier.promotesFrom === undefined || closedAt(tier, now) !== undefined) return [];
    const from = tier.promotesFrom;
    const newest = surfaces.flatMap(({ id }) => receiptsOf(book, id, from).at(-1)?.statement.subjects.commit ?? []);
    return [...new Set(newest)]
      .map((commit) => ({ tier, commit }))
      .filter((each) => isReady({ ...each, registry, repository }, book, now));
  });
}
