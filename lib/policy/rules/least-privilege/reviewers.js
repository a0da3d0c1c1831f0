"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "reviewers", {
    enumerable: true,
    get: function() {
        return reviewers;
    }
});
const _pointers = require("../../pointers");
const _resourcetypes = require("../../resource-types");
const _view = require("../../view");
/** GitHub's limit for users and teams together; the provider checks it only on update (W4). */ const MOST = 6;
function faults(users, teams, plan) {
    const ids = [
        ...users,
        ...teams
    ];
    const named = (kind)=>plan.reviewers.filter((principal)=>principal.startsWith(`${kind}:`)).length;
    if (ids.length === 0) return [
        'has no reviewers'
    ];
    return [
        ...ids.length > MOST ? [
            `has ${ids.length} reviewers, GitHub takes ${MOST}`
        ] : [],
        ...ids.some((id)=>typeof id !== 'number' || !Number.isInteger(id) || id <= 0) ? [
            'has a reviewer that is no id'
        ] : [],
        ...new Set(users).size !== named('user') || new Set(teams).size !== named('team') ? [
            `has ${users.length} users and ${teams.length} teams, the registry names ${plan.reviewers.join(', ')}`
        ] : []
    ];
}
const reviewers = {
    code: 'least-privilege-reviewers',
    title: 'Environments that ask for approval have their reviewers',
    why: 'Without reviewers the approval job goes through on its own. GitHub takes at most six users and teams, and one of them is enough.',
    fix: "Name one to six reviewers in the tier's approval; each must exist and be able to read the repository.",
    severity: 'critical',
    category: 'least-privilege',
    docs: 'https://docs.github.com/en/actions/reference/workflows-and-actions/deployments-and-environments#required-reviewers',
    level: 'mandatory',
    milestone: 'M1',
    scope: 'resource',
    types: [
        _resourcetypes.TYPE.environment
    ],
    check ({ props }, context) {
        const environment = (0, _view.textOf)(props, 'environment');
        const plan = context.catalog.environment((0, _view.textOf)(props, 'repository'), environment)?.plan;
        if (!plan || plan.reviewers.length === 0) return [];
        const given = (0, _view.recordsOf)(props, 'reviewers');
        const users = given.flatMap((reviewer)=>(0, _view.listOf)(reviewer, 'users'));
        const teams = given.flatMap((reviewer)=>(0, _view.listOf)(reviewer, 'teams'));
        return faults(users, teams, plan).map((fault)=>({
                what: `${environment} ${fault}`,
                pointer: (0, _pointers.environmentPointer)(context, plan)
            }));
    }
};
