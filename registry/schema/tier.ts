import { z } from 'zod';
import { Branch, Duration, Formerly, Id, Principal } from './primitives';

/** Evidence that a tier's gate can ask for beyond the checks. */
export const GateRequirement = z.enum([
  'slo',
  'drill',
  'checklist',
  'notes',
  'rehearsal',
  'ruleset-verification',
  'isolation-matrix',
  'durability',
]);
export type GateRequirement = z.infer<typeof GateRequirement>;

/** The approvers of a promotion: per commit or per surface, and the number of distinct people. */
export const Approval = z.strictObject({
  mode: z.enum(['commit', 'surface']).default('commit'),
  reviewers: z.array(Principal).min(1),
  preventSelfReview: z.boolean().default(true),
  quorum: z.int().min(1).max(6).default(1),
});
export type Approval = z.infer<typeof Approval>;

/** The strictness of the go/no-go of a tier. */
export const Gate = z.strictObject({
  mode: z.enum(['informational', 'blocking']).default('blocking'),
  profile: z.enum(['strict', 'transitional']).default('strict'),
  requires: z.array(GateRequirement).default([]),
});
export type Gate = z.infer<typeof Gate>;

/**
 * A time in which nothing is released or promoted to the tier; a rollback always may. It opens at `start` of its time zone,
 * for `duration`, and again as the recurrence rule says (RFC 5545, `RRULE` without its name).
 */
export const Window = z.strictObject({
  id: Id,
  reason: z.string().min(1).max(200),
  timeZone: z.string().min(1).max(60),
  start: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, 'a start is YYYY-MM-DDTHH:MM, in the time zone'),
  duration: Duration,
  rule: z.string().min(1).max(300).optional(),
});
export type Window = z.infer<typeof Window>;

/** One tier of delivery; the last of the `promotesFrom` chain is the highest. */
export const Tier = z.strictObject({
  id: Id,
  formerly: Formerly,
  /** Replaces the id in names at GitHub and Netlify; default the id. */
  calledAs: Id.optional(),
  branch: Branch,
  promotesFrom: Id.optional(),
  soak: Duration.default('PT0S'),
  waitMinutes: z.int().min(0).max(43_200).default(0),
  adminsBypass: z.boolean().default(false),
  approval: Approval.optional(),
  /** A release is promoted to the tier without a person, as soon as it has soaked on the tier before. */
  automatic: z.literal(true).optional(),
  gate: Gate.prefault({}),
  windows: z.array(Window).max(50).optional(),
});
export type Tier = z.infer<typeof Tier>;
