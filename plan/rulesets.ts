import { aggregatorContext, branchRulesetName, EVIDENCE_RULESETS } from '../registry/naming';
import type { Registry } from '../registry/schema';
import type { Surface } from '../registry/schema/surface';
import { branchOf, repositoryOf, tierChain, tiersOf } from '../registry/selectors';
import { repositoryRef } from './environments';
import { type Identity, isTombstoned } from './protection';
import { sortedBy, sortedSet } from './sorted';
import type { BypassActor, MergeQueueRule, RequiredCheck, RulesetPlan } from './types';

/** The App that reports GitHub Actions' checks. */
export const GITHUB_ACTIONS_APP = 'github-actions';

/** The distinct branches of a repository that tiers deploy from, and its default branch, each once. */
export function governedBranches(registry: Registry, repositoryKey: string): readonly string[] {
  const tiers = tierChain(registry).map((tier) => branchOf(registry, repositoryKey, tier));
  return sortedSet([repositoryOf(registry, repositoryKey).defaultBranch, ...tiers]);
}

/**
 * The required checks of a branch: the blocking repository checks under their own contexts, and for each surface that
 * deploys from it the one aggregator, which always reports. A skipped job would count as success, and a context that
 * never reports blocks forever.
 */
function requiredChecks(
  registry: Registry,
  repositoryKey: string,
  branch: string,
  surfaces: readonly Surface[],
): readonly RequiredCheck[] {
  const own = registry.checks
    .filter((check) => check.scope === 'repository' && check.mode === 'blocking')
    .filter((check) => check.repositories === undefined || check.repositories.includes(repositoryKey))
    .map(({ context, app }) => ({ context, app }));
  const { defaultBranch } = repositoryOf(registry, repositoryKey);
  const aggregators = surfaces
    .filter(
      (surface) =>
        branch === defaultBranch ||
        tiersOf(registry, surface).some((tier) => branchOf(registry, repositoryKey, tier) === branch),
    )
    .map((surface) => ({ context: aggregatorContext(surface.id), app: GITHUB_ACTIONS_APP }));
  return sortedBy([...own, ...aggregators], ({ context, app }) => `${context}\0${app}`);
}

/** The merge queue of a governed branch; undefined where it has none. */
function mergeQueueOf(registry: Registry, repositoryKey: string, branch: string): MergeQueueRule | undefined {
  const queue = repositoryOf(registry, repositoryKey).rules.mergeQueue;
  if (!queue) return undefined;
  const { branches, ...rule } = queue;
  return (branches ?? governedBranches(registry, repositoryKey)).includes(branch) ? rule : undefined;
}

function isProtected(registry: Registry, name: string, ...others: readonly Identity[]): boolean {
  return !isTombstoned(registry, [{ kind: 'ruleset', key: name }, ...others]);
}

/** The differences between the rulesets of two branches. */
export interface ReviewedBranch extends Pick<RulesetPlan, 'key' | 'repository' | 'requiredChecks' | 'protect'> {
  readonly branch: string;
  readonly reviews: number;
  readonly mergeMethods: readonly string[];
  readonly mergeQueue?: MergeQueueRule | undefined;
  readonly requiredDeployments?: readonly string[];
}

/** The ruleset of a branch: owners review it, and nobody may force-push, delete or bypass it. */
export function reviewedBranch(own: ReviewedBranch): RulesetPlan {
  const { key, repository, branch, reviews, mergeQueue, requiredChecks, protect } = own;
  return {
    key,
    name: branchRulesetName(branch),
    repository,
    enforcement: 'active',
    include: [`refs/heads/${branch}`],
    bypass: [],
    blockCreation: false,
    blockUpdate: false,
    blockDeletion: true,
    blockForcePush: true,
    pullRequest: {
      reviews,
      codeOwnerReview: true,
      dismissStaleReviews: true,
      lastPushApproval: true,
      threadResolution: true,
      mergeMethods: sortedSet(own.mergeMethods),
    },
    ...(mergeQueue ? { mergeQueue } : {}),
    requiredChecks,
    requiredDeployments: sortedSet(own.requiredDeployments ?? []),
    protect,
  };
}

/** The ruleset of one governed branch. */
export function branchRuleset(
  registry: Registry,
  repositoryKey: string,
  branch: string,
  surfaces: readonly Surface[],
): RulesetPlan {
  const { rules, defaultBranch } = repositoryOf(registry, repositoryKey);
  const identities = [
    { kind: 'branch', key: branch },
    { kind: 'repository', key: repositoryKey },
  ] as const;
  return reviewedBranch({
    key: `${repositoryKey}.branch.${branch}`,
    repository: repositoryRef(registry, repositoryKey),
    branch,
    reviews: rules.reviews,
    mergeMethods: rules.mergeMethods,
    mergeQueue: mergeQueueOf(registry, repositoryKey, branch),
    requiredChecks: requiredChecks(registry, repositoryKey, branch, surfaces),
    requiredDeployments: branch === defaultBranch ? rules.requiredDeployments : [],
    protect: isProtected(registry, branchRulesetName(branch), ...identities),
  });
}

/**
 * The two rulesets of the evidence branch. Only its writer may create or update it, and nobody may delete it or
 * force-push to it. With a single ruleset the writer's bypass would cover both. Empty without an evidence branch in
 * this repository.
 */
export function evidenceRulesets(registry: Registry, repositoryKey: string): readonly RulesetPlan[] {
  const { evidence, apps } = registry;
  if (!evidence || evidence.repository !== repositoryKey) return [];
  const writer: readonly BypassActor[] = apps.evidence ? [{ app: apps.evidence.slug, mode: 'always' }] : [];
  const common = {
    repository: repositoryRef(registry, repositoryKey),
    enforcement: 'active',
    include: [`refs/heads/${evidence.branch}`],
    requiredChecks: [],
    requiredDeployments: [],
  } as const;
  return [
    {
      ...common,
      key: `${repositoryKey}.evidence.append-only`,
      name: EVIDENCE_RULESETS.appendOnly,
      bypass: [],
      blockCreation: false,
      blockUpdate: false,
      blockDeletion: true,
      blockForcePush: true,
      protect: isProtected(registry, EVIDENCE_RULESETS.appendOnly, { kind: 'repository', key: repositoryKey }),
    },
    {
      ...common,
      key: `${repositoryKey}.evidence.writer`,
      name: EVIDENCE_RULESETS.writer,
      bypass: writer,
      blockCreation: true,
      blockUpdate: true,
      blockDeletion: false,
      blockForcePush: false,
      protect: isProtected(registry, EVIDENCE_RULESETS.writer, { kind: 'repository', key: repositoryKey }),
    },
  ];
}
