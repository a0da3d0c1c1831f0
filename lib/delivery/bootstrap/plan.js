"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "planBootstrap", {
    enumerable: true,
    get: function() {
        return planBootstrap;
    }
});
const _sorted = require("../../plan/sorted");
const _githubname = require("../../registry/github-name");
function shown(value) {
    if (value === undefined) return 'not shown';
    return Array.isArray(value) ? value.join(', ') || 'nobody' : String(value);
}
function conflictsOf(plan, seen) {
    const lower = (names)=>names && (0, _sorted.sortedSet)(names.map(_githubname.githubName));
    const pairs = [
        [
            'reviewers',
            lower(plan.reviewers),
            lower(seen.reviewers)
        ],
        [
            'wait minutes',
            plan.waitMinutes,
            seen.waitMinutes
        ],
        [
            'bypass by administrators',
            plan.adminsBypass,
            seen.adminsBypass
        ],
        [
            'prevention of self-review',
            plan.preventSelfReview,
            seen.preventSelfReview
        ],
        [
            'own list of branches',
            true,
            seen.ownBranches
        ]
    ];
    const wanted = plan.branches.map((branch)=>`branch ${branch}`);
    const extra = seen.policies.filter((policy)=>!wanted.includes(policy));
    const at = `${plan.repository.name}, environment ${plan.name}`;
    return [
        ...pairs.filter(([, planned, found])=>JSON.stringify(planned) !== JSON.stringify(found)).map(([what, planned, found])=>`${at}: ${what}: ${shown(found)}, planned ${shown(planned)}`),
        ...extra.map((policy)=>`${at}: it lets ${policy} in, which is not planned`)
    ];
}
function planBootstrap(plans, evidence, seen) {
    const steps = [];
    const conflicts = [];
    const secrets = [];
    for (const plan of plans){
        const found = seen.environments.get(plan.repository.key)?.get((0, _githubname.githubName)(plan.name));
        if (found) conflicts.push(...conflictsOf(plan, found));
        else steps.push({
            kind: 'environment',
            plan
        });
        for (const branch of plan.branches){
            if (!found?.policies.includes(`branch ${branch}`)) steps.push({
                kind: 'branch',
                plan,
                branch
            });
        }
        for (const { name } of plan.secrets){
            if (found?.secrets.includes(name.toUpperCase())) continue;
            secrets.push({
                repository: plan.repository.name,
                environment: plan.name,
                name
            });
        }
    }
    if (evidence && !seen.hasEvidenceBranch) steps.push({
        kind: 'evidence-root',
        place: evidence
    });
    return {
        steps,
        conflicts,
        secrets
    };
}
