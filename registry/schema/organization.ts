import { z } from 'zod';
import { GithubHost } from '../github-host';
import { MergeQueue } from './merge-queue';
import {
  Branch,
  Formerly,
  Id,
  OrganizationLogin,
  Principal,
  RepositoryName,
  Slug,
  Text,
  VariableName,
} from './primitives';

/**
 * The GitHub organization and its plan, which decides what GitHub accepts (environments, rulesets on private
 * repositories).
 */
export const Organization = z.strictObject({
  login: OrganizationLogin,
  /** The host of its GitHub; absent: github.com. */
  host: GithubHost.optional(),
  plan: z.enum(['free', 'team', 'enterprise']).default('free'),
});

export type Organization = z.infer<typeof Organization>;

/** A file or, with "/" at its end, a folder, as CODEOWNERS takes it without a pattern. */
const OwnedPath = z.string().regex(/^(?!\.{1,2}(?:\/|$))[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)*\/?$/);

/** The roles that sign off the go-live checklist. */
export const CHECKLIST_ROLES = ['product', 'manager'] as const;

/**
 * The holders of each role of the go-live checklist: persons (`user:<login>`) who sign with their own keys. No other
 * signature counts.
 */
export const ChecklistRoles = z.strictObject({
  product: z.array(Principal).default([]),
  manager: z.array(Principal).default([]),
} satisfies Record<(typeof CHECKLIST_ROLES)[number], z.ZodType>);

export type ChecklistRoles = z.infer<typeof ChecklistRoles>;

/** The repository that holds the registry, and the owners of the governing files. */
export const Governance = z.strictObject({
  repository: Id,
  owners: z.array(Principal).min(1),
  /**
   * Further paths of that repository that its owners review, besides registry, policy, workflows, Pulumi's files and
   * manifests.
   */
  paths: z.array(OwnedPath).default([]),
  waiverApprovers: z.array(Principal).default([]),
  checklistRoles: ChecklistRoles.prefault({}),
});

export type Governance = z.infer<typeof Governance>;

/** A GitHub App by slug, and the name of the secret that holds its private key. */
export const App = z.strictObject({
  slug: Slug,
  keySecret: VariableName,
});

export type App = z.infer<typeof App>;

/** The Apps that act. Without an App its service environment is not made. */
export const Apps = z.strictObject({
  provisioning: App.optional(),
  inspection: App.optional(),
  delivery: App.optional(),
  evidence: App.optional(),
});

export type Apps = z.infer<typeof Apps>;

/** The conditions for a pull request to a tier's branch. */
export const BranchRules = z.strictObject({
  reviews: z.int().min(1).max(6).default(1),
  mergeMethods: z
    .array(z.enum(['merge', 'squash', 'rebase']))
    .min(1)
    .default(['merge']),
  requiredDeployments: z.array(Text).default([]),
  mergeQueue: MergeQueue.optional(),
});

export type BranchRules = z.infer<typeof BranchRules>;

/** Which actions a repository's workflows may use. */
export const AllowedActions = z.strictObject({
  mode: z.enum(['all', 'local_only', 'selected']).default('selected'),
  githubOwned: z.boolean().default(true),
  verified: z.boolean().default(false),
  patterns: z.array(Text).default([]),
});

export type AllowedActions = z.infer<typeof AllowedActions>;

/** One GitHub repository: its name, branches, rules and Actions settings. */
export const Repository = z.strictObject({
  formerly: Formerly,
  id: z.int().positive().optional(),
  name: RepositoryName,
  visibility: z.enum(['public', 'private', 'internal']).default('private'),
  group: Id.optional(),
  defaultBranch: Branch.default('main'),
  branches: z.record(Id, Branch).default({}),
  variables: z.record(VariableName, z.string().max(48_000)).default({}),
  /** By variable name, why a value that looks like a key may be public. */
  publicVariables: z.record(VariableName, Text).optional(),
  rules: BranchRules.prefault({}),
  workflowPermissions: z.enum(['read', 'write']).default('read'),
  allowedActions: AllowedActions.prefault({}),
  /** Whether published releases are immutable; absent: not managed. */
  immutableReleases: z.boolean().optional(),
});

export type Repository = z.infer<typeof Repository>;
