import type { GithubTeam, GithubUser, GithubWorld } from '../world';

/** GitHub's global id of an object. It is opaque and the same for the same object. */
export function nodeId(kind: string, id: number): string {
  return `${kind}_${Buffer.from(String(id)).toString('base64url')}`;
}

/** An account of any kind, in the form that GitHub shows beside its work. */
export function account(
  base: string,
  login: string,
  id: number,
  type: 'User' | 'Organization' | 'Bot',
): Record<string, unknown> {
  // An App's login ends with `[bot]`.
  const name = encodeURIComponent(login);
  const url = `${base}/users/${name}`;
  return {
    login,
    id,
    node_id: nodeId('U', id),
    avatar_url: `${base}/avatars/${id}`,
    gravatar_id: '',
    url,
    html_url: `${base}/${name}`,
    followers_url: `${url}/followers`,
    type,
    site_admin: false,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
  };
}

/** `simple-user` of a person. */
export function simpleUser(base: string, { login, id, bot }: GithubUser): Record<string, unknown> {
  return account(base, login, id, bot === true ? 'Bot' : 'User');
}

/** `simple-user` of the organization as an owner. */
export function simpleOrganization(base: string, { organization }: GithubWorld): Record<string, unknown> {
  return account(base, organization.login, organization.id, 'Organization');
}

/** `public-user`. */
export function publicUser(base: string, world: GithubWorld, user: GithubUser): Record<string, unknown> {
  const { createdAt } = world.organization;
  return {
    ...simpleUser(base, user),
    user_view_type: 'public',
    name: user.login,
    company: null,
    blog: '',
    location: null,
    email: null,
    hireable: null,
    bio: null,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: createdAt,
    updated_at: createdAt,
  };
}

/** Members of `organization-full` that `team-organization` has too. */
export function organization(base: string, world: GithubWorld): Record<string, unknown> {
  const { login, id, createdAt } = world.organization;
  const url = `${base}/orgs/${login}`;
  const publicRepositories = Object.values(world.repositories).filter(
    ({ visibility }) => visibility === 'public',
  ).length;
  return {
    login,
    id,
    node_id: nodeId('O', id),
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url: `${base}/avatars/${id}`,
    description: null,
    has_organization_projects: true,
    has_repository_projects: true,
    public_repos: publicRepositories,
    public_gists: 0,
    followers: 0,
    following: 0,
    html_url: `${base}/${login}`,
    type: 'Organization',
    created_at: createdAt,
    updated_at: createdAt,
    archived_at: null,
  };
}

/** `team`. */
export function team(
  base: string,
  world: GithubWorld,
  { id, slug, name, isSecret }: GithubTeam,
): Record<string, unknown> {
  const url = `${base}/organizations/${world.organization.id}/team/${id}`;
  return {
    id,
    node_id: nodeId('T', id),
    name,
    slug,
    description: null,
    privacy: isSecret ? 'secret' : 'closed',
    permission: 'pull',
    url,
    notification_setting: 'notifications_enabled',
    html_url: `${base}/orgs/${world.organization.login}/teams/${slug}`,
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
    type: 'organization',
    parent: null,
  };
}
