import type { EvidenceBook } from '../../evidence/branch/branch';
import type { Ancestry } from '../../gate/facts/request';
import type { ReviewFacts, RunFacts } from '../../gate/observe/run-facts';
import type { Registry } from '../../registry/schema';
import type { Tier } from '../../registry/schema/tier';
import type { Person } from './person';

/** What is to be promoted: one repository's commit. */
export interface PromotionQuestion {
  readonly registry: Registry;
  /** The repository's key. */
  readonly repository: string;
  readonly tier: Tier;
  /** The release commit, in full. */
  readonly commit: string;
  /** Undefined: every surface of which a bundle was signed at the commit. */
  readonly surfaces: readonly string[] | undefined;
}

/** The promotion's own run, as GitHub tells it. */
export interface RunReviews {
  readonly run: RunFacts;
  readonly reviews: readonly ReviewFacts[];
}

/** What was read for a promotion. */
export interface PromotionFacts {
  readonly book: EvidenceBook;
  readonly now: Date;
  readonly ancestry: Ancestry;
  readonly reviewers: readonly Person[];
  /** Who made what the release brings. */
  readonly authors: readonly Person[];
  /** Undefined where a promotion is only planned: nobody was asked yet. */
  readonly runReviews: RunReviews | undefined;
}
