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

/** Logical names of objects that a tombstone releases although their holder stays protected; absent: none. */
export type Released = readonly string[];

/** The purpose of an environment: deploys hold secrets, approvals ask people, services hold the Apps' keys. */
export type EnvironmentKind = 'deploy' | 'approval' | 'service';

/** One GitHub environment with everything in it. */
export interface EnvironmentPlan {
  /** Logical name, made only of registry keys: insertions, order and naming templates never change it (W9). */
  readonly key: string;
  readonly kind: EnvironmentKind;
  readonly repository: RepositoryRef;
  readonly name: string;
  /**
   * The surfaces that deploy through it: one for a deploy environment, all of the repository's for a commit approval.
   */
  readonly surfaces: readonly string[];
  readonly tier?: string;
  readonly waitMinutes: number;
  readonly adminsBypass: boolean;
  readonly preventSelfReview: boolean;
  readonly reviewers: readonly Principal[];
  /** Exact branch names. "Protected branches only" would allow every branch where no classic rule exists. */
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

/** An App, by slug, that may bypass a ruleset. People and roles never may. */
export interface BypassActor {
  readonly app: string;
  readonly mode: 'always' | 'pull_request';
}

/** The conditions for merging a pull request. */
export interface PullRequestRule {
  readonly reviews: number;
  readonly codeOwnerReview: boolean;
  readonly dismissStaleReviews: boolean;
  readonly lastPushApproval: boolean;
  readonly threadResolution: boolean;
  readonly mergeMethods: readonly string[];
}

/** A branch's merge queue: GitHub merges pull requests in order, after checks of the merged result. */
export interface MergeQueueRule {
  readonly method: 'merge' | 'squash' | 'rebase';
  readonly mustPass: 'each' | 'head';
  readonly checkTimeoutMinutes: number;
  readonly maxBuilds: number;
  readonly minEntries: number;
  readonly maxEntries: number;
  readonly waitMinutes: number;
}

/** One repository ruleset over branches. Lists are sorted, because GitHub's provider compares them in order (W20). */
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

/** The actions that a repository's workflows may use. */
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
  /** Whether published releases are immutable; absent: the registry does not say. No provider has this setting. */
  readonly immutableReleases?: boolean;
  readonly environments: readonly EnvironmentPlan[];
  /** The generated block of `.github/CODEOWNERS`. */
  readonly codeowners: string;
  readonly protect: boolean;
  readonly released?: Released;
}

/** The foundation stack, which is applied first and under the highest tier's approval. */
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
  /** Its keys while the surface or the tier had another id; absent where neither had. */
  readonly formerKeys?: readonly string[];
  readonly surface: string;
  readonly tier: string;
  readonly team: string;
  readonly name: string;
  /** Adopt this site instead of creating one. */
  readonly siteId?: string;
  readonly domain?: string;
  /** The site is linked to a repository: Netlify builds deploy previews only. */
  readonly linked?: LinkedBuild & { readonly repository: string };
  /** Whether a tombstone of kind `site` asks to delete the site together with its deploys. */
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

/** A tier's stack output `secretFingerprints` (a secret): HMACs of the values of its `managed: pulumi` secrets. */
export interface StackFingerprints {
  readonly tier: string;
  /** Identifies the key without revealing it. */
  readonly key: string;
  /** HMAC by `<surface>/<NAME>`. */
  readonly prints: Readonly<Record<string, string>>;
}
