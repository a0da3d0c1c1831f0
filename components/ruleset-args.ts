import type * as github from '@pulumi/github';
import { appId, type Identities } from '../plan/identities';
import { mergeQueueInputs } from '../plan/merge-queue';
import type { RulesetPlan } from '../plan/types';

function pullRequest({ pullRequest: rule }: RulesetPlan) {
  if (!rule) return {};
  return {
    pullRequest: {
      requiredApprovingReviewCount: rule.reviews,
      requireCodeOwnerReview: rule.codeOwnerReview,
      dismissStaleReviewsOnPush: rule.dismissStaleReviews,
      requireLastPushApproval: rule.lastPushApproval,
      requiredReviewThreadResolution: rule.threadResolution,
      allowedMergeMethods: [...rule.mergeMethods],
    },
  };
}

function requiredStatusChecks({ requiredChecks }: RulesetPlan, identities: Identities) {
  // The provider refuses an empty set (W19).
  if (requiredChecks.length === 0) return {};
  return {
    requiredStatusChecks: {
      requiredChecks: requiredChecks.map(({ context, app }) => ({ context, integrationId: appId(identities, app) })),
      strictRequiredStatusChecksPolicy: false,
      doNotEnforceOnCreate: false,
    },
  };
}

/** A ruleset's inputs, lists in the plan's order, which is sorted (W20). */
export function rulesetArgs(plan: RulesetPlan, identities: Identities) {
  return {
    repository: plan.repository.name,
    // Always explicit, because a generated name would have a random suffix (W24).
    name: plan.name,
    target: 'branch',
    enforcement: plan.enforcement,
    bypassActors: plan.bypass.map(({ app, mode }) => ({
      actorId: appId(identities, app),
      actorType: 'Integration',
      bypassMode: mode,
    })),
    conditions: { refName: { includes: [...plan.include], excludes: [] } },
    rules: {
      creation: plan.blockCreation,
      update: plan.blockUpdate,
      deletion: plan.blockDeletion,
      nonFastForward: plan.blockForcePush,
      ...pullRequest(plan),
      ...(plan.mergeQueue ? { mergeQueue: mergeQueueInputs(plan.mergeQueue) } : {}),
      ...requiredStatusChecks(plan, identities),
      ...(plan.requiredDeployments.length === 0
        ? {}
        : { requiredDeployments: { requiredDeploymentEnvironments: [...plan.requiredDeployments] } }),
    },
  } satisfies github.RepositoryRulesetArgs;
}
