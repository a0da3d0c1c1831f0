import { z } from 'zod';
import { Id, Text } from '../../../registry/schema/primitives';
import { Commit, Count, Digest, Nonce, Time, WorkflowRun } from './parts';

/** A deploy receipt (docs/evidence.md). */
export const DeployReceipt = z.strictObject({
  receiptId: Text,
  /** Per surface and tier, from 1, without gaps. */
  sequence: z.int().min(1),
  surface: Id,
  tier: Id,
  environment: Text,
  outcome: z.enum(['succeeded', 'failed', 'rolled-back']),
  cause: z.enum(['promotion', 'rollback', 'release']),
  /** The id of the receipt that a rollback restores. */
  restores: Digest.optional(),
  attempt: z.int().min(1),
  startedAt: Time,
  finishedAt: Time,
  bundleDigest: Digest,
  configDigest: Digest.optional(),
  target: z.strictObject({
    provider: Text,
    siteId: Text,
    deployId: Text,
    url: Text,
    publishedReadBack: z.boolean(),
    /** The digest of the published files by path, where the provider lists them; a rollback compares it. */
    filesDigest: Digest.optional(),
  }),
  health: z.strictObject({ checks: Count, passed: Count, firstOkAt: Time.nullable(), lastOkAt: Time.nullable() }),
  workflow: WorkflowRun,
  /** The id of the promotion ticket. */
  ticketId: Digest,
  /** The id of the previous receipt; null for the first. */
  previous: Digest.nullable(),
  toolVersion: Text,
});
export type DeployReceipt = z.infer<typeof DeployReceipt>;

/** A promotion ticket: permission for one deploy, once. */
export const PromotionTicket = z.strictObject({
  cause: z.enum(['release', 'promotion', 'rollback']),
  surface: Id,
  tier: Id,
  runId: z.int().min(1),
  attempt: z.int().min(1),
  /** The id of the gate's decision; always present for a promotion and a rollback. */
  gateDecision: Digest.optional(),
  /** The ids of the counted approvals. */
  approvals: z.array(Digest).optional(),
  /** The id of the receipt that a rollback restores, or that a drill leaves live. */
  restores: Digest.optional(),
  /** Of an automatic rollback: the id of the receipt of the watched deployment. */
  watched: Digest.optional(),
  /** An exercise: to the older release, and forward again. */
  drill: z.literal(true).optional(),
  /** Of a drill: the id of the older release's receipt, which is restored briefly. */
  exercises: Digest.optional(),
  nonce: Nonce,
  /** At most 30 minutes after the trusted time of the signature. */
  expiresAt: Time,
});
export type PromotionTicket = z.infer<typeof PromotionTicket>;

/** The use of a ticket by a run. Its subject is the ticket's id. */
export const TicketSpent = z.strictObject({
  nonce: Nonce,
  surface: Id,
  tier: Id,
  runId: z.int().min(1),
  attempt: z.int().min(1),
});
export type TicketSpent = z.infer<typeof TicketSpent>;

/** One person's approval as it was read back from GitHub. */
export const Approval = z.strictObject({
  surface: Id,
  tier: Id,
  environment: Text,
  userId: z.int().min(1),
  login: Text,
  state: z.enum(['approved', 'rejected']),
  runId: z.int().min(1),
  attempt: z.int().min(1),
  /** The digest of GitHub's answer with it. */
  readBack: Digest,
});
export type Approval = z.infer<typeof Approval>;

/** A statement about a stored bundle. */
export const ReleaseBundle = z.strictObject({
  surface: Id,
  treeDigest: Digest,
  registryDigest: Digest,
  toolchain: z.record(Id, Text),
});
export type ReleaseBundle = z.infer<typeof ReleaseBundle>;

/** A bundle that must no longer be deployed. */
export const Revocation = z.strictObject({ surface: Id, reason: Text });
export type Revocation = z.infer<typeof Revocation>;

/** The result of one approved `pulumi up`. Its subject is the digest of the reviewed plan. */
export const ApplyReceipt = z.strictObject({
  stack: Text,
  registryDigest: Digest,
  /** The commit whose program ran. */
  commit: Commit,
  programDigest: Digest,
  lockfileDigest: Digest,
  packDigest: Digest,
  plugins: z.record(Text, Text),
  previewStepsDigest: Digest,
  changes: z.record(Text, Count),
  outcome: z.enum(['succeeded', 'failed']),
  /** The live verification after the update; absent when the update did not get that far. */
  readBack: z.strictObject({ digest: Digest, verdict: z.enum(['verified', 'different', 'unverified']) }).optional(),
  finishedAt: Time,
  workflow: WorkflowRun,
});
export type ApplyReceipt = z.infer<typeof ApplyReceipt>;
