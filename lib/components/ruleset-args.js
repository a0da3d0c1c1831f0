"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "rulesetArgs", {
    enumerable: true,
    get: function() {
        return rulesetArgs;
    }
});
const _identities = require("../plan/identities");
function pullRequest({ pullRequest: rule }) {
    if (!rule) return {};
    return {
        pullRequest: {
            requiredApprovingReviewCount: rule.reviews,
            requireCodeOwnerReview: rule.codeOwnerReview,
            dismissStaleReviewsOnPush: rule.dismissStaleReviews,
            requireLastPushApproval: rule.lastPushApproval,
            requiredReviewThreadResolution: rule.threadResolution,
            allowedMergeMethods: [
                ...rule.mergeMethods
            ]
        }
    };
}
function requiredStatusChecks({ requiredChecks }, identities) {
    // The provider refuses an empty set (W19).
    if (requiredChecks.length === 0) return {};
    return {
        requiredStatusChecks: {
            requiredChecks: requiredChecks.map(({ context, app })=>({
                    context,
                    integrationId: (0, _identities.appId)(identities, app)
                })),
            strictRequiredStatusChecksPolicy: false,
            doNotEnforceOnCreate: false
        }
    };
}
function rulesetArgs(plan, identities) {
    return {
        repository: plan.repository.name,
        // Always explicit: a generated name would have a random suffix (W24).
        name: plan.name,
        target: 'branch',
        enforcement: plan.enforcement,
        bypassActors: plan.bypass.map(({ app, mode })=>({
                actorId: (0, _identities.appId)(identities, app),
                actorType: 'Integration',
                bypassMode: mode
            })),
        conditions: {
            refName: {
                includes: [
                    ...plan.include
                ],
                excludes: []
            }
        },
        rules: {
            creation: plan.blockCreation,
            update: plan.blockUpdate,
            deletion: plan.blockDeletion,
            nonFastForward: plan.blockForcePush,
            ...pullRequest(plan),
            ...requiredStatusChecks(plan, identities),
            ...plan.requiredDeployments.length === 0 ? {} : {
                requiredDeployments: {
                    requiredDeploymentEnvironments: [
                        ...plan.requiredDeployments
                    ]
                }
            }
        }
    };
}
