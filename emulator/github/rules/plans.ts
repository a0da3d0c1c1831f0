import { forbidden, unprocessable, validationFailed } from '../errors';
import type { GithubRepository, GithubWorld } from '../world';

/**
 * The features of GitHub's plans (docs: "Managing environments for deployment", "About rulesets"). Public repositories
 * have everything. Private and internal ones have branch policies, environment secrets and rulesets from Team on, and
 * reviewers, wait timers and self-review rules only with Enterprise.
 */
export interface Capabilities {
  readonly branchPolicies: boolean;
  readonly environmentSecrets: boolean;
  readonly protectionRules: boolean;
  readonly rulesets: boolean;
  readonly evaluate: boolean;
  readonly pushRulesets: boolean;
  readonly metadataRules: boolean;
  readonly mergeQueue: boolean;
}

/** The features of a repository on the organization's plan. */
export function capabilitiesOf(world: GithubWorld, repository: GithubRepository): Capabilities {
  const isPublic = repository.visibility === 'public';
  const { plan } = world.organization;
  const enterprise = plan === 'enterprise';
  const paid = plan !== 'free';
  return {
    branchPolicies: isPublic || paid,
    environmentSecrets: isPublic || paid,
    protectionRules: isPublic || enterprise,
    rulesets: isPublic || paid,
    evaluate: enterprise,
    pushRulesets: !isPublic && paid,
    metadataRules: enterprise,
    // https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/configuring-pull-request-merges/managing-a-merge-queue:
    // public repositories of organizations, private ones with GitHub Enterprise Cloud. Every owner here is an organization.
    mergeQueue: isPublic || enterprise,
  };
}

/** 422 in GitHub's words for a branch policy that the plan lacks (terraform-provider-github#1262, W7). */
export function noBranchGate(): Error {
  return unprocessable('Fail to create protected rule, please ensure billing plan include protected branch gate.');
}

/** 422 in GitHub's words for reviewers, wait timer or self-review that the plan lacks (backstage#28977). */
export function noProtectionRule(rule: string): Error {
  return unprocessable(
    `Failed to create the environment protection rule. Please ensure the billing plan supports the ${rule} protection rule.`,
  );
}

/** 403 in GitHub's words for rulesets and environment secrets of a private repository on the free plan. */
export function upgradeNeeded(): Error {
  return forbidden('Upgrade to GitHub Pro or make this repository public to enable this feature.');
}

/** 422 for an enforcement, target or rule that the plan lacks (W25). */
export function notOnThisPlan(what: string): Error {
  return validationFailed(`${what} is not available for this repository on its current plan`);
}
