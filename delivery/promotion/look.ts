import type { EvidenceBook } from '../../evidence/branch/branch';
import type { Ledger } from '../../evidence/ledger/ledger';
import { releasedSurfaces } from '../../gate/facts/bundles';
import { readReviews, readRun } from '../../gate/observe/run-facts';
import type { GithubClient } from '../../live/github-client';
import { branchOf, repositoryOf } from '../../registry/selectors';
import { UserError } from '../../registry/user-error';
import { ancestryOf } from './ancestry';
import { releaseAuthors } from './authors';
import { branchCommit, compareCommits, type RepositoryPlace } from './compare';
import type { Person } from './person';
import { newSince } from './plan';
import type { PromotionFacts, PromotionQuestion } from './question';
import { tierReviewers } from './reviewers';

/** The sources of a promotion. */
export interface PromotionSources {
  readonly ledger: Ledger;
  readonly github: GithubClient;
  /** The promotion's own run; undefined for a plan only. */
  readonly runId: number | undefined;
}

/** The repository that a promotion is of. */
export function placeOf({ registry, repository }: PromotionQuestion): RepositoryPlace {
  return { owner: registry.organization.login, repo: repositoryOf(registry, repository).name };
}

async function authorsOf(
  question: PromotionQuestion,
  book: EvidenceBook,
  github: GithubClient,
): Promise<readonly Person[]> {
  const { registry, commit, tier, repository } = question;
  const [first] = registry.tiers;
  const branch = first && branchOf(registry, repository, first);
  const surfaces = question.surfaces ?? releasedSurfaces(registry, book, { commit, repository, tier: tier.id });
  const all = surfaces.map((surface) => newSince(question, { book }, surface));
  // Of two surfaces with one base, one may have nothing live: then the base is new to it.
  const bases = [...new Set(all.map(({ commit: base }) => base))].map((base) => {
    return { commit: base, isNew: all.some((each) => each.commit === base && each.isNew) };
  });
  const found: Person[] = [];
  for (const base of bases) found.push(...(await releaseAuthors(github, placeOf(question), base, commit, branch)));
  return [...new Map(found.map((each) => [each.id, each])).values()];
}

/**
 * Reads the inputs of a promotion: the evidence branch, the tier's branch, its reviewers, the release's authors, and
 * its own run with people's answers. Rejects with UserError: exit 2 on a tier without a previous one, exit 3 when
 * something is incomplete.
 */
export async function lookAtPromotion(question: PromotionQuestion, sources: PromotionSources): Promise<PromotionFacts> {
  const { registry, repository, tier, commit } = question;
  const { ledger, github, runId } = sources;
  if (tier.promotesFrom === undefined) {
    const allowed = registry.tiers
      .flatMap(({ id, promotesFrom }) => (promotesFrom === undefined ? [] : [id]))
      .join(', ');
    throw new UserError(`nothing is promoted to ${tier.id}: it is the first tier`, { place: '--tier', allowed });
  }
  const now = ledger.now();
  const book = await ledger.book();
  const place = placeOf(question);
  const branch = branchOf(registry, repository, tier);
  const run = runId === undefined ? undefined : { ...place, runId };
  const head = await branchCommit(github, place, branch);
  const [compared, reviewers, authors, runReviews] = await Promise.all([
    head === undefined ? undefined : compareCommits(github, place, commit, head),
    tierReviewers(github, registry.organization.login, tier),
    authorsOf(question, book, github),
    run && Promise.all([readRun(github, run), readReviews(github, run)]),
  ]);
  return {
    book,
    now,
    ancestry: ancestryOf(compared, branch),
    reviewers,
    authors,
    runReviews: runReviews && { run: runReviews[0], reviews: runReviews[1] },
  };
}
