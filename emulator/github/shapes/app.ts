import type { GithubApp, GithubToken, GithubWorld } from '../world';
import { nodeId, simpleOrganization } from './account';

/** `integration`: the public face of a GitHub App. */
export function integration(base: string, world: GithubWorld, app: GithubApp): Record<string, unknown> {
  const { createdAt } = world.organization;
  return {
    id: app.id,
    slug: app.slug,
    node_id: nodeId('A', app.id),
    client_id: `Iv23li${app.id}`,
    name: app.name,
    owner: simpleOrganization(base, world),
    description: null,
    external_url: `${base}/apps/${app.slug}`,
    html_url: `${base}/apps/${app.slug}`,
    created_at: createdAt,
    updated_at: createdAt,
    permissions: app.permissions,
    events: [],
  };
}

/** `installation` of an App in the organization. */
export function installation(base: string, world: GithubWorld, app: GithubApp, id: number): Record<string, unknown> {
  const { login, id: target, createdAt } = world.organization;
  return {
    id,
    account: simpleOrganization(base, world),
    app_id: app.id,
    app_slug: app.slug,
    target_id: target,
    repository_selection: app.repositories === 'all' ? 'all' : 'selected',
    target_type: 'Organization',
    access_tokens_url: `${base}/app/installations/${id}/access_tokens`,
    single_file_name: null,
    events: [],
    repositories_url: `${base}/installation/repositories`,
    suspended_by: null,
    suspended_at: null,
    html_url: `${base}/organizations/${login}/settings/installations/${id}`,
    permissions: app.permissions,
    created_at: createdAt,
    updated_at: createdAt,
  };
}

/** `installation-token`. */
export function installationToken(token: GithubToken): Record<string, unknown> {
  return {
    token: token.token,
    expires_at: token.expiresAt,
    permissions: token.permissions,
    repository_selection: token.repositories === 'all' ? 'all' : 'selected',
  };
}
