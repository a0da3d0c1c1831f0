import { z } from 'zod';
import { Check, Lane } from './schema/check';
import { Apps, Governance, Organization, Repository } from './schema/organization';
import { Branch, CalendarDate, Id, Path, RunnerLabel, Text } from './schema/primitives';
import { State } from './schema/state';
import { Surface } from './schema/surface';
import { Tier } from './schema/tier';
import { Trust } from './schema/trust';

/** Templates of the derived environment names. */
export const Naming = z.strictObject({
  deployEnvironment: Text.default('{surface}-{tier}'),
  approvalEnvironment: Text.default('{tier}-approval'),
  surfaceApprovalEnvironment: Text.default('{tier}-approval-{surface}'),
  quorumSuffix: Text.default('-{n}'),
});
export type Naming = z.infer<typeof Naming>;

/**
 * Permission to remove a protected object, in two `up`s: while the registry still names the object, the entry removes
 * its `protect`; after that `up` the object may go.
 */
export const Tombstone = z.strictObject({
  kind: z.enum([
    'surface',
    'environment',
    'ruleset',
    'branch',
    'variable',
    'secret',
    'site',
    'domain',
    'build',
    'repository',
  ]),
  key: Text,
  tier: Id.optional(),
  reason: Text,
  expires: CalendarDate,
  /** The object has left the registry; until then the tombstone must name it. */
  gone: z.literal(true).optional(),
});
export type Tombstone = z.infer<typeof Tombstone>;

/** The labels of a job's runner: one, or several that the runner must all have. */
export const RunnerLabels = z.union([RunnerLabel, z.array(RunnerLabel).min(1).max(10)]);
export type RunnerLabels = z.infer<typeof RunnerLabels>;

/**
 * The runners of jobs in the generated workflows. `deploy` is for jobs that hold a deploy environment; default
 * `default`.
 */
const Runners = z.strictObject({
  default: RunnerLabels.default('ubuntu-24.04'),
  deploy: RunnerLabels.optional(),
});

/** The longest time of a job on GitHub's own runners, in minutes: https://docs.github.com/en/actions/reference/limits. */
export const MAX_TIMEOUT = 360;
const Minutes = z.int().min(5).max(MAX_TIMEOUT);

/** When GitHub ends a job of the generated workflows, in minutes, by the kind of its work. */
export const Timeouts = z.strictObject({
  /** Jobs that plan, guard, sign, record, report or wait for a person's approval. */
  short: Minutes.default(15),
  /** How long the check of a surface waits for the checks of others. */
  checks: Minutes.default(60),
  /** Jobs that build and bundle a surface. */
  build: Minutes.default(60),
  /** Jobs that evaluate the gate. */
  gate: Minutes.default(30),
  /** Jobs that preview a stack, or deploy the preview of a pull request. */
  preview: Minutes.default(30),
  /** Jobs that apply a stack. */
  apply: Minutes.default(120),
  /** Jobs that look for drift. */
  drift: Minutes.default(90),
  /** The leaf's jobs that deploy. */
  deploy: Minutes.default(60),
  /** Jobs that start the leaf for each surface and wait for it. */
  promote: Minutes.default(180),
  /** Jobs that decide a rollback and have it carried out; the watch takes its window in addition. */
  rollback: Minutes.default(120),
});
export type Timeouts = z.infer<typeof Timeouts>;

/**
 * The destination of the nightly report. `artifact`: an artifact of the workflow's run. `pages`: also the Pages site of
 * the governing repository, visible to people who can read that repository.
 */
const Report = z.strictObject({ publish: z.enum(['artifact', 'pages']).default('artifact') });

/** The whole registry, `registry/deploy-surfaces.json`: strict, every default filled in. */
export const Registry = z.strictObject({
  $schema: z.string().max(500).optional(),
  schemaVersion: z.literal(1),
  organization: Organization,
  governance: Governance,
  apps: Apps.default({}),
  repositories: z.record(Id, Repository),
  // Rules compare tiers with each other, and each surface with each tier.
  tiers: z.array(Tier).min(1).max(20),
  naming: Naming.prefault({}),
  runners: Runners.prefault({}),
  timeouts: Timeouts.prefault({}),
  report: Report.prefault({}),
  unmatchedPaths: z.enum(['all', 'none', 'error']).default('all'),
  surfaces: z.array(Surface).min(1),
  checks: z.array(Check).default([]),
  scope: z.strictObject({ lanes: z.array(Lane).default([]) }).prefault({}),
  evidence: z
    .strictObject({
      repository: Id,
      branch: Branch.default('evidence'),
      retentionDays: z.int().min(1).max(3650).default(400),
    })
    .optional(),
  isolationLint: z.strictObject({ enabled: z.boolean().default(false) }).prefault({}),
  isolationTarget: z.strictObject({ cohort: z.int().min(1).max(99) }).optional(),
  slo: Path.optional(),
  waivers: Path.default('registry/waivers'),
  readiness: Path.optional(),
  state: State.optional(),
  tombstones: z.array(Tombstone).default([]),
  trust: Trust.optional(),
});
export type Registry = z.infer<typeof Registry>;
