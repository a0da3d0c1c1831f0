import type { Permissions } from '../world';

const everywhere = [
  ...['metadata', 'actions', 'administration', 'actions_variables', 'contents', 'environments', 'secrets'],
  ...['pull_requests', 'deployments', 'checks', 'issues', 'security_events'],
];

const onAll = (names: readonly string[], level: 'read' | 'write'): Permissions =>
  Object.fromEntries(names.map((name) => [name, level]));

/**
 * What each scope of a classic token allows, in the terms of permissions
 * (https://docs.github.com/apps/oauth-apps/building-oauth-apps/scopes-for-oauth-apps#available-scopes). What its owner may
 * do is a question of its own.
 */
const byScope: Readonly<Record<string, Permissions>> = {
  repo: onAll(everywhere, 'write'),
  'read:org': { members: 'read' },
  'write:org': { members: 'write' },
  'admin:org': { members: 'write', organization_administration: 'write', organization_plan: 'read' },
};

/** The permissions of a classic token with these scopes. Unknown scopes allow nothing here. */
export function permissionsOfScopes(scopes: readonly string[]): Permissions {
  return Object.assign({}, ...scopes.map((scope) => byScope[scope] ?? {}));
}
