"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
function _export(target, all) {
    for(var name in all)Object.defineProperty(target, name, {
        enumerable: true,
        get: Object.getOwnPropertyDescriptor(all, name).get
    });
}
_export(exports, {
    get branchPolicyArgs () {
        return branchPolicyArgs;
    },
    get environmentArgs () {
        return environmentArgs;
    },
    get environmentVariableArgs () {
        return environmentVariableArgs;
    }
});
const _identities = require("../plan/identities");
function environmentArgs(plan, identities) {
    const { users, teams } = (0, _identities.reviewerIds)(identities, plan.reviewers);
    return {
        repository: plan.repository.name,
        environment: plan.name,
        waitTimer: plan.waitMinutes,
        // Both default to the unsafe side or to "unset" in the provider (W2, W3): always said.
        canAdminsBypass: plan.adminsBypass,
        preventSelfReview: plan.preventSelfReview,
        ...plan.reviewers.length === 0 ? {} : {
            reviewers: [
                {
                    users: [
                        ...users
                    ],
                    teams: [
                        ...teams
                    ]
                }
            ]
        },
        deploymentBranchPolicy: {
            protectedBranches: false,
            customBranchPolicies: true
        }
    };
}
function branchPolicyArgs(plan, branch) {
    return {
        repository: plan.repository.name,
        environment: plan.name,
        branchPattern: branch
    };
}
function environmentVariableArgs(plan, name, value) {
    return {
        repository: plan.repository.name,
        environment: plan.name,
        variableName: name,
        value
    };
}
