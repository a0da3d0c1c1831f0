"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "evidenceBranch", {
    enumerable: true,
    get: function() {
        return evidenceBranch;
    }
});
const _problem = require("../../../registry/problem");
const _resourcetypes = require("../../resource-types");
const _view = require("../../view");
const _rulesets = require("../rulesets");
function faults(view, plan) {
    const rules = (0, _view.recordOf)(view.props, 'rules');
    const open = [
        [
            'creation',
            plan.blockCreation
        ],
        [
            'update',
            plan.blockUpdate
        ],
        [
            'deletion',
            plan.blockDeletion
        ],
        [
            'nonFastForward',
            plan.blockForcePush
        ]
    ].filter(([rule, planned])=>planned && rules[rule] !== true);
    const actors = (0, _view.listOf)(view.props, 'bypassActors').length;
    return [
        ...open.map(([rule])=>`does not restrict ${rule}`),
        ...actors > plan.bypass.length ? [
            `lets ${actors} pass, not ${plan.bypass.length}`
        ] : []
    ];
}
const evidenceBranch = {
    code: 'least-privilege-evidence-branch',
    title: 'The evidence branch is written by its App alone, and only appended to',
    why: 'Evidence that anyone can write or rewrite proves nothing; with one ruleset for both, the writer could delete too.',
    fix: 'Keep two rulesets: creation and update with the evidence App as the only one to pass, deletion and force-push with nobody.',
    severity: 'critical',
    category: 'least-privilege',
    docs: 'https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/managing-rulesets/available-rules-for-rulesets#restrict-updates',
    level: 'mandatory',
    milestone: 'M1',
    scope: 'resource',
    types: [
        _resourcetypes.TYPE.ruleset
    ],
    check (view, context) {
        const plan = (0, _rulesets.plannedRuleset)(view, context);
        if (!plan || plan.pullRequest) return [];
        return faults(view, plan).map((fault)=>({
                what: `${plan.name} ${fault}`,
                pointer: (0, _problem.pointer)('evidence')
            }));
    }
};
