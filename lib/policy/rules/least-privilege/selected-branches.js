"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "selectedBranches", {
    enumerable: true,
    get: function() {
        return selectedBranches;
    }
});
const _pointers = require("../../pointers");
const _resourcetypes = require("../../resource-types");
const _view = require("../../view");
const selectedBranches = {
    code: 'least-privilege-selected-branches',
    title: 'Environments take selected branches only',
    why: '"Protected branches only" looks at classic branch protection: in a repository that has none, every branch may deploy. Without a policy every branch may too.',
    fix: 'Set `customBranchPolicies: true` and `protectedBranches: false`, and name the exact branch.',
    severity: 'critical',
    category: 'least-privilege',
    docs: 'https://docs.github.com/en/actions/reference/workflows-and-actions/deployments-and-environments#deployment-branches-and-tags',
    level: 'mandatory',
    milestone: 'M1',
    scope: 'resource',
    types: [
        _resourcetypes.TYPE.environment
    ],
    check ({ props }, context) {
        const policy = (0, _view.recordOf)(props, 'deploymentBranchPolicy');
        if (policy['customBranchPolicies'] === true && policy['protectedBranches'] === false) return [];
        const environment = (0, _view.textOf)(props, 'environment');
        const plan = context.catalog.environment((0, _view.textOf)(props, 'repository'), environment)?.plan;
        const what = policy['protectedBranches'] === true ? 'takes "protected branches only"' : 'takes every branch';
        return [
            {
                what: `${environment} ${what}`,
                pointer: (0, _pointers.environmentPointer)(context, plan)
            }
        ];
    }
};
