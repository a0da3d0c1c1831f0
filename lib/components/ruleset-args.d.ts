import { type Identities } from '../plan/identities';
import type { RulesetPlan } from '../plan/types';
/** A ruleset's inputs, lists in the plan's order, which is sorted (W20). */
export declare function rulesetArgs(plan: RulesetPlan, identities: Identities): {
    repository: string;
    name: string;
    target: string;
    enforcement: "active";
    bypassActors: {
        actorId: number;
        actorType: string;
        bypassMode: "always" | "pull_request";
    }[];
    conditions: {
        refName: {
            includes: string[];
            excludes: never[];
        };
    };
    rules: {
        requiredDeployments?: {
            requiredDeploymentEnvironments: string[];
        };
        requiredStatusChecks?: never;
        pullRequest?: never;
        creation: boolean;
        update: boolean;
        deletion: boolean;
        nonFastForward: boolean;
    } | {
        requiredDeployments?: {
            requiredDeploymentEnvironments: string[];
        };
        requiredStatusChecks: {
            requiredChecks: {
                context: string;
                integrationId: number;
            }[];
            strictRequiredStatusChecksPolicy: boolean;
            doNotEnforceOnCreate: boolean;
        };
        pullRequest?: never;
        creation: boolean;
        update: boolean;
        deletion: boolean;
        nonFastForward: boolean;
    } | {
        requiredDeployments?: {
            requiredDeploymentEnvironments: string[];
        };
        requiredStatusChecks?: never;
        pullRequest: {
            requiredApprovingReviewCount: number;
            requireCodeOwnerReview: boolean;
            dismissStaleReviewsOnPush: boolean;
            requireLastPushApproval: boolean;
            requiredReviewThreadResolution: boolean;
            allowedMergeMethods: string[];
        };
        creation: boolean;
        update: boolean;
        deletion: boolean;
        nonFastForward: boolean;
    } | {
        requiredDeployments?: {
            requiredDeploymentEnvironments: string[];
        };
        requiredStatusChecks: {
            requiredChecks: {
                context: string;
                integrationId: number;
            }[];
            strictRequiredStatusChecksPolicy: boolean;
            doNotEnforceOnCreate: boolean;
        };
        pullRequest: {
            requiredApprovingReviewCount: number;
            requireCodeOwnerReview: boolean;
            dismissStaleReviewsOnPush: boolean;
            requireLastPushApproval: boolean;
            requiredReviewThreadResolution: boolean;
            allowedMergeMethods: string[];
        };
        creation: boolean;
        update: boolean;
        deletion: boolean;
        nonFastForward: boolean;
    };
};
