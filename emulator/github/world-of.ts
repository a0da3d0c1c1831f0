import { writeCommit } from './git/commit';
import type { GitObjects } from './git/objects';
import { treeOf } from './git/tree';
import { permissionsOfScopes } from './transport/scopes';
import type { GithubApp, GithubRepository, GithubToken, GithubWorld, Permissions, RepositoryRole } from './world';

/** The source of a world. A registry can be turned into this without knowing GitHub's forms. */
export interface WorldSource {
  readonly organization: { readonly login: string; readonly plan: GithubWorld['organization']['plan'] };
  readonly repositories: readonly {
    readonly name: string;
    readonly id: number;
    readonly visibility: GithubRepository['visibility'];
    readonly defaultBranch?: string;
    readonly branches: readonly string[];
    /** Contents of the first commit's files, by path. Every branch begins at that commit. */
    readonly files?: Readonly<Record<string, string>>;
  }[];
  /** `repositories` defaults to `push` on all of them. */
  readonly teams?: readonly {
    readonly slug: string;
    readonly id: number;
    readonly members: readonly string[];
    readonly repositories?: Readonly<Record<string, RepositoryRole>>;
  }[];
  /** `role` defaults to `member`. */
  readonly users?: readonly {
    readonly login: string;
    readonly id: number;
    readonly role?: 'admin' | 'member' | 'outside';
    /** An address in commits, in addition to GitHub's own noreply ones. */
    readonly email?: string;
  }[];
  readonly apps?: readonly {
    readonly slug: string;
    readonly id: number;
    readonly installationId?: number;
    readonly publicKey?: string;
    readonly permissions?: Permissions;
    readonly repositories?: 'all' | readonly string[];
  }[];
  readonly tokens?: readonly TokenSource[];
  /** The date of all initial objects. Default 2026-01-01. */
  readonly createdAt?: string;
}

/** A token that exists from the beginning. */
export interface TokenSource {
  readonly id: string;
  readonly token: string;
  readonly kind?: 'installation' | 'personal';
  /** Default: all permissions of the provisioning App. */
  readonly permissions?: Permissions;
  /** Makes it a classic token, whose scopes decide instead of `permissions`. */
  readonly scopes?: readonly string[];
  readonly repositories?: 'all' | readonly string[];
  readonly app?: string;
  readonly user?: string;
  readonly limit?: number;
}

/** The id of GitHub Actions' own App, to which required checks are pinned. */
const githubActionsAppId = 15368;

/** The permissions of the provisioning App (W38), with GitHub's keys. */
export const provisioningPermissions: Permissions = {
  metadata: 'read',
  actions: 'read',
  administration: 'write',
  actions_variables: 'write',
  contents: 'read',
  environments: 'write',
  secrets: 'write',
  members: 'read',
  organization_administration: 'read',
  organization_plan: 'read',
};

function repositoryOf(source: WorldSource['repositories'][number], createdAt: string): GithubRepository {
  const defaultBranch = source.defaultBranch ?? source.branches[0] ?? 'main';
  const names = [...new Set([defaultBranch, ...source.branches])];
  const objects: GitObjects = {};
  const person = { name: 'Emulator', email: 'emulator@localhost.invalid', date: createdAt };
  const message = `Initial commit of ${source.name}`;
  const tree = treeOf(objects, source.files ?? {});
  const sha = writeCommit(objects, { tree, parents: [], author: person, committer: person, message });
  return {
    id: source.id,
    name: source.name,
    visibility: source.visibility,
    defaultBranch,
    archived: false,
    createdAt,
    branches: Object.fromEntries(names.map((name) => [name, { sha, files: {}, protection: null }])),
    collaborators: {},
    environments: {},
    rulesets: {},
    variables: {},
    secrets: {},
    git: { objects },
    tags: {},
    pulls: {},
    issues: {},
    comments: {},
    releases: {},
    checks: {},
    deployments: {},
    sarifs: {},
    immutableReleases: false,
    usedTags: [],
    workflows: {},
    runs: {},
    artifacts: {},
    actions: {
      enabled: true,
      allowedActions: 'all',
      shaPinningRequired: false,
      selected: { github_owned_allowed: true, verified_allowed: false, patterns_allowed: [] },
    },
    workflow: { default_workflow_permissions: 'read', can_approve_pull_request_reviews: false },
  };
}

function tokenOf(source: TokenSource): GithubToken {
  const { scopes } = source;
  return {
    id: source.id,
    token: source.token,
    kind: source.kind ?? 'personal',
    permissions: scopes ? permissionsOfScopes(scopes) : { ...(source.permissions ?? provisioningPermissions) },
    ...(scopes ? { scopes: [...scopes] } : {}),
    repositories: source.repositories === undefined || source.repositories === 'all' ? 'all' : [...source.repositories],
    app: source.app ?? null,
    user: source.user ?? null,
    expiresAt: null,
    limit: source.limit ?? 5000,
  };
}

function appOf(source: NonNullable<WorldSource['apps']>[number]): GithubApp {
  return {
    id: source.id,
    slug: source.slug,
    name: source.slug,
    installationId: source.installationId ?? null,
    publicKey: source.publicKey ?? null,
    permissions: { metadata: 'read', ...source.permissions },
    repositories: source.repositories === undefined || source.repositories === 'all' ? 'all' : [...source.repositories],
  };
}

/** Makes a complete world. It is a pure function: the same source gives the same world. */
export function worldOf(source: WorldSource): GithubWorld {
  const createdAt = source.createdAt ?? '2026-01-01T00:00:00.000Z';
  const everywhere = Object.fromEntries(
    source.repositories.map(({ name }): [string, RepositoryRole] => [name, 'push']),
  );
  const actions = appOf({
    slug: 'github-actions',
    id: githubActionsAppId,
    permissions: { checks: 'write', statuses: 'write' },
  });
  const apps = [actions, ...(source.apps ?? []).map(appOf)];
  return {
    organization: { id: 9_000_001, ...source.organization, basePermission: 'read', createdAt },
    users: Object.fromEntries(
      (source.users ?? []).map(({ login, id, role, email }) => [
        login,
        { login, id, role: role ?? 'member', ...(email === undefined ? {} : { email }) },
      ]),
    ),
    teams: Object.fromEntries(
      (source.teams ?? []).map(({ slug, id, members, repositories }) => [
        slug,
        { id, slug, name: slug, members: [...members], repositories: { ...(repositories ?? everywhere) } },
      ]),
    ),
    apps: Object.fromEntries(apps.map((app) => [app.slug, app])),
    tokens: Object.fromEntries((source.tokens ?? []).map((token) => [token.id, tokenOf(token)])),
    repositories: Object.fromEntries(source.repositories.map((one) => [one.name, repositoryOf(one, createdAt)])),
    rates: {},
    lagReads: 0,
    dispatchLagReads: 0,
    nextId: 1_000_000,
  };
}
