"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "keptHistory", {
    enumerable: true,
    get: function() {
        return keptHistory;
    }
});
const _pointers = require("../../pointers");
const _resourcetypes = require("../../resource-types");
const _view = require("../../view");
const _rulesets = require("../rulesets");
const keptHistory = {
    code: 'least-privilege-kept-history',
    title: "A tier's branch is neither deleted nor force-pushed",
    why: 'A force-push puts commits on the branch that nobody reviewed and takes away those that were deployed.',
    fix: 'Set `deletion` and `nonFastForward` in the ruleset of the branch.',
    severity: 'high',
    category: 'least-privilege',
    docs: 'https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/managing-rulesets/available-rules-for-rulesets#block-force-pushes',
    level: 'mandatory',
    milestone: 'M1',
    scope: 'resource',
    types: [
        _resourcetypes.TYPE.ruleset
    ],
    check (view, context) {
        const plan = (0, _rulesets.branchRulesetOf)(view, context);
        if (!plan) return [];
        const rules = (0, _view.recordOf)(view.props, 'rules');
        const open = [
            ...rules['deletion'] === true ? [] : [
                'deletion'
            ],
            ...rules['nonFastForward'] === true ? [] : [
                'force-push'
            ]
        ];
        if (open.length === 0) return [];
        return [
            {
                what: `${plan.name} of ${plan.repository.name} allows ${open.join(' and ')}`,
                pointer: (0, _pointers.repositoryPointer)(context, plan.repository.name, 'rules')
            }
        ];
    }
};
