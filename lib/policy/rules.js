"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
function _export(target, all) {
    for(var name in all)Object.defineProperty(target, name, {
        enumerable: true,
        get: Object.getOwnPropertyDescriptor(all, name).get
    });
}
_export(exports, {
    get findRule () {
        return findRule;
    },
    get rules () {
        return rules;
    }
});
const _approvals = require("./rules/completeness/approvals");
const _branchpolicies = require("./rules/completeness/branch-policies");
const _environments = require("./rules/completeness/environments");
const _nothingunknown = require("./rules/completeness/nothing-unknown");
const _repositorysettings = require("./rules/completeness/repository-settings");
const _requiredchecks = require("./rules/completeness/required-checks");
const _rulesets = require("./rules/completeness/rulesets");
const _sites = require("./rules/completeness/sites");
const _variables = require("./rules/completeness/variables");
const _apipublishing = require("./rules/hygiene/api-publishing");
const _explicitprovider = require("./rules/hygiene/explicit-provider");
const _linkedbuilds = require("./rules/hygiene/linked-builds");
const _protection = require("./rules/hygiene/protection");
const _resourcetypes = require("./rules/hygiene/resource-types");
const _secretrotation = require("./rules/hygiene/secret-rotation");
const _secretvalues = require("./rules/hygiene/secret-values");
const _ticketfirst = require("./rules/hygiene/ticket-first");
const _approvalsecrets = require("./rules/isolation/approval-secrets");
const _branchpatterns = require("./rules/isolation/branch-patterns");
const _netlifycontextall = require("./rules/isolation/netlify-context-all");
const _netlifycontexts = require("./rules/isolation/netlify-contexts");
const _netlifysites = require("./rules/isolation/netlify-sites");
const _netlifyteams = require("./rules/isolation/netlify-teams");
const _shadowednames = require("./rules/isolation/shadowed-names");
const _tierboundary = require("./rules/isolation/tier-boundary");
const _adminbypass = require("./rules/least-privilege/admin-bypass");
const _allowedactions = require("./rules/least-privilege/allowed-actions");
const _bypassactors = require("./rules/least-privilege/bypass-actors");
const _enforcement = require("./rules/least-privilege/enforcement");
const _evidencebranch = require("./rules/least-privilege/evidence-branch");
const _exactbranch = require("./rules/least-privilege/exact-branch");
const _kepthistory = require("./rules/least-privilege/kept-history");
const _pinnedchecks = require("./rules/least-privilege/pinned-checks");
const _reviewedmerges = require("./rules/least-privilege/reviewed-merges");
const _reviewers = require("./rules/least-privilege/reviewers");
const _selectedbranches = require("./rules/least-privilege/selected-branches");
const _selfreview = require("./rules/least-privilege/self-review");
const _workflowtoken = require("./rules/least-privilege/workflow-token");
const rules = [
    _tierboundary.tierBoundary,
    _branchpatterns.branchPatterns,
    _shadowednames.shadowedNames,
    _approvalsecrets.approvalSecrets,
    _netlifysites.netlifySites,
    _netlifyteams.netlifyTeams,
    _netlifycontexts.netlifyContexts,
    _netlifycontextall.netlifyContextAll,
    _reviewers.reviewers,
    _selfreview.selfReview,
    _adminbypass.adminBypass,
    _selectedbranches.selectedBranches,
    _exactbranch.exactBranch,
    _workflowtoken.workflowToken,
    _allowedactions.allowedActions,
    _bypassactors.bypassActors,
    _pinnedchecks.pinnedChecks,
    _enforcement.enforcement,
    _reviewedmerges.reviewedMerges,
    _kepthistory.keptHistory,
    _evidencebranch.evidenceBranch,
    _environments.environments,
    _approvals.approvals,
    _branchpolicies.branchPolicies,
    _variables.variables,
    _rulesets.rulesets,
    _requiredchecks.requiredChecks,
    _repositorysettings.repositorySettings,
    _sites.sites,
    _nothingunknown.nothingUnknown,
    _secretvalues.secretValues,
    _secretrotation.secretRotation,
    _protection.protection,
    _explicitprovider.explicitProvider,
    _resourcetypes.resourceTypes,
    _apipublishing.apiPublishing,
    _linkedbuilds.linkedBuilds,
    _ticketfirst.ticketFirst
];
function findRule(code) {
    return rules.find((rule)=>rule.code === code);
}
