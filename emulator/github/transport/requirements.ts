/** The credential or permission that an operation requires. */
export type Requirement =
  | 'anyone'
  /** A JWT of an App. */
  | 'app'
  /** Any token. */
  | 'token'
  /** A person's token. */
  | 'person'
  /** An installation's token. */
  | 'installation'
  | { readonly permission: string; readonly level: 'read' | 'write' };

/**
 * By permission and level, from GitHub's "Permissions required for GitHub Apps". Branch policies and environments are
 * read with `actions` and written with `administration`; their variables and secrets need `environments` (W38).
 */
const byPermission: Readonly<Record<string, readonly string[]>> = {
  'metadata:read': [...['repos/get', 'repos/get-repo-rulesets', 'repos/get-repo-ruleset', 'repos/get-branch-rules']],
  'contents:read': [
    'repos/codeowners-errors',
    ...['repos/list-branches', 'repos/get-branch', 'repos/get-content', 'git/get-ref', 'git/list-matching-refs'],
    ...['git/get-commit', 'git/get-tree', 'git/get-blob', 'repos/list-commits', 'repos/get-commit'],
    ...[
      'repos/compare-commits-with-basehead',
      'repos/list-activities',
      'repos/list-tags',
      'repos/get-release',
      'repos/get-release-by-tag',
    ],
    ...['repos/list-releases', 'repos/list-release-assets', 'repos/get-release-asset'],
  ],
  'contents:write': [
    ...[
      'git/create-ref',
      'git/update-ref',
      'git/delete-ref',
      'git/create-commit',
      'git/create-tree',
      'git/create-blob',
    ],
    ...['repos/create-or-update-file-contents', 'repos/delete-file', 'repos/create-release', 'repos/update-release'],
    ...['repos/delete-release', 'repos/upload-release-asset', 'repos/delete-release-asset'],
  ],
  'pull_requests:read': [
    ...['repos/list-pull-requests-associated-with-commit', 'pulls/get', 'pulls/list-files', 'pulls/list-commits'],
  ],
  'actions:read': [
    ...['repos/get-all-environments', 'repos/get-environment', 'repos/list-deployment-branch-policies'],
    'repos/get-deployment-branch-policy',
    ...['actions/list-repo-workflows', 'actions/get-workflow', 'actions/list-workflow-runs'],
    ...['actions/list-workflow-runs-for-repo', 'actions/get-workflow-run', 'actions/get-workflow-run-attempt'],
    ...['actions/list-jobs-for-workflow-run', 'actions/list-jobs-for-workflow-run-attempt'],
    ...['actions/get-job-for-workflow-run', 'actions/get-reviews-for-run', 'actions/list-artifacts-for-repo'],
    ...['actions/get-pending-deployments-for-run', 'actions/list-workflow-run-artifacts', 'actions/get-artifact'],
    'actions/download-artifact',
  ],
  'actions:write': ['actions/create-workflow-dispatch', 'actions/re-run-workflow', 'actions/cancel-workflow-run'],
  'deployments:read': ['repos/list-deployments', 'repos/get-deployment', 'repos/list-deployment-statuses'],
  'deployments:write': ['actions/review-pending-deployments-for-run'],
  'checks:read': ['checks/list-for-ref'],
  'checks:write': ['checks/create', 'checks/update'],
  'issues:read': ['issues/list-comments', 'issues/list-for-repo'],
  'issues:write': ['issues/create', 'issues/update', 'issues/create-comment', 'issues/update-comment'],
  'security_events:read': ['code-scanning/get-sarif'],
  'security_events:write': ['code-scanning/upload-sarif'],
  'administration:read': [
    'repos/check-immutable-releases',
    ...['repos/get-branch-protection', 'actions/get-github-actions-permissions-repository'],
    ...['actions/get-allowed-actions-repository', 'actions/get-github-actions-default-workflow-permissions-repository'],
  ],
  'administration:write': [
    ...['repos/create-or-update-environment', 'repos/delete-an-environment', 'repos/create-deployment-branch-policy'],
    ...['repos/update-deployment-branch-policy', 'repos/delete-deployment-branch-policy'],
    ...['repos/create-repo-ruleset', 'repos/update-repo-ruleset', 'repos/delete-repo-ruleset'],
    'repos/delete-branch-protection',
    ...['repos/enable-immutable-releases', 'repos/disable-immutable-releases'],
    ...['repos/get-repo-ruleset-history', 'repos/get-repo-ruleset-version'],
    ...['actions/set-github-actions-permissions-repository', 'actions/set-allowed-actions-repository'],
    'actions/set-github-actions-default-workflow-permissions-repository',
  ],
  'environments:read': [
    ...['actions/list-environment-variables', 'actions/get-environment-variable', 'actions/list-environment-secrets'],
    ...['actions/get-environment-secret', 'actions/get-environment-public-key'],
  ],
  'environments:write': [
    ...['actions/create-environment-variable', 'actions/update-environment-variable'],
    ...['actions/delete-environment-variable', 'actions/create-or-update-environment-secret'],
    'actions/delete-environment-secret',
  ],
  'actions_variables:read': [
    ...['actions/list-repo-variables', 'actions/get-repo-variable', 'actions/list-repo-organization-variables'],
  ],
  'actions_variables:write': [
    'actions/create-repo-variable',
    'actions/update-repo-variable',
    'actions/delete-repo-variable',
  ],
  'secrets:read': [
    ...['actions/list-repo-secrets', 'actions/get-repo-secret', 'actions/get-repo-public-key'],
    'actions/list-repo-organization-secrets',
  ],
  'secrets:write': ['actions/create-or-update-repo-secret', 'actions/delete-repo-secret'],
  'members:read': [
    ...['teams/list', 'teams/get-by-name', 'teams/list-members-in-org', 'teams/get-membership-for-user-in-org'],
    ...['teams/list-repos-in-org', 'teams/check-permissions-for-repo-in-org'],
  ],
  'organization_administration:read': ['orgs/list-app-installations'],
};

const byKind: Readonly<Record<string, Requirement>> = {
  'rate-limit/get': 'anyone',
  'orgs/get': 'token',
  'users/get-by-username': 'token',
  'users/get-by-id': 'token',
  'users/list-public-keys-for-user': 'token',
  'users/list-gpg-keys-for-user': 'token',
  'apps/get-by-slug': 'anyone',
  'users/get-authenticated': 'person',
  'apps/list-repos-accessible-to-installation': 'installation',
  'apps/get-authenticated': 'app',
  'apps/get-installation': 'app',
  'apps/get-org-installation': 'app',
  'apps/get-repo-installation': 'app',
  'apps/create-installation-access-token': 'app',
};

const all = new Map<string, Requirement>(Object.entries(byKind));
for (const [key, operations] of Object.entries(byPermission)) {
  const [permission = '', level] = key.split(':');
  for (const operation of operations) all.set(operation, { permission, level: level === 'write' ? 'write' : 'read' });
}

/** The requirement of an operation. Throws for an operation without one. */
export function permissionOf(operationId: string): Requirement {
  const found = all.get(operationId);
  if (found === undefined) throw new Error(`no permission is known for ${operationId}`);
  return found;
}
