"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "pinnedChecks", {
    enumerable: true,
    get: function() {
        return pinnedChecks;
    }
});
const _problem = require("../../../registry/problem");
const _resourcetypes = require("../../resource-types");
const _view = require("../../view");
const pinnedChecks = {
    code: 'least-privilege-pinned-checks',
    title: 'Required checks are pinned to the App that reports them',
    why: 'Anyone with write access may post a status of any name; without an App, or with 0, GitHub takes it from anyone.',
    fix: 'Name the App that reports the check in `checks[].app`; GitHub Actions is 15368.',
    severity: 'high',
    category: 'least-privilege',
    docs: 'https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/managing-rulesets/available-rules-for-rulesets#require-status-checks-to-pass-before-merging',
    level: 'mandatory',
    milestone: 'M1',
    scope: 'resource',
    types: [
        _resourcetypes.TYPE.ruleset
    ],
    check (view, { registry }) {
        const status = (0, _view.recordOf)((0, _view.recordOf)(view.props, 'rules'), 'requiredStatusChecks');
        return (0, _view.recordsOf)(status, 'requiredChecks').filter(({ integrationId })=>typeof integrationId !== 'number' || integrationId <= 0).map((check)=>{
            const context = (0, _view.textOf)(check, 'context');
            const index = registry.checks.findIndex((each)=>each.context === context);
            return {
                what: `the check ${JSON.stringify(context)} of ${(0, _view.textOf)(view.props, 'name')} may come from anyone`,
                pointer: index < 0 ? (0, _problem.pointer)('checks') : (0, _problem.pointer)('checks', index, 'app')
            };
        });
    }
};
