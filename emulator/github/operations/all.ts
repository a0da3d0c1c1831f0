import type { Handler } from '../../core/exchange';
import type { GithubCaller } from '../transport/identities';
import type { GithubWorld } from '../world';
import * as actions from './actions';
import * as apps from './apps';
import * as branches from './branches';
import { listOwnerErrors } from './code-owners';
import { getContent } from './contents';
import * as policies from './deployment-policies';
import * as environments from './environments';
import { gitHandlers } from './git/handlers';
import * as organization from './organization';
import { releaseHandlers } from './releases/handlers';
import { reportHandlers } from './reports/handlers';
import * as rulesets from './rulesets';
import { runHandlers } from './runs/handlers';
import { environmentSecrets, repositorySecrets, sharedSecrets } from './secrets';
import { environmentVariables, repositoryVariables, sharedVariables } from './variables';

/** Every operation that is served, by the id that GitHub's document gives it. */
export const operations: Readonly<Record<string, Handler<GithubWorld, GithubCaller>>> = {
  'orgs/get': organization.getOrganization,
  'repos/get': organization.getRepository,
  'repos/codeowners-errors': listOwnerErrors,
  'users/get-by-username': organization.getUser,
  'users/get-by-id': organization.getUserById,
  'users/list-public-keys-for-user': organization.listUserKeys,
  'users/list-gpg-keys-for-user': organization.listUserKeys,
  'users/get-authenticated': organization.getAuthenticatedUser,
  'rate-limit/get': organization.getRateLimit,
  'teams/list': organization.listTeams,
  'teams/get-by-name': organization.getTeam,
  'teams/list-members-in-org': organization.listTeamMembers,
  'teams/get-membership-for-user-in-org': organization.getTeamMembership,
  'teams/list-repos-in-org': organization.listTeamRepositories,
  'teams/check-permissions-for-repo-in-org': organization.checkTeamRepository,
  'apps/get-by-slug': apps.getApp,
  'apps/get-authenticated': apps.getAuthenticatedApp,
  'apps/get-installation': apps.getInstallation,
  'apps/get-org-installation': apps.getInstallation,
  'apps/get-repo-installation': apps.getInstallation,
  'apps/create-installation-access-token': apps.createInstallationToken,
  'apps/list-repos-accessible-to-installation': apps.listInstallationRepositories,
  'orgs/list-app-installations': apps.listOrganizationInstallations,
  'repos/get-all-environments': environments.listEnvironments,
  'repos/get-environment': environments.getEnvironment,
  'repos/create-or-update-environment': environments.putEnvironment,
  'repos/delete-an-environment': environments.deleteEnvironment,
  'repos/list-deployment-branch-policies': policies.listDeploymentPolicies,
  'repos/get-deployment-branch-policy': policies.getDeploymentPolicy,
  'repos/create-deployment-branch-policy': policies.createDeploymentPolicy,
  'repos/update-deployment-branch-policy': policies.updateDeploymentPolicy,
  'repos/delete-deployment-branch-policy': policies.deleteDeploymentPolicy,
  'actions/list-environment-variables': environmentVariables.list,
  'actions/get-environment-variable': environmentVariables.get,
  'actions/create-environment-variable': environmentVariables.create,
  'actions/update-environment-variable': environmentVariables.update,
  'actions/delete-environment-variable': environmentVariables.remove,
  'actions/list-repo-variables': repositoryVariables.list,
  'actions/list-repo-organization-variables': sharedVariables.list,
  'actions/get-repo-variable': repositoryVariables.get,
  'actions/create-repo-variable': repositoryVariables.create,
  'actions/update-repo-variable': repositoryVariables.update,
  'actions/delete-repo-variable': repositoryVariables.remove,
  'actions/list-environment-secrets': environmentSecrets.list,
  'actions/get-environment-secret': environmentSecrets.get,
  'actions/get-environment-public-key': environmentSecrets.key,
  'actions/create-or-update-environment-secret': environmentSecrets.put,
  'actions/delete-environment-secret': environmentSecrets.remove,
  'actions/list-repo-secrets': repositorySecrets.list,
  'actions/list-repo-organization-secrets': sharedSecrets.list,
  'actions/get-repo-secret': repositorySecrets.get,
  'actions/get-repo-public-key': repositorySecrets.key,
  'actions/create-or-update-repo-secret': repositorySecrets.put,
  'actions/delete-repo-secret': repositorySecrets.remove,
  'actions/get-github-actions-permissions-repository': actions.getActionsPermissions,
  'actions/set-github-actions-permissions-repository': actions.setActionsPermissions,
  'actions/get-allowed-actions-repository': actions.getSelectedActions,
  'actions/set-allowed-actions-repository': actions.setSelectedActions,
  'actions/get-github-actions-default-workflow-permissions-repository': actions.getWorkflowPermissions,
  'actions/set-github-actions-default-workflow-permissions-repository': actions.setWorkflowPermissions,
  'repos/get-repo-rulesets': rulesets.listRulesets,
  'repos/get-repo-ruleset': rulesets.getRuleset,
  'repos/create-repo-ruleset': rulesets.createRuleset,
  'repos/update-repo-ruleset': rulesets.updateRuleset,
  'repos/delete-repo-ruleset': rulesets.deleteRuleset,
  'repos/get-branch-rules': rulesets.listBranchRules,
  'repos/get-repo-ruleset-history': rulesets.listRulesetHistory,
  'repos/get-repo-ruleset-version': rulesets.getRulesetVersion,
  'repos/list-branches': branches.listBranches,
  'repos/get-branch': branches.getBranch,
  'repos/get-branch-protection': branches.getBranchProtection,
  'repos/delete-branch-protection': branches.deleteBranchProtection,
  'repos/get-content': getContent,
  ...gitHandlers,
  ...releaseHandlers,
  ...runHandlers,
  ...reportHandlers,
};
