"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "putEnvironment", {
    enumerable: true,
    get: function() {
        return putEnvironment;
    }
});
const _shell = require("./shell");
function idOf(organization, principal) {
    const [type, who = ''] = principal.split(':', 2);
    return `"$(gh api ${type === 'team' ? `orgs/${organization}/teams/${who}` : `users/${who}`} --jq .id)"`;
}
function putEnvironment(organization, { repository, environment }, fields, field) {
    const path = `repos/${organization}/${repository}/environments/${encodeURIComponent(environment)}`;
    if (field === 'otherRules') {
        return (0, _shell.commented)(`gh api ${path}/deployment_protection_rules`, 'whoever put the rule there takes it away again');
    }
    const { adminsBypass, waitMinutes, reviewers, preventSelfReview } = fields;
    const people = (Array.isArray(reviewers) ? reviewers : []).map(String);
    const body = JSON.stringify({
        wait_timer: waitMinutes,
        can_admins_bypass: adminsBypass,
        prevent_self_review: preventSelfReview,
        reviewers: people.map((principal)=>({
                type: principal.startsWith('team:') ? 'Team' : 'User',
                id: 0
            })),
        deployment_branch_policy: {
            protected_branches: false,
            custom_branch_policies: true
        }
    });
    // A number that cannot be looked up is left empty, which is no JSON: then nothing is written.
    const format = body.replaceAll('"id":0', '"id":%s');
    const ids = people.map((principal)=>` ${idOf(organization, principal)}`).join('');
    return `printf ${(0, _shell.quoted)(format)}${ids} | gh api --method PUT ${path} --input -`;
}
