import type { GitObjects } from './git/objects';
import type { GithubArtifact, GithubRun, GithubWorkflow } from './state/actions';
import type { GithubActivity } from './state/activity';
import type { Lagging } from './state/lagging';
import type { GithubPull } from './state/pulls';
import type { GithubRelease } from './state/releases';
import type { GithubCheckRun, GithubComment, GithubDeployment, GithubIssue, GithubSarif } from './state/reports';

/** What a token or an App may do, by GitHub's permission keys (`administration`, `actions_variables`, …). */
export type Permissions = Record<string, 'read' | 'write'>;

/** A role on a repository, weakest first. */
export type RepositoryRole = 'pull' | 'triage' | 'push' | 'maintain' | 'admin';

export interface GithubVariable extends Lagging {
  name: string;
  value: string;
  createdAt: string;
  updatedAt: string;
}

/** A secret as GitHub keeps it: nobody can read its value. */
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
  /** As it was first written; lookups ignore case. */
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

/** A rule as GitHub gives it; kinds that nothing here knows are kept as they are. */
export interface RawRule {
  type: string;
  parameters?: Record<string, unknown>;
}

/** What a ruleset says. */
export interface RulesetState {
  name: string;
  target: string;
  enforcement: string;
  bypassActors: BypassActor[];
  conditions: { ref_name?: { include?: string[]; exclude?: string[] } } | null;
  rules: RawRule[];
}

/** What a ruleset said, who made it say so, and when. */
export interface RulesetVersion {
  id: number;
  actor: { id: number; type: string };
  at: string;
  state: RulesetState;
}

export interface GithubRuleset extends RulesetState, Lagging {
  /** Newest first; default none: of one that was put here by hand. */
  history?: RulesetVersion[];
  id: number;
  createdAt: string;
  updatedAt: string;
}

export interface GithubBranch {
  sha: string;
  /** Contents (UTF-8) by path that a test laid over the commit's own; the next commit on the branch drops them. */
  files: Record<string, string>;
  /** Classic protection as the API gives it; null without. */
  protection: Record<string, unknown> | null;
}

export interface GithubRepository {
  id: number;
  name: string;
  visibility: 'public' | 'private' | 'internal';
  defaultBranch: string;
  archived: boolean;
  createdAt: string;
  branches: Record<string, GithubBranch>;
  /** Roles of single people, by login. */
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
  /** `mostTreeEntries`: where a recursive tree is cut off; default 100,000. */
  git: { objects: GitObjects; mostTreeEntries?: number };
  /** Ids of commits or tag objects, by name. */
  tags: Record<string, string>;
  /** Who moved which branch, the oldest first; absent: nothing is known. */
  activities?: GithubActivity[];
  /** By number. */
  pulls: Record<string, GithubPull>;
  /** By number; pull requests have none of their own here. */
  issues: Record<string, GithubIssue>;
  /** The rest by id. */
  comments: Record<string, GithubComment>;
  releases: Record<string, GithubRelease>;
  /** Whether a release that is published from now on is immutable. */
  immutableReleases: boolean;
  /** Tags that immutable releases have used, which no other release can. */
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
  /** An account that a program acts with. */
  bot?: boolean;
  /** Address that commits are known by, beside the two of `users.noreply.github.com`. */
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
}

export interface GithubApp {
  id: number;
  slug: string;
  name: string;
  /** Null: not installed here. */
  installationId: number | null;
  /** PEM; null: it cannot authenticate. */
  publicKey: string | null;
  permissions: Permissions;
  repositories: 'all' | string[];
}

export interface GithubToken {
  id: string;
  token: string;
  kind: 'installation' | 'personal';
  permissions: Permissions;
  repositories: 'all' | string[];
  /** Slug of the App, for an installation's token. */
  app: string | null;
  /** Login, for a person's token. */
  user: string | null;
  expiresAt: string | null;
  /** Requests an hour. */
  limit: number;
}

/** What an organization shares with repositories, by their names. */
export interface Shared {
  repositories: 'all' | string[];
}

/** One organization and all that is in it, as plain data. */
export interface GithubWorld {
  organization: {
    id: number;
    login: string;
    plan: 'free' | 'team' | 'enterprise';
    /** What every member may do on every repository. */
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
  /** Requests used in the running hour, by token id; `reset` in epoch seconds. */
  rates: Record<string, { used: number; reset: number }>;
  /** How many reads of a new object still answer 404 (W28). */
  lagReads: number;
  /** How many reads do not show a dispatched run yet. */
  dispatchLagReads: number;
  nextId: number;
}

/** The next number that nothing has yet. */
export function takeId(world: GithubWorld): number {
  world.nextId += 1;
  return world.nextId;
}

/** The next number that no issue or pull request of a repository has. */
export function nextNumber({ pulls, issues }: GithubRepository): number {
  return Math.max(0, ...Object.keys(pulls).map(Number), ...Object.keys(issues).map(Number)) + 1;
}
