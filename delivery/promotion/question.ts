import type { EvidenceBook } from '../../evidence/branch/branch';
import type { Ancestry } from '../../gate/facts/request';
import type { ReviewFacts, RunFacts } from '../../gate/observe/run-facts';
import type { Registry } from '../../registry/schema';
import type { Tier } from '../../registry/schema/tier';
import type { Person } from './person';

/** The commit of one repository that is to be promoted. */
export interface PromotionQuestion {
  readonly registry: Registry;
  /** The repository's key. */
  readonly repository: string;
  readonly tier: Tier;
  /** The release commit, in full. */
  readonly commit: string;
  /** Undefined: every surface with a signed bundle at the commit. */
  readonly surfaces: readonly string[] | undefined;
}

/** The promotion's own run, by GitHub's answer. */
export interface RunReviews {
  readonly run: RunFacts;
  readonly reviews: readonly ReviewFacts[];
}

/** The inputs of a promotion. */
export interface PromotionFacts {
  readonly book: EvidenceBook;
  readonly now: Date;
  readonly ancestry: Ancestry;
  readonly reviewers: readonly Person[];
  /** The makers of the release's changes. */
  readonly authors: readonly Person[];
  /** Undefined for a plan only: no reviewer was asked yet. */
  readonly runReviews: RunReviews | undefined;
}
