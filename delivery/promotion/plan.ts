import { lastSucceeded, receiptChain } from '../../evidence/receipts/chain';
import { type PromotionReceipt, verifyPromotionReceipt } from '../../evidence/receipts/promotion';
import { type Receipt, receiptsOf } from '../../evidence/receipts/receipt';
import { signedBundles } from '../../gate/facts/bundles';
import { approvalEnvironmentNames } from '../../registry/naming';
import type { Surface } from '../../registry/schema/surface';
import { closedAt, closedText } from '../../registry/windows';
import { type ApprovalCount, countApprovals } from './approvals';
import type { PromotionFacts, PromotionQuestion } from './question';
import type { ReleaseBase } from './release-base';

/** The reason why a promotion stops; 3: it could not be determined. */
export interface Problem {
  /** Undefined: it concerns all of them. */
  readonly surface: string | undefined;
  readonly reason: string;
  readonly exitCode: 1 | 3;
}

/** One surface of a promotion. */
export interface SurfacePlan {
  readonly surface: Surface;
  /** `sha256:…`; empty where no single bundle was signed. */
  readonly bundle: string;
  /** The environments whose reviewers are asked. */
  readonly environments: readonly string[];
  /** The previous tier's verdict on this very release. */
  readonly before: PromotionReceipt;
  /** The receipt of this very release on this tier, if it is the newest: nothing is left to do. */
  readonly done: Receipt | undefined;
  readonly approvals: ApprovalCount;
}

/** The needs of a promotion, and what it has. */
export interface PromotionPlan {
  readonly surfaces: readonly SurfacePlan[];
  /** Conditions before anybody is asked. */
  readonly problems: readonly Problem[];
  /** People's answers, where they were asked. */
  readonly objections: readonly Problem[];
}

/** The newest receipt of a surface on a tier if it says that this release succeeded there. */
export function doneReceipt(
  { book }: Pick<PromotionFacts, 'book'>,
  release: { readonly surface: string; readonly tier: string; readonly commit: string; readonly bundle: string },
): Receipt | undefined {
  const newest = receiptsOf(book, release.surface, release.tier).at(-1);
  if (newest?.statement.predicate.outcome !== 'succeeded') return undefined;
  const { commit, bundle } = newest.statement.subjects;
  return commit === release.commit && bundle === release.bundle ? newest : undefined;
}

/**
 * The base of a release's new content: the last deployed commit there. Without one, the surface's first commit with a
 * receipt; nothing before it is on record.
 */
export function newSince(
  { registry, tier, commit }: PromotionQuestion,
  { book }: Pick<PromotionFacts, 'book'>,
  surface: string,
): ReleaseBase {
  const own = receiptChain(book, surface, tier.id);
  const last = own.ok ? lastSucceeded(own.receipts)?.statement.subjects.commit : undefined;
  if (last !== undefined) return { commit: last, isNew: false };
  const first = registry.tiers.find(({ promotesFrom }) => promotesFrom === undefined);
  const oldest = receiptsOf(book, surface, first?.id ?? '').at(0)?.statement.subjects.commit;
  return { commit: oldest ?? commit, isNew: true };
}

function exclusions({ authors, runReviews }: PromotionFacts) {
  const started = runReviews ? [runReviews.run.actor, runReviews.run.triggeringActor] : [];
  return [
    ...started.map((person) => ({ person, reason: 'started the promotion' })),
    ...authors.map((person) => ({ person, reason: 'made or proposed a commit of the release' })),
  ];
}

function surfacePlan(question: PromotionQuestion, facts: PromotionFacts, surface: Surface): SurfacePlan {
  const { registry, tier, commit } = question;
  const bundles = signedBundles(facts.book, commit, surface.id);
  const bundle = bundles.length === 1 ? (bundles[0] ?? '') : '';
  const environments = approvalEnvironmentNames(registry, tier, surface);
  const asked = { registry, surface: surface.id, toTier: tier.id, commit, bundle, now: facts.now };
  return {
    surface,
    bundle,
    environments,
    before: verifyPromotionReceipt(facts.book, asked),
    done: doneReceipt(facts, { surface: surface.id, tier: tier.id, commit, bundle }),
    approvals: countApprovals(facts.runReviews?.reviews ?? [], {
      environments,
      quorum: tier.approval?.quorum ?? 0,
      reviewers: facts.reviewers,
      excluded: exclusions(facts),
    }),
  };
}

function problemsOf({ surface, bundle, before, done }: SurfacePlan): readonly Problem[] {
  const problem = (reason: string, exitCode: 1 | 3 = 1): Problem => ({ surface: surface.id, reason, exitCode });
  if (done) return [];
  if (bundle === '') return [problem('not exactly one bundle of it was signed at the commit')];
  return before.ok ? [] : [problem(before.reason, before.status === 'unverified' ? 3 : 1)];
}

function general({ ancestry, runReviews }: PromotionFacts, hasSurfaces: boolean): readonly Problem[] {
  const problem = (reason: string, exitCode: 1 | 3 = 1): Problem => ({ surface: undefined, reason, exitCode });
  return [
    ...(hasSurfaces ? [] : [problem('no bundle was signed at the commit')]),
    ...(ancestry.relation === 'unknown' ? [problem(ancestry.reason, 3)] : []),
    ...(ancestry.relation === 'squashed' || ancestry.relation === 'apart' ? [problem(ancestry.reason)] : []),
    // Approvals carry no attempt: those of the first would count for the second (docs/architecture.md).
    ...(runReviews && runReviews.run.attempt !== 1
      ? [problem('the run was started again; start a new one that resumes it')]
      : []),
  ];
}

/** The needs of a promotion and what it has. Pure. */
export function planPromotion(question: PromotionQuestion, facts: PromotionFacts): PromotionPlan {
  const { registry, repository, tier, commit } = question;
  const wanted = registry.surfaces.filter(({ id, repository: own, tiers }) => {
    if (own !== repository || (tiers !== undefined && !tiers.includes(tier.id))) return false;
    return question.surfaces ? question.surfaces.includes(id) : signedBundles(facts.book, commit, id).length > 0;
  });
  const surfaces = wanted.map((surface) => surfacePlan(question, facts, surface));
  const objections = surfaces.flatMap(({ surface, approvals, done }): readonly Problem[] => {
    if (done || approvals.ok || !facts.runReviews) return [];
    return [{ surface: surface.id, reason: approvals.reason, exitCode: 1 }];
  });
  const closed = surfaces.every(({ done }) => done) ? undefined : closedAt(tier, facts.now);
  const windows: readonly Problem[] = closed ? [{ surface: undefined, reason: closedText(closed), exitCode: 1 }] : [];
  const problems = [...general(facts, surfaces.length > 0), ...windows, ...surfaces.flatMap(problemsOf)];
  return { surfaces, problems, objections };
}
