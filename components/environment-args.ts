import type * as github from '@pulumi/github';
import { type Identities, reviewerIds } from '../plan/identities';
import type { EnvironmentPlan } from '../plan/types';

/** An environment's inputs: plain values only, so that policies see no unknown in a preview. */
export function environmentArgs(plan: EnvironmentPlan, identities: Identities) {
  const { users, teams } = reviewerIds(identities, plan.reviewers);
  return {
    repository: plan.repository.name,
    environment: plan.name,
    waitTimer: plan.waitMinutes,
    // The provider's defaults are unsafe or mean "unset" (W2, W3), so both are always given.
    canAdminsBypass: plan.adminsBypass,
    preventSelfReview: plan.preventSelfReview,
    ...(plan.reviewers.length === 0 ? {} : { reviewers: [{ users: [...users], teams: [...teams] }] }),
    deploymentBranchPolicy: { protectedBranches: false, customBranchPolicies: true },
  } satisfies github.RepositoryEnvironmentArgs;
}

/** One exact branch that may deploy to an environment. */
export function branchPolicyArgs(plan: EnvironmentPlan, branch: string) {
  return {
    repository: plan.repository.name,
    environment: plan.name,
    branchPattern: branch,
  } satisfies github.RepositoryEnvironmentDeploymentPolicyArgs;
}

/** One plain variable of an environment. */
export function environmentVariableArgs(plan: EnvironmentPlan, name: string, value: string) {
  return {
    repository: plan.repository.name,
    environment: plan.name,
    variableName: name,
    value,
  } satisfies github.ActionsEnvironmentVariableArgs;
}
