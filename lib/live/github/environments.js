"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "readEnvironments", {
    enumerable: true,
    get: function() {
        return readEnvironments;
    }
});
const _zod = require("zod");
const _githubname = require("../../registry/github-name");
const _reading = require("../reading");
const _named = require("./named");
const Rule = _zod.z.looseObject({
    type: _zod.z.string(),
    wait_timer: _zod.z.number().optional(),
    prevent_self_review: _zod.z.boolean().optional(),
    reviewers: _zod.z.array(_zod.z.looseObject({
        type: _zod.z.string(),
        reviewer: _zod.z.looseObject({
            login: _zod.z.string().optional(),
            slug: _zod.z.string().optional()
        })
    })).optional()
});
const Environment = _zod.z.looseObject({
    name: _zod.z.string(),
    can_admins_bypass: _zod.z.boolean().optional(),
    protection_rules: _zod.z.array(Rule).optional(),
    deployment_branch_policy: _zod.z.looseObject({
        protected_branches: _zod.z.boolean(),
        custom_branch_policies: _zod.z.boolean()
    }).nullable().optional()
});
const Policy = _zod.z.looseObject({
    id: _zod.z.number(),
    name: _zod.z.string(),
    type: _zod.z.enum([
        'branch',
        'tag'
    ]).default('branch')
});
const KNOWN_RULES = [
    'wait_timer',
    'required_reviewers',
    'branch_policy'
];
function reviewerName({ type, reviewer }) {
    return type === 'Team' ? `team:${reviewer.slug ?? '?'}` : `user:${reviewer.login ?? '?'}`;
}
function note(sighting, address, environment) {
    const { name, can_admins_bypass: bypass, protection_rules: rules, deployment_branch_policy: policy } = environment;
    const review = rules?.find(({ type })=>type === 'required_reviewers');
    sighting.saw(address, {
        name,
        ...bypass === undefined ? {} : {
            adminsBypass: bypass
        },
        ...rules === undefined ? {} : {
            waitMinutes: rules.find(({ type })=>type === 'wait_timer')?.wait_timer ?? 0,
            // No rule means nobody is asked, whatever the provider's state remembers (terraform-provider-github#3609, W1).
            reviewers: (review?.reviewers ?? []).map(reviewerName).sort(),
            preventSelfReview: review?.prevent_self_review ?? false,
            otherRules: rules.map(({ type })=>type).filter((type)=>!KNOWN_RULES.includes(type))
        },
        ...policy === undefined ? {} : {
            branchPolicy: policy === null ? 'none' : policy.custom_branch_policies ? 'custom' : 'protected'
        }
    });
    if (bypass === undefined) sighting.missed(address, 'the answer does not say can_admins_bypass', 'adminsBypass');
    if (rules === undefined) {
        for (const field of [
            'waitMinutes',
            'reviewers',
            'preventSelfReview',
            'otherRules'
        ]){
            sighting.missed(address, 'the answer does not say protection_rules', field);
        }
    } else if (review !== undefined && review.reviewers === undefined) {
        sighting.missed(address, 'the answer does not name the reviewers', 'reviewers');
    }
    if (policy === undefined) sighting.missed(address, 'the answer does not say the branch policy', 'branchPolicy');
}
async function readEnvironments(reader, sighting, root, repository, wanted) {
    const list = (0, _reading.shaped)(_zod.z.array(Environment), await reader.list(`${root}/environments`, 'environments'));
    if (list.state !== 'read') return sighting.missed({
        list: 'environment',
        repository
    }, (0, _reading.reasonOf)(list));
    await Promise.all(list.value.map(async (environment)=>{
        const place = {
            repository,
            environment: environment.name
        };
        note(sighting, {
            kind: 'environment',
            ...place
        }, environment);
        if (!wanted((0, _githubname.githubName)(environment.name))) return;
        const path = `${root}/environments/${encodeURIComponent(environment.name)}`;
        const policies = async ()=>{
            if (environment.deployment_branch_policy?.custom_branch_policies !== true) return;
            const url = `${path}/deployment-branch-policies`;
            const found = (0, _reading.shaped)(_zod.z.array(Policy), await reader.list(url, 'branch_policies'));
            if (found.state !== 'read') {
                for (const list of [
                    'branch',
                    'tag'
                ])sighting.missed({
                    list,
                    ...place
                }, (0, _reading.reasonOf)(found));
                return;
            }
            for (const { id, name, type } of found.value){
                sighting.saw({
                    kind: `${type}-policy`,
                    ...place,
                    pattern: name
                }, {
                    id
                });
            }
        };
        await Promise.all([
            policies(),
            (0, _named.readVariables)(reader, sighting, `${path}/variables`, place),
            (0, _named.readNamed)(reader, sighting, `${path}/secrets`, place)
        ]);
    }));
}
