import { z } from 'zod';

/** The severity of a finding or a notification (SARIF 2.1.0 §3.27.10), the mildest first. */
export const Level = z.enum(['none', 'note', 'warning', 'error']);
export type Level = z.infer<typeof Level>;

const Index = z.int().min(-1).optional();
const Configuration = z.object({ level: Level.optional(), enabled: z.boolean().default(true) });

/** A reference to a rule or a kind of notification (§3.52). */
const Reference = z.object({
  id: z.string().optional(),
  index: Index,
  guid: z.string().optional(),
  toolComponent: z.object({ index: Index, name: z.string().optional(), guid: z.string().optional() }).optional(),
});
export type Reference = z.infer<typeof Reference>;

/** The severity in a property bag. GitHub reads it from a rule, and some tools write it on a result. */
const Properties = z
  .object({
    'security-severity': z.union([z.string(), z.number()]).optional(),
    'problem.severity': z.string().optional(),
  })
  .optional();

const Descriptor = z.object({
  id: z.string(),
  guid: z.string().optional(),
  defaultConfiguration: Configuration.optional(),
  properties: Properties,
});
export type Descriptor = z.infer<typeof Descriptor>;

const Component = z.object({
  name: z.string().min(1),
  guid: z.string().optional(),
  version: z.string().optional(),
  rules: z.array(Descriptor).default([]),
  notifications: z.array(Descriptor).default([]),
});
export type Component = z.infer<typeof Component>;

const Override = z.object({ descriptor: Reference, configuration: Configuration });
export type Override = z.infer<typeof Override>;

const Notification = z.object({
  level: Level.optional(),
  descriptor: Reference.optional(),
  exception: z.unknown().optional(),
});
export type Notification = z.infer<typeof Notification>;

const Invocation = z.object({
  executionSuccessful: z.boolean(),
  exitCode: z.int().optional(),
  exitSignalName: z.string().optional(),
  startTimeUtc: z.string().max(100).optional(),
  endTimeUtc: z.string().max(100).optional(),
  processStartFailureMessage: z.string().optional(),
  toolExecutionNotifications: z.array(Notification).default([]),
  toolConfigurationNotifications: z.array(Notification).default([]),
  ruleConfigurationOverrides: z.array(Override).default([]),
  notificationConfigurationOverrides: z.array(Override).default([]),
});
export type Invocation = z.infer<typeof Invocation>;

const Result = z.object({
  ruleId: z.string().optional(),
  ruleIndex: Index,
  rule: Reference.optional(),
  kind: z.enum(['notApplicable', 'pass', 'fail', 'review', 'open', 'informational']).default('fail'),
  level: Level.optional(),
  baselineState: z.enum(['new', 'unchanged', 'updated', 'absent']).optional(),
  suppressions: z.array(z.object({ status: z.enum(['accepted', 'underReview', 'rejected']).optional() })).optional(),
  properties: Properties,
});
export type Result = z.infer<typeof Result>;

const Run = z.object({
  tool: z.object({
    driver: Component,
    // CodeQL keeps its rules here and leaves the driver's list empty.
    extensions: z.array(Component).default([]),
  }),
  /** Components that reconfigure rules (§3.14.21). */
  policies: z.array(Component).default([]),
  // Required for a run that checked something; null or absent means that it produced no results (§3.14.23).
  results: z.array(Result),
  invocations: z.array(Invocation).default([]),
  /** The analyzed revision (§3.14.13, §4.5.4). */
  versionControlProvenance: z.array(z.object({ revisionId: z.string().max(200).optional() })).default([]),
  conversion: z.object({ invocation: Invocation.optional() }).optional(),
  /** Parts of the run that lie in other files (§3.14.2). */
  externalPropertyFileReferences: z.record(z.string(), z.unknown()).optional(),
});
export type Run = z.infer<typeof Run>;

/** A SARIF 2.1.0 log, limited to the judged parts. */
export const Report = z.object({
  version: z.literal('2.1.0'),
  runs: z.array(Run),
  inlineExternalProperties: z.array(z.unknown()).default([]),
});
