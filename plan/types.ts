import type { Principal } from '../registry/schema/primitives';
import type { LinkedBuild } from '../registry/schema/surface';
import type { PaidPlan } from './organization-plan';

/** A plain variable. */
export interface VariablePlan {
  readonly name: string;
  readonly value: string;
}

/** A secret by name; its value is never in a plan. */
export interface SecretPlan {
  readonly name: string;
  readonly managed: 'external' | 'pulumi';
  readonly owner: Principal;
  readonly rotateEvery: string;
  readonly lastRotated?: string;
}

/** Logical names of what a tombstone takes the protection off, though what it is in stays protected; absent: none. */
export type Released = readonly string[];

/** What an environment is for: deploys hold secrets, approvals ask people, services hold the Apps' keys. */
export type EnvironmentKind = 'deploy' | 'approval' | 'service';

/** One GitHub environment with everything in it. */
export interface EnvironmentPlan {
  /** Logical name: from registry keys alone, so that insertion, order and naming templates never rename it (W9). */
  readonly key: string;
  readonly kind: EnvironmentKind;
  readonly repository: RepositoryRef;
  readonly name: string;
  /** The surfaces that go through it: one for a deploy environment, all of the repository's for a commit approval. */
  readonly surfaces: readonly string[];
  readonly tier?: string;
  readonly waitMinutes: number;
  readonly adminsBypass: boolean;
  readonly preventSelfReview: boolean;
  readonly reviewers: readonly Principal[];
  /** Exact branch names; "protected branches only" lets every branch deploy where no classic rule exists. */
  readonly branches: readonly string[];
  readonly variables: readonly VariablePlan[];
  readonly secrets: readonly SecretPlan[];
  readonly protect: boolean;
  readonly released?: Released;
}

/** A repository by its registry key and its GitHub name. */
export interface RepositoryRef {
  readonly key: string;
  readonly name: string;
}

/** A check that a branch requires, pinned to the App that reports it. */
export interface RequiredCheck {
  readonly context: string;
  readonly app: string;
}

/** Who may pass a ruleset: an App by slug. People and roles never may. */
export interface BypassActor {
  readonly app: string;
  readonly mode: 'always' | 'pull_request';
}

/** What a pull request must pass before it is merged. */
export interface PullRequestRule {
  readonly reviews: number;
  readonly codeOwnerReview: boolean;
  readonly dismissStaleReviews: boolean;
  readonly lastPushApproval: boolean;
  readonly threadResolution: boolean;
  readonly mergeMethods: readonly string[];
}

/** A branch's merge queue: pull requests are merged by GitHub, in order, after checks of the merged result. */
export interface MergeQueueRule {
  readonly method: 'merge' | 'squash' | 'rebase';
  readonly mustPass: 'each' | 'head';
  readonly checkTimeoutMinutes: number;
  readonly maxBuilds: number;
  readonly minEntries: number;
  readonly maxEntries: number;
  readonly waitMinutes: number;
}

/** One repository ruleset over branches. Lists are sorted: GitHub's provider compares them in order (W20). */
export interface RulesetPlan {
  readonly key: string;
  readonly name: string;
  readonly repository: RepositoryRef;
  readonly enforcement: 'active';
  readonly include: readonly string[];
  readonly bypass: readonly BypassActor[];
  readonly blockCreation: boolean;
  readonly blockUpdate: boolean;
  readonly blockDeletion: boolean;
  readonly blockForcePush: boolean;
  readonly pullRequest?: PullRequestRule;
  readonly mergeQueue?: MergeQueueRule;
  readonly requiredChecks: readonly RequiredCheck[];
  readonly requiredDeployments: readonly string[];
  readonly protect: boolean;
}

/** Which actions a repository's workflows may use. */
export interface ActionsPlan {
  readonly mode: 'all' | 'local_only' | 'selected';
  readonly githubOwned: boolean;
  readonly verified: boolean;
  readonly patterns: readonly string[];
}

/** Everything that belongs to a repository rather than to a tier. */
export interface RepositoryPlan {
  readonly key: string;
  readonly repository: RepositoryRef;
  readonly rulesets: readonly RulesetPlan[];
  readonly variables: readonly VariablePlan[];
  readonly actions: ActionsPlan;
  readonly workflowPermissions: 'read' | 'write';
  /** Whether published releases are immutable; absent: the registry does not say. No provider has the setting. */
  readonly immutableReleases?: boolean;
  readonly environments: readonly EnvironmentPlan[];
  /** The generated block of `.github/CODEOWNERS`. */
  readonly codeowners: string;
  readonly protect: boolean;
  readonly released?: Released;
}

/** The foundation stack: what is applied first, under the highest tier's approval. */
export interface FoundationPlan {
  readonly stack: 'foundation';
  readonly organization: string;
  /** The paid plan that the organization must have; absent: none. */
  readonly paidPlan?: PaidPlan;
  readonly repositories: readonly RepositoryPlan[];
}

/** A Netlify site of one surface on one tier. */
export interface SitePlan {
  readonly key: string;
  /** What the key was while the surface or the tier had another id; absent where neither had. */
  readonly formerKeys?: readonly string[];
  readonly surface: string;
  readonly tier: string;
  readonly team: string;
  readonly name: string;
  /** Adopt this site instead of creating one. */
  readonly siteId?: string;
  readonly domain?: string;
  /** Linked to a repository: Netlify builds deploy previews only. */
  readonly linked?: LinkedBuild & { readonly repository: string };
  /** Only a tombstone of kind `site` asks for the site itself to be deleted; its deploys go with it. */
  readonly deleteOnRemoval: boolean;
  /** Variables of the site's `production` context, each with the store scopes that it needs. */
  readonly variables: readonly VariablePlan[];
  readonly secrets: readonly SecretPlan[];
  readonly protect: boolean;
  readonly released?: Released;
}

/** One tier's stack. */
export interface TierPlan {
  readonly stack: string;
  readonly tier: string;
  readonly partition?: string;
  readonly organization: string;
  readonly environments: readonly EnvironmentPlan[];
  readonly sites: readonly SitePlan[];
}

/** What a tier's stack says of the values of its `managed: pulumi` secrets (output `secretFingerprints`, secret). */
export interface StackFingerprints {
  readonly tier: string;
  /** Which key it was, without telling it. */
  readonly key: string;
  /** HMAC by `<surface>/<NAME>`. */
  readonly prints: Readonly<Record<string, string>>;
}
