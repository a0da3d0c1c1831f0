"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "branchPolicies", {
    enumerable: true,
    get: function() {
        return branchPolicies;
    }
});
const _address = require("../../../plan/address");
const _declared = require("../../declared");
const _pointers = require("../../pointers");
const branchPolicies = {
    code: 'completeness-branch-policies',
    title: "Every environment has its branch's policy",
    why: 'With selected branches and none selected nothing deploys; a policy that was lost is often put back by hand, wider.',
    fix: "Declare one policy for each of the environment's branches.",
    severity: 'high',
    category: 'completeness',
    docs: 'https://docs.github.com/en/actions/reference/workflows-and-actions/deployments-and-environments#deployment-branches-and-tags',
    level: 'mandatory',
    milestone: 'M1',
    scope: 'stack',
    check (views, context) {
        const declared = (0, _declared.byAddress)(views, context);
        return context.environments.flatMap((plan)=>plan.branches.filter((pattern)=>!declared.has((0, _address.addressText)({
                    ...(0, _address.environmentAddress)(plan),
                    kind: 'branch-policy',
                    pattern
                }))).map((branch)=>({
                    what: `${plan.name} of ${plan.repository.name} has no policy for the branch ${branch}`,
                    pointer: (0, _pointers.environmentPointer)(context, plan)
                })));
    }
};
