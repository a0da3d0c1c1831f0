"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "operations", {
    enumerable: true,
    get: function() {
        return operations;
    }
});
const _actions = /*#__PURE__*/ _interop_require_wildcard(require("./actions"));
const _apps = /*#__PURE__*/ _interop_require_wildcard(require("./apps"));
const _branches = /*#__PURE__*/ _interop_require_wildcard(require("./branches"));
const _contents = require("./contents");
const _deploymentpolicies = /*#__PURE__*/ _interop_require_wildcard(require("./deployment-policies"));
const _environments = /*#__PURE__*/ _interop_require_wildcard(require("./environments"));
const _handlers = require("./git/handlers");
const _organization = /*#__PURE__*/ _interop_require_wildcard(require("./organization"));
const _handlers1 = require("./releases/handlers");
const _handlers2 = require("./reports/handlers");
const _rulesets = /*#__PURE__*/ _interop_require_wildcard(require("./rulesets"));
const _handlers3 = require("./runs/handlers");
const _secrets = require("./secrets");
const _variables = require("./variables");
function _getRequireWildcardCache(nodeInterop) {
    if (typeof WeakMap !== "function") return null;
    var cacheBabelInterop = new WeakMap();
    var cacheNodeInterop = new WeakMap();
    return (_getRequireWildcardCache = function(nodeInterop) {
        return nodeInterop ? cacheNodeInterop : cacheBabelInterop;
    })(nodeInterop);
}
function _interop_require_wildcard(obj, nodeInterop) {
    if (!nodeInterop && obj && obj.__esModule) return obj;
    if (obj === null || typeof obj !== "object" && typeof obj !== "function") return {
        default: obj
    };
    var cache = _getRequireWildcardCache(nodeInterop);
    if (cache && cache.has(obj)) return cache.get(obj);
    var newObj = {
        __proto__: null
    };
    var hasPropertyDescriptor = Object.defineProperty && Object.getOwnPropertyDescriptor;
    for(var key in obj){
        if (key !== "default" && Object.prototype.hasOwnProperty.call(obj, key)) {
            var desc = hasPropertyDescriptor ? Object.getOwnPropertyDescriptor(obj, key) : null;
            if (desc && (desc.get || desc.set)) Object.defineProperty(newObj, key, desc);
            else newObj[key] = obj[key];
        }
    }
    newObj.default = obj;
    if (cache) cache.set(obj, newObj);
    return newObj;
}
const operations = {
    'orgs/get': _organization.getOrganization,
    'repos/get': _organization.getRepository,
    'users/get-by-username': _organization.getUser,
    'users/get-by-id': _organization.getUserById,
    'users/list-public-keys-for-user': _organization.listUserKeys,
    'users/list-gpg-keys-for-user': _organization.listUserKeys,
    'users/get-authenticated': _organization.getAuthenticatedUser,
    'rate-limit/get': _organization.getRateLimit,
    'teams/get-by-name': _organization.getTeam,
    'teams/list-members-in-org': _organization.listTeamMembers,
    'teams/get-membership-for-user-in-org': _organization.getTeamMembership,
    'teams/list-repos-in-org': _organization.listTeamRepositories,
    'teams/check-permissions-for-repo-in-org': _organization.checkTeamRepository,
    'apps/get-by-slug': _apps.getApp,
    'apps/get-authenticated': _apps.getAuthenticatedApp,
    'apps/get-installation': _apps.getInstallation,
    'apps/get-org-installation': _apps.getInstallation,
    'apps/get-repo-installation': _apps.getInstallation,
    'apps/create-installation-access-token': _apps.createInstallationToken,
    'apps/list-repos-accessible-to-installation': _apps.listInstallationRepositories,
    'orgs/list-app-installations': _apps.listOrganizationInstallations,
    'repos/get-all-environments': _environments.listEnvironments,
    'repos/get-environment': _environments.getEnvironment,
    'repos/create-or-update-environment': _environments.putEnvironment,
    'repos/delete-an-environment': _environments.deleteEnvironment,
    'repos/list-deployment-branch-policies': _deploymentpolicies.listDeploymentPolicies,
    'repos/get-deployment-branch-policy': _deploymentpolicies.getDeploymentPolicy,
    'repos/create-deployment-branch-policy': _deploymentpolicies.createDeploymentPolicy,
    'repos/update-deployment-branch-policy': _deploymentpolicies.updateDeploymentPolicy,
    'repos/delete-deployment-branch-policy': _deploymentpolicies.deleteDeploymentPolicy,
    'actions/list-environment-variables': _variables.environmentVariables.list,
    'actions/get-environment-variable': _variables.environmentVariables.get,
    'actions/create-environment-variable': _variables.environmentVariables.create,
    'actions/update-environment-variable': _variables.environmentVariables.update,
    'actions/delete-environment-variable': _variables.environmentVariables.remove,
    'actions/list-repo-variables': _variables.repositoryVariables.list,
    'actions/list-repo-organization-variables': _variables.sharedVariables.list,
    'actions/get-repo-variable': _variables.repositoryVariables.get,
    'actions/create-repo-variable': _variables.repositoryVariables.create,
    'actions/update-repo-variable': _variables.repositoryVariables.update,
    'actions/delete-repo-variable': _variables.repositoryVariables.remove,
    'actions/list-environment-secrets': _secrets.environmentSecrets.list,
    'actions/get-environment-secret': _secrets.environmentSecrets.get,
    'actions/get-environment-public-key': _secrets.environmentSecrets.key,
    'actions/create-or-update-environment-secret': _secrets.environmentSecrets.put,
    'actions/delete-environment-secret': _secrets.environmentSecrets.remove,
    'actions/list-repo-secrets': _secrets.repositorySecrets.list,
    'actions/list-repo-organization-secrets': _secrets.sharedSecrets.list,
    'actions/get-repo-secret': _secrets.repositorySecrets.get,
    'actions/get-repo-public-key': _secrets.repositorySecrets.key,
    'actions/create-or-update-repo-secret': _secrets.repositorySecrets.put,
    'actions/delete-repo-secret': _secrets.repositorySecrets.remove,
    'actions/get-github-actions-permissions-repository': _actions.getActionsPermissions,
    'actions/set-github-actions-permissions-repository': _actions.setActionsPermissions,
    'actions/get-allowed-actions-repository': _actions.getSelectedActions,
    'actions/set-allowed-actions-repository': _actions.setSelectedActions,
    'actions/get-github-actions-default-workflow-permissions-repository': _actions.getWorkflowPermissions,
    'actions/set-github-actions-default-workflow-permissions-repository': _actions.setWorkflowPermissions,
    'repos/get-repo-rulesets': _rulesets.listRulesets,
    'repos/get-repo-ruleset': _rulesets.getRuleset,
    'repos/create-repo-ruleset': _rulesets.createRuleset,
    'repos/update-repo-ruleset': _rulesets.updateRuleset,
    'repos/delete-repo-ruleset': _rulesets.deleteRuleset,
    'repos/get-branch-rules': _rulesets.listBranchRules,
    'repos/get-repo-ruleset-history': _rulesets.listRulesetHistory,
    'repos/get-repo-ruleset-version': _rulesets.getRulesetVersion,
    'repos/list-branches': _branches.listBranches,
    'repos/get-branch': _branches.getBranch,
    'repos/get-branch-protection': _branches.getBranchProtection,
    'repos/delete-branch-protection': _branches.deleteBranchProtection,
    'repos/get-content': _contents.getContent,
    ..._handlers.gitHandlers,
    ..._handlers1.releaseHandlers,
    ..._handlers3.runHandlers,
    ..._handlers2.reportHandlers
};
