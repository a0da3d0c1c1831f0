"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "exactBranch", {
    enumerable: true,
    get: function() {
        return exactBranch;
    }
});
const _branchname = require("../../../registry/branch-name");
const _pointers = require("../../pointers");
const _resourcetypes = require("../../resource-types");
const _view = require("../../view");
function fault(branch, tag, planned) {
    if (branch === undefined) return tag === undefined ? 'names no branch' : `takes the tag pattern ${JSON.stringify(tag)}`;
    if (branch.startsWith('refs/pull/')) return `takes pull requests (${JSON.stringify(branch)})`;
    const notExact = (0, _branchname.branchNameFault)(branch);
    if (notExact !== undefined) return `takes the pattern ${JSON.stringify(branch)} (${notExact})`;
    return planned?.includes(branch) === false ? `takes the branch ${JSON.stringify(branch)}` : undefined;
}
const exactBranch = {
    code: 'least-privilege-exact-branch',
    title: "Deployment policies name the tier's exact branch",
    why: 'A `*` lets every branch deploy, `refs/pull/*/merge` the code of a pull request, and a tag says nothing about the branch of its commit.',
    fix: 'Name the branch that the registry gives this tier in this repository, without any pattern.',
    severity: 'critical',
    category: 'least-privilege',
    docs: 'https://docs.github.com/en/actions/reference/workflows-and-actions/deployments-and-environments#deployment-branches-and-tags',
    level: 'mandatory',
    milestone: 'M1',
    scope: 'resource',
    types: [
        _resourcetypes.TYPE.branchPolicy
    ],
    check ({ props }, context) {
        const environment = (0, _view.textOf)(props, 'environment');
        const plan = context.catalog.environment((0, _view.textOf)(props, 'repository'), environment)?.plan;
        const branch = (0, _view.textOf)(props, 'branchPattern');
        const what = fault(branch, (0, _view.textOf)(props, 'tagPattern'), plan?.branches);
        if (what === undefined) return [];
        const allowed = plan ? `; the registry says ${plan.branches.join(', ')}` : '';
        return [
            {
                what: `${environment} ${what}${allowed}`,
                pointer: (0, _pointers.environmentPointer)(context, plan)
            }
        ];
    }
};
