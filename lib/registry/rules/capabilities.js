"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "capabilityRules", {
    enumerable: true,
    get: function() {
        return capabilityRules;
    }
});
const _problem = require("../problem");
const _secretlooking = require("../secret-looking");
const _selectors = require("../selectors");
const _deployments = require("./deployments");
const ENVIRONMENTS = 'docs.github.com "Deployments and environments": availability by plan';
const RULESETS = 'docs.github.com "About rulesets": availability by plan';
const RANK = {
    free: 0,
    team: 1,
    enterprise: 2
};
function lacking(registry, plan, needs, otherwise) {
    if (RANK[registry.organization.plan] >= RANK[plan]) return [];
    const seen = new Set();
    return needs.flatMap((need)=>{
        const repository = registry.repositories[need.repository];
        const key = `${need.repository}\0${need.pointer}`;
        if (!repository || repository.visibility === 'public' || seen.has(key)) return [];
        seen.add(key);
        return [
            {
                pointer: need.pointer,
                message: `${need.what} in the ${repository.visibility} repository ${(0, _secretlooking.showValue)(need.repository)}: ` + `GitHub's plan ${(0, _secretlooking.showValue)(registry.organization.plan)} cannot do that`,
                allowed: `organization.plan "${plan}", a public repository${otherwise}`
            }
        ];
    });
}
function perTier(registry, isNeeded, path, what) {
    return (0, _deployments.deployments)(registry).filter(({ tier })=>isNeeded(tier)).map(({ surface, tier })=>({
            repository: surface.repository,
            pointer: (0, _problem.pointer)('tiers', registry.tiers.indexOf(tier), path),
            what: `${what} on tier ${(0, _secretlooking.showValue)(tier.id)}`
        }));
}
function governing(registry, apps, what) {
    const { repository } = registry.governance;
    if (!(0, _deployments.hasRepository)(registry, repository)) return [];
    return apps.filter((app)=>registry.apps[app]).map((app)=>({
            repository,
            pointer: (0, _problem.pointer)('apps', app),
            what: `${what} on the ${app} App's environments`
        }));
}
const capabilityRules = [
    {
        code: 'plan-reviewers',
        level: 'error',
        title: 'Required reviewers outside public repositories need Enterprise',
        why: 'GitHub answers 422, or leaves the environment without reviewers (W7).',
        source: ENVIRONMENTS,
        check: (registry)=>lacking(registry, 'enterprise', [
                ...perTier(registry, ({ approval })=>approval !== undefined, 'approval', 'required reviewers'),
                ...governing(registry, [
                    'provisioning'
                ], 'required reviewers')
            ], '')
    },
    {
        code: 'plan-wait-timer',
        level: 'error',
        title: 'Wait timers outside public repositories need Enterprise',
        why: 'GitHub answers 422.',
        source: ENVIRONMENTS,
        check: (registry)=>lacking(registry, 'enterprise', perTier(registry, ({ waitMinutes })=>waitMinutes > 0, 'waitMinutes', 'a wait timer'), ' or waitMinutes 0')
    },
    {
        code: 'plan-admin-bypass',
        level: 'error',
        title: 'Taking the bypass from administrators outside public repositories needs Enterprise',
        why: 'On other plans administrators pass every environment rule, whatever is asked for; that must be said openly.',
        source: ENVIRONMENTS,
        check: (registry)=>lacking(registry, 'enterprise', perTier(registry, ({ adminsBypass })=>!adminsBypass, 'adminsBypass', 'no bypass for administrators'), ' or adminsBypass true on that tier')
    },
    {
        code: 'plan-branch-policy',
        level: 'error',
        title: 'Branch policies of environments outside public repositories need Team',
        why: 'Every environment has an exact branch policy; GitHub answers 422 without the plan (W7, pulumi-github#251).',
        source: ENVIRONMENTS,
        check: (registry)=>lacking(registry, 'team', perTier(registry, ()=>true, 'branch', 'a branch policy of environments'), '')
    },
    {
        code: 'plan-environment-secrets',
        level: 'error',
        title: 'Secrets of environments outside public repositories need Team',
        why: 'GitHub refuses them on Free.',
        source: ENVIRONMENTS,
        check: (registry)=>lacking(registry, 'team', [
                ...(0, _deployments.deployments)(registry).filter(({ surface, tier })=>(0, _selectors.secretsOn)(surface, tier.id).some((secret)=>secret.in.includes('github'))).map(({ surface, index })=>({
                        repository: surface.repository,
                        pointer: (0, _problem.pointer)('surfaces', index, 'secrets'),
                        what: 'secrets of environments'
                    })),
                ...governing(registry, [
                    'provisioning',
                    'inspection',
                    'delivery',
                    'evidence'
                ], 'secrets')
            ], '')
    },
    {
        code: 'plan-rulesets',
        level: 'error',
        title: 'Rulesets outside public repositories need Team',
        why: 'On Free they are refused or not enforced (W25).',
        source: RULESETS,
        check: (registry)=>lacking(registry, 'team', Object.keys(registry.repositories).map((repository)=>({
                    repository,
                    pointer: (0, _problem.pointer)('repositories', repository, 'visibility'),
                    what: 'rulesets'
                })), '')
    },
    {
        code: 'plan-internal',
        level: 'error',
        title: 'Internal repositories need Enterprise',
        why: 'Other plans have none, so that what is said of visibility is wrong.',
        source: 'docs.github.com "About repositories": internal repositories',
        check: ({ organization, repositories })=>organization.plan === 'enterprise' ? [] : Object.entries(repositories).filter(([, { visibility }])=>visibility === 'internal').map(([key])=>({
                    pointer: (0, _problem.pointer)('repositories', key, 'visibility'),
                    message: `${(0, _secretlooking.showValue)(key)} is internal, which GitHub's plan ${(0, _secretlooking.showValue)(organization.plan)} doesn't have`,
                    allowed: '"public" or "private", or organization.plan "enterprise"'
                }))
    }
];
