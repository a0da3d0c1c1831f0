import type { GitObjects } from './git/objects';
import type { GithubArtifact, GithubRun, GithubWorkflow } from './state/actions';
import type { GithubActivity } from './state/activity';
import type { Lagging } from './state/lagging';
import type { GithubPull } from './state/pulls';
import type { GithubRelease } from './state/releases';
import type { GithubCheckRun, GithubComment, GithubDeployment, GithubIssue, GithubSarif } from './state/reports';

/** The permissions of a token or an App, by GitHub's keys (`administration`, `actions_variables`, …). */
export type Permissions = Record<string, 'read' | 'write'>;

/** A role on a repository, weakest first. */
export type RepositoryRole = 'pull' | 'triage' | 'push' | 'maintain' | 'admin';

export interface GithubVariable extends Lagging {
  name: string;
  value: string;
  createdAt: string;
  updatedAt: string;
}

/** A secret. GitHub lets nobody read its value. */
export interface GithubSecret extends Lagging {
  name: string;
  encryptedValue: string;
  keyId: string;
  createdAt: string;
  updatedAt: string;
}

export interface DeploymentPolicy extends Lagging {
  id: number;
  name: string;
  type: 'branch' | 'tag';
}

export interface GithubEnvironment extends Lagging {
  id: number;
  /** The original spelling; lookups ignore case. */
  name: string;
  createdAt: string;
  updatedAt: string;
  waitTimer: number;
  reviewers: { type: 'User' | 'Team'; id: number }[];
  preventSelfReview: boolean;
  canAdminsBypass: boolean;
  branchPolicy: { protected_branches: boolean; custom_branch_policies: boolean } | null;
  /** By id. */
  policies: Record<string, DeploymentPolicy>;
  /** By upper-case name. */
  variables: Record<string, GithubVariable>;
  secrets: Record<string, GithubSecret>;
}

export interface BypassActor {
  actor_id: number | null;
  actor_type: string;
  bypass_mode: string;
}

/** A rule in GitHub's form. Unknown kinds are kept unchanged. */
export interface RawRule {
  type: string;
  parameters?: Record<string, unknown>;
}

/** The content of a ruleset. */
export interface RulesetState {
  name: string;
  target: string;
  enforcement: string;
  bypassActors: BypassActor[];
  conditions: { ref_name?: { include?: string[]; exclude?: string[] } } | null;
  rules: RawRule[];
}

/** One version of a ruleset, with its author and time. */
export interface RulesetVersion {
  id: number;
  actor: { id: number; type: string };
  at: string;
  state: RulesetState;
}

export interface GithubRuleset extends RulesetState, Lagging {
  /** Newest first. Default none, for a ruleset that a test added directly. */
  history?: RulesetVersion[];
  id: number;
  createdAt: string;
  updatedAt: string;
}

export interface GithubBranch {
  sha: string;
  /** Contents (UTF-8) by path that a test laid over the commit's own. The next commit on the branch drops them. */
  files: Record<string, string>;
  /** Classic protection in the API's form; null without it. */
  protection: Record<string, unknown> | null;
}

export interface GithubRepository {
  id: number;
  name: string;
  /** The names before renames at GitHub, which redirect until another repository takes them. */
  formerNames?: string[];
  visibility: 'public' | 'private' | 'internal';
  defaultBranch: string;
  archived: boolean;
  createdAt: string;
  branches: Record<string, GithubBranch>;
  /** Roles of individual people, by login. */
  collaborators: Record<string, RepositoryRole>;
  /** By lower-case name. */
  environments: Record<string, GithubEnvironment>;
  /** By id. */
  rulesets: Record<string, GithubRuleset>;
  variables: Record<string, GithubVariable>;
  secrets: Record<string, GithubSecret>;
  actions: {
    enabled: boolean;
    allowedActions: 'all' | 'local_only' | 'selected';
    shaPinningRequired: boolean;
    selected: { github_owned_allowed: boolean; verified_allowed: boolean; patterns_allowed: string[] };
  };
  workflow: { default_workflow_permissions: 'read' | 'write'; can_approve_pull_request_reviews: boolean };
  /** `mostTreeEntries`: the size at which a recursive tree is cut off; default 100,000. */
  git: { objects: GitObjects; mostTreeEntries?: number };
  /** Ids of commits or tag objects, by name. */
  tags: Record<string, string>;
  /** The moves of branches, oldest first. Absent: unknown. */
  activities?: GithubActivity[];
  /** By number. */
  pulls: Record<string, GithubPull>;
  /** By number. Pull requests have no issue of their own here. */
  issues: Record<string, GithubIssue>;
  /** The rest by id. */
  comments: Record<string, GithubComment>;
  releases: Record<string, GithubRelease>;
  /** Whether a release that is published later is immutable. */
  immutableReleases: boolean;
  /** Tags that immutable releases have used. No other release can use them. */
  usedTags: string[];
  checks: Record<string, GithubCheckRun>;
  deployments: Record<string, GithubDeployment>;
  sarifs: Record<string, GithubSarif>;
  workflows: Record<string, GithubWorkflow>;
  runs: Record<string, GithubRun>;
  artifacts: Record<string, GithubArtifact>;
}

export interface GithubUser {
  id: number;
  login: string;
  role: 'admin' | 'member' | 'outside';
  /** A program's account. */
  bot?: boolean;
  /** An address of the person's commits, in addition to the two of `users.noreply.github.com`. */
  email?: string;
}

export interface GithubTeam {
  id: number;
  slug: string;
  name: string;
  /** Logins. */
  members: string[];
  /** Roles by repository name. */
  repositories: Record<string, RepositoryRole>;
  /** Only its members see it. Default false. */
  isSecret?: boolean;
}

export interface GithubApp {
  id: number;
  slug: string;
  name: string;
  /** Null: not installed here. */
  installationId: number | null;
  /** PEM; null: the App cannot authenticate. */
  publicKey: string | null;
  permissions: Permissions;
  repositories: 'all' | string[];
}

export interface GithubToken {
  id: string;
  token: string;
  kind: 'installation' | 'personal';
  permissions: Permissions;
  /** The scopes of a classic token. Absent: a fine-grained one, or an installation's. */
  scopes?: string[];
  repositories: 'all' | string[];
  /** Slug of the App, for an installation's token. */
  app: string | null;
  /** Login, for a person's token. */
  user: string | null;
  expiresAt: string | null;
  /** Requests per hour. */
  limit: number;
}

/** An object that an organization shares with repositories, by their names. */
export interface Shared {
  repositories: 'all' | string[];
}

/** One organization and all its objects, as plain data. */
export interface GithubWorld {
  organization: {
    id: number;
    login: string;
    plan: 'free' | 'team' | 'enterprise';
    /** Every member's permission on every repository. */
    basePermission: 'none' | 'read' | 'write' | 'admin';
    createdAt: string;
    /** By upper-case name; default none. */
    secrets?: Record<string, GithubSecret & Shared>;
    variables?: Record<string, GithubVariable & Shared>;
  };
  /** By login. */
  users: Record<string, GithubUser>;
  /** By slug. */
  teams: Record<string, GithubTeam>;
  /** By slug. */
  apps: Record<string, GithubApp>;
  /** By id. */
  tokens: Record<string, GithubToken>;
  /** By name. */
  repositories: Record<string, GithubRepository>;
  /** Requests used in the current hour, by token id; `reset` in epoch seconds. */
  rates: Record<string, { used: number; reset: number }>;
  /** How many reads of a new object still answer 404 (W28). */
  lagReads: number;
  /** How many reads do not show a dispatched run yet. */
  dispatchLagReads: number;
  nextId: number;
}

/** The next unused number. */
export function takeId(world: GithubWorld): number {
  world.nextId += 1;
  return world.nextId;
}

/** The next number that no issue or pull request of a repository has. */
export function nextNumber({ pulls, issues }: GithubRepository): number {
  return Math.max(0, ...Object.keys(pulls).map(Number), ...Object.keys(issues).map(Number)) + 1;
}
