"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "carryOut", {
    enumerable: true,
    get: function() {
        return carryOut;
    }
});
const _zod = require("zod");
const _parts = require("../../evidence/statement/predicates/parts");
const _identities = require("../../plan/identities");
const _place = require("../github/place");
const Anything = _zod.z.unknown();
const Sha = _zod.z.looseObject({
    sha: _parts.Commit
});
/** What the evidence branch begins with: all that comes later lies below `evidence/`. */ const README = `# Evidence

Signed statements about releases, written by Causeway. This branch is only ever added to; \`causeway\` refuses it otherwise.
`;
async function makeEnvironment(at, plan, identities) {
    const { users, teams } = (0, _identities.reviewerIds)(identities, plan.reviewers);
    const reviewers = [
        ...teams.map((id)=>({
                type: 'Team',
                id
            })),
        ...users.map((id)=>({
                type: 'User',
                id
            }))
    ];
    await (0, _place.write)(at, Anything, `make the environment ${plan.name}`, {
        route: 'PUT /repos/{owner}/{repo}/environments/{environment_name}',
        parameters: {
            environment_name: plan.name,
            ...{
                wait_timer: plan.waitMinutes,
                prevent_self_review: plan.preventSelfReview
            },
            can_admins_bypass: plan.adminsBypass,
            reviewers: reviewers.length === 0 ? null : reviewers,
            // With no branch in its list yet nothing may use it: the safe way to be half made.
            deployment_branch_policy: {
                protected_branches: false,
                custom_branch_policies: true
            }
        }
    });
}
async function letIn(at, plan, branch) {
    await (0, _place.write)(at, Anything, `let ${branch} into ${plan.name}`, {
        route: 'POST /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies',
        parameters: {
            environment_name: plan.name,
            name: branch,
            type: 'branch'
        }
    });
}
async function makeRoot(at, branch) {
    const git = 'POST /repos/{owner}/{repo}/git';
    const doing = `make the branch ${branch}`;
    const entry = {
        path: 'README.md',
        mode: '100644',
        type: 'blob',
        content: README
    };
    const tree = await (0, _place.write)(at, Sha, doing, {
        route: `${git}/trees`,
        parameters: {
            tree: [
                entry
            ]
        }
    });
    const root = {
        message: 'The evidence branch begins',
        tree: tree.sha,
        parents: []
    };
    const commit = await (0, _place.write)(at, Sha, doing, {
        route: `${git}/commits`,
        parameters: root
    });
    const ref = {
        ref: `refs/heads/${branch}`,
        sha: commit.sha
    };
    await (0, _place.write)(at, Anything, doing, {
        route: `${git}/refs`,
        parameters: ref
    });
}
async function carryOut(step, placeOf, identities) {
    switch(step.kind){
        case 'environment':
            return makeEnvironment(placeOf(step.plan.repository.key), step.plan, identities);
        case 'branch':
            return letIn(placeOf(step.plan.repository.key), step.plan, step.branch);
        case 'evidence-root':
            return makeRoot(placeOf(step.place.repository), step.place.branch);
    }
}
