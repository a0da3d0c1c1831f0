"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "environments", {
    enumerable: true,
    get: function() {
        return environments;
    }
});
const _address = require("../../../plan/address");
const _declared = require("../../declared");
const _pointers = require("../../pointers");
const environments = {
    code: 'completeness-environments',
    title: 'Every surface and tier has its environment',
    why: 'A job that names an environment that does not exist makes GitHub create it, without any rule.',
    fix: 'Declare what the registry plans for this stack; leave nothing out by hand (`--target`).',
    severity: 'critical',
    category: 'completeness',
    docs: 'https://docs.github.com/en/actions/reference/workflows-and-actions/deployments-and-environments',
    level: 'mandatory',
    milestone: 'M1',
    scope: 'stack',
    check (views, context) {
        const declared = (0, _declared.byAddress)(views, context);
        return context.environments.filter((plan)=>plan.kind !== 'approval' && !declared.has((0, _address.addressText)((0, _address.environmentAddress)(plan)))).map((plan)=>({
                what: `the environment ${plan.name} of ${plan.repository.name} is not declared`,
                pointer: (0, _pointers.environmentPointer)(context, plan)
            }));
    }
};
