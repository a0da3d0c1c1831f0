"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "rulesets", {
    enumerable: true,
    get: function() {
        return rulesets;
    }
});
const _declared = require("../../declared");
const _pointers = require("../../pointers");
const _view = require("../../view");
const rulesets = {
    code: 'completeness-rulesets',
    title: 'Every governed branch has its ruleset',
    why: 'A branch without a ruleset takes any push; an exclusion is a branch without one.',
    fix: 'Declare every ruleset of the plan, for exactly its refs, with the target `branch`.',
    severity: 'critical',
    category: 'completeness',
    docs: 'https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/managing-rulesets/about-rulesets',
    level: 'mandatory',
    milestone: 'M1',
    scope: 'stack',
    check (views, context) {
        const declared = (0, _declared.byAddress)(views, context);
        return context.rulesets.flatMap((plan)=>{
            const where = `${plan.name} of ${plan.repository.name}`;
            const at = (0, _pointers.repositoryPointer)(context, plan.repository.name, 'rules');
            const view = declared.get(`${plan.repository.name}/ruleset/${plan.name}`);
            if (!view) return [
                {
                    what: `the ruleset ${where} is not declared`,
                    pointer: at
                }
            ];
            const refName = (0, _view.recordOf)((0, _view.recordOf)(view.props, 'conditions'), 'refName');
            const includes = (0, _view.textsOf)(refName, 'includes');
            const missing = plan.include.filter((ref)=>!includes.includes(ref));
            const excludes = (0, _view.textsOf)(refName, 'excludes');
            return [
                ...(0, _view.textOf)(view.props, 'target') === 'branch' ? [] : [
                    {
                        what: `the ruleset ${where} is not over branches`,
                        pointer: at,
                        urn: view.urn
                    }
                ],
                ...missing.length === 0 ? [] : [
                    {
                        what: `the ruleset ${where} leaves out ${missing.join(', ')}`,
                        pointer: at,
                        urn: view.urn
                    }
                ],
                ...excludes.length === 0 ? [] : [
                    {
                        what: `the ruleset ${where} excepts ${excludes.join(', ')}`,
                        pointer: at,
                        urn: view.urn
                    }
                ]
            ];
        });
    }
};
