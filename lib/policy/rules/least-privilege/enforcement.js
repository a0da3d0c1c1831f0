"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "enforcement", {
    enumerable: true,
    get: function() {
        return enforcement;
    }
});
const _pointers = require("../../pointers");
const _resourcetypes = require("../../resource-types");
const _view = require("../../view");
const enforcement = {
    code: 'least-privilege-enforcement',
    title: 'Rulesets are active',
    why: 'A ruleset that is evaluated or disabled stops nothing.',
    fix: 'Set `enforcement: active`.',
    severity: 'critical',
    category: 'least-privilege',
    docs: 'https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/managing-rulesets/creating-rulesets-for-a-repository#using-ruleset-enforcement-statuses',
    level: 'mandatory',
    milestone: 'M1',
    scope: 'resource',
    types: [
        _resourcetypes.TYPE.ruleset
    ],
    check ({ props }, context) {
        const state = (0, _view.textOf)(props, 'enforcement');
        if (state === 'active') return [];
        const repository = (0, _view.textOf)(props, 'repository');
        return [
            {
                what: `the ruleset ${(0, _view.textOf)(props, 'name')} of ${repository} is ${state ?? 'not set'}, not active`,
                pointer: (0, _pointers.repositoryPointer)(context, repository, 'rules')
            }
        ];
    }
};
