import type { GithubRepository, GithubWorld, RepositoryRole } from '../world';
import { nodeId, simpleOrganization } from './account';

const roles: readonly RepositoryRole[] = ['pull', 'triage', 'push', 'maintain', 'admin'];
const links: Readonly<Record<string, string>> = {
  archive: '/{archive_format}{/ref}',
  assignees: '/assignees{/user}',
  blobs: '/git/blobs{/sha}',
  branches: '/branches{/branch}',
  collaborators: '/collaborators{/collaborator}',
  comments: '/comments{/number}',
  commits: '/commits{/sha}',
  compare: '/compare/{base}...{head}',
  contents: '/contents/{+path}',
  contributors: '/contributors',
  deployments: '/deployments',
  downloads: '/downloads',
  events: '/events',
  forks: '/forks',
  git_commits: '/git/commits{/sha}',
  git_refs: '/git/refs{/sha}',
  git_tags: '/git/tags{/sha}',
  hooks: '/hooks',
  issue_comment: '/issues/comments{/number}',
  issue_events: '/issues/events{/number}',
  issues: '/issues{/number}',
  keys: '/keys{/key_id}',
  labels: '/labels{/name}',
  languages: '/languages',
  merges: '/merges',
  milestones: '/milestones{/number}',
  notifications: '/notifications{?since,all,participating}',
  pulls: '/pulls{/number}',
  releases: '/releases{/id}',
  stargazers: '/stargazers',
  statuses: '/statuses/{sha}',
  subscribers: '/subscribers',
  subscription: '/subscription',
  tags: '/tags',
  teams: '/teams',
  trees: '/git/trees{/sha}',
};

/** A role as GitHub's five flags. */
function flags(role: RepositoryRole): Record<RepositoryRole, boolean> {
  const level = roles.indexOf(role);
  return Object.fromEntries(roles.map((one, index) => [one, index <= level])) as Record<RepositoryRole, boolean>;
}

/** `minimal-repository`, with the caller's or a team's role. */
export function minimalRepository(
  base: string,
  world: GithubWorld,
  repository: GithubRepository,
  role: RepositoryRole,
): Record<string, unknown> {
  const { id, name, visibility } = repository;
  const full = `${world.organization.login}/${name}`;
  const url = `${base}/repos/${full}`;
  return {
    id,
    node_id: nodeId('R', id),
    name,
    full_name: full,
    owner: simpleOrganization(base, world),
    visibility,
    private: visibility !== 'public',
    html_url: `${base}/${full}`,
    description: null,
    fork: false,
    url,
    ...Object.fromEntries(Object.entries(links).map(([key, path]) => [`${key}_url`, `${url}${path}`])),
    permissions: flags(role),
  };
}

/** `repository`, in the form of an installation's list. */
export function repositoryShape(
  base: string,
  world: GithubWorld,
  repository: GithubRepository,
  role: RepositoryRole,
): Record<string, unknown> {
  const minimal = minimalRepository(base, world, repository, role);
  const page = String(minimal['html_url']);
  const { createdAt } = repository;
  return {
    ...minimal,
    license: null,
    forks: 0,
    forks_count: 0,
    stargazers_count: 0,
    watchers_count: 0,
    watchers: 0,
    git_url: `${page}.git`,
    ssh_url: `git@localhost:${minimal['full_name']}.git`,
    clone_url: `${page}.git`,
    mirror_url: null,
    svn_url: page,
    homepage: null,
    language: null,
    size: 1,
    open_issues_count: 0,
    open_issues: 0,
    default_branch: repository.defaultBranch,
    has_issues: true,
    has_projects: true,
    has_wiki: true,
    has_pages: false,
    has_downloads: true,
    has_discussions: false,
    archived: repository.archived,
    disabled: false,
    pushed_at: createdAt,
    created_at: createdAt,
    updated_at: createdAt,
  };
}

/** `full-repository`. */
export function fullRepository(
  base: string,
  world: GithubWorld,
  repository: GithubRepository,
  role: RepositoryRole,
): Record<string, unknown> {
  return { ...repositoryShape(base, world, repository, role), subscribers_count: 0, network_count: 0 };
}

/** `team-repository`: a team's permissions on a repository. */
export function teamRepository(
  base: string,
  world: GithubWorld,
  repository: GithubRepository,
  role: RepositoryRole,
): Record<string, unknown> {
  const { has_discussions: _, ...shape } = repositoryShape(base, world, repository, role);
  return { ...shape, role_name: role };
}
