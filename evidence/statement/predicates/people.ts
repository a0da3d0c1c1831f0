import { z } from 'zod';
import { Id, Principal, Text } from '../../../registry/schema/primitives';
import { Commit, Time } from './parts';

/** A filled-in go-live checklist (evidence review, decision-log health, backup, rollback triggers, sign-offs). */
export const Checklist = z.strictObject({
  tier: Id,
  items: z.array(z.strictObject({ id: Id, done: z.boolean(), evidence: Text })).min(1),
  signOffs: z.array(z.strictObject({ person: Principal, role: Text, at: Time })).min(1),
});
export type Checklist = z.infer<typeof Checklist>;

/** A path on the evidence branch, with any name. */
const EvidencePath = z.string().max(4096).startsWith('evidence/');

/**
 * Declares files of the evidence branch to be no evidence. Its subject is the sha256 of their paths. Only an owner may
 * sign it.
 */
export const Quarantine = z.strictObject({ paths: z.array(EvidencePath).min(1).max(500), reason: Text });
export type Quarantine = z.infer<typeof Quarantine>;

/** An incident, opened or closed. Its subject is the sha256 of its id; the newest statement about it counts. */
export const Incident = z.strictObject({
  incidentId: Text,
  surface: Id,
  tier: Id,
  severity: z.enum(['warning', 'critical']),
  openedAt: Time,
  closedAt: Time.nullable(),
  impact: Text,
  mitigation: z.array(Text),
  followUps: z.array(Text),
});
export type Incident = z.infer<typeof Incident>;

/**
 * A request for an exception: its four parts, its duration and its number of uses. Its subject is the sha256 of its id.
 */
export const Waiver = z.strictObject({
  waiverId: Id,
  checkId: Text,
  surfaces: z.array(Id).min(1),
  /** The release commits that it covers: one, or those after `from` up to `to`. */
  commits: z.union([
    z.strictObject({ commit: Commit }),
    z.strictObject({ from: Commit, to: Commit }),
    /** For a policy rule, which judges no release. */
    z.strictObject({ stack: Text }),
  ]),
  constraint: Text,
  riskIfUnchanged: Text,
  minimalException: Text,
  rollbackPath: Text,
  requestedBy: Principal,
  issuedAt: Time,
  expiresAt: Time,
  maxUses: z.int().min(1).max(100),
});
export type Waiver = z.infer<typeof Waiver>;

/** Another person's approval of a waiver. Its subject is the sha256 of the waiver's file. */
export const WaiverApproval = z.strictObject({ waiverId: Id, approver: Principal, approvedAt: Time });
export type WaiverApproval = z.infer<typeof WaiverApproval>;
