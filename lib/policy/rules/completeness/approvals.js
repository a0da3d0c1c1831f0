"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "approvals", {
    enumerable: true,
    get: function() {
        return approvals;
    }
});
const _address = require("../../../plan/address");
const _declared = require("../../declared");
const _pointers = require("../../pointers");
const approvals = {
    code: 'completeness-approvals',
    title: 'Every approval has its environments',
    why: 'GitHub lets a job go after one approval: a quorum takes as many environments as people, and a missing one is an approval that nobody is asked for.',
    fix: 'Declare every approval environment of the plan.',
    severity: 'critical',
    category: 'completeness',
    docs: 'https://docs.github.com/en/actions/reference/workflows-and-actions/deployments-and-environments#required-reviewers',
    level: 'mandatory',
    milestone: 'M1',
    scope: 'stack',
    check (views, context) {
        const declared = (0, _declared.byAddress)(views, context);
        return context.environments.filter((plan)=>plan.kind === 'approval' && !declared.has((0, _address.addressText)((0, _address.environmentAddress)(plan)))).map((plan)=>({
                what: `the approval environment ${plan.name} of ${plan.repository.name} is not declared`,
                pointer: (0, _pointers.environmentPointer)(context, plan)
            }));
    }
};
