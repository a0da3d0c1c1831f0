"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "seePlaces", {
    enumerable: true,
    get: function() {
        return seePlaces;
    }
});
const _zod = require("zod");
const _githubname = require("../../registry/github-name");
const _place = require("../github/place");
const Reviewer = _zod.z.looseObject({
    type: _zod.z.string(),
    reviewer: _zod.z.looseObject({
        login: _zod.z.string().optional(),
        slug: _zod.z.string().optional()
    })
});
const Rule = _zod.z.looseObject({
    type: _zod.z.string(),
    wait_timer: _zod.z.number().optional(),
    prevent_self_review: _zod.z.boolean().optional(),
    reviewers: _zod.z.array(Reviewer).optional()
});
const Environment = _zod.z.looseObject({
    name: _zod.z.string(),
    can_admins_bypass: _zod.z.boolean().optional(),
    protection_rules: _zod.z.array(Rule).optional(),
    deployment_branch_policy: _zod.z.looseObject({
        custom_branch_policies: _zod.z.boolean()
    }).nullish()
});
const Policy = _zod.z.looseObject({
    name: _zod.z.string(),
    type: _zod.z.enum([
        'branch',
        'tag'
    ]).default('branch')
});
const Named = _zod.z.looseObject({
    name: _zod.z.string()
});
function principal({ type, reviewer }) {
    return type === 'Team' ? `team:${reviewer.slug ?? '?'}` : `user:${reviewer.login ?? '?'}`;
}
async function environment(at, shown) {
    const { name, can_admins_bypass: adminsBypass, protection_rules: rules } = shown;
    const path = `/environments/${encodeURIComponent(name)}`;
    const ownBranches = shown.deployment_branch_policy?.custom_branch_policies === true;
    const policies = ownBranches ? await (0, _place.readList)(at, Policy, `${path}/deployment-branch-policies`, 'branch_policies') : [];
    const secrets = await (0, _place.readList)(at, Named, `${path}/secrets`, 'secrets');
    const review = rules?.find(({ type })=>type === 'required_reviewers');
    return {
        ...{
            name,
            adminsBypass,
            ownBranches
        },
        waitMinutes: rules && (rules.find(({ type })=>type === 'wait_timer')?.wait_timer ?? 0),
        reviewers: rules && (review ? review.reviewers?.map(principal) : []),
        preventSelfReview: rules && (review?.prevent_self_review ?? false),
        policies: policies.map((policy)=>`${policy.type} ${policy.name}`),
        secrets: secrets.map((secret)=>secret.name.toUpperCase())
    };
}
async function seePlaces(placeOf, plans, evidence) {
    const environments = new Map();
    for (const key of new Set(plans.map(({ repository })=>repository.key))){
        const at = placeOf(key);
        const wanted = plans.filter(({ repository })=>repository.key === key).map(({ name })=>name);
        const all = await (0, _place.readList)(at, Environment, '/environments', 'environments');
        const ours = all.filter(({ name })=>(0, _githubname.hasName)(wanted, name));
        const seen = await Promise.all(ours.map(async (each)=>[
                (0, _githubname.githubName)(each.name),
                await environment(at, each)
            ]));
        environments.set(key, new Map(seen));
    }
    const branch = evidence?.branch.split('/').map(encodeURIComponent).join('/');
    const ref = evidence && await (0, _place.readOne)(placeOf(evidence.repository), _zod.z.looseObject({
        ref: _zod.z.string()
    }), `/git/ref/heads/${branch}`);
    return {
        environments,
        hasEvidenceBranch: ref !== undefined
    };
}
