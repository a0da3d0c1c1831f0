import { z } from 'zod';
import { Id, Principal, Text } from '../../../registry/schema/primitives';
import { Count, Digest, Time } from './parts';

/** in-toto's test-result v0.1 with its check, surface, run and attempt. */
export const TestResult = z.strictObject({
  result: z.enum(['PASSED', 'WARNED', 'FAILED']),
  configuration: z.array(z.strictObject({ name: Text, digest: z.record(Text, Text) })),
  checkId: Id,
  surface: Id,
  counts: z.strictObject({ passed: Count, failed: Count, skipped: Count }),
  tool: Text,
  runId: z.int().min(1),
  attempt: z.int().min(1),
  reportDigest: Digest,
});
export type TestResult = z.infer<typeof TestResult>;

/** The result of one stack's live verification. Its subject is the digest of the snapshot. */
export const RulesetVerification = z.strictObject({
  stack: Text,
  registryDigest: Digest,
  verdict: z.enum(['verified', 'different', 'unverified']),
  findings: Count,
  readAt: Time,
});
export type RulesetVerification = z.infer<typeof RulesetVerification>;

/** A person's own proof where a machine could not look. Its subject is the digest of the attached file. */
export const ManualProof = z.strictObject({
  stack: Text,
  person: Principal,
  what: Text,
  fileName: Text,
  at: Time,
});
export type ManualProof = z.infer<typeof ManualProof>;

/** A database migration applied and reverted somewhere that is not production. */
export const Rehearsal = z.strictObject({
  surface: Id,
  /** The registry's `data.rehearsal`. */
  rehearsal: Id,
  engine: Text,
  where: Text,
  applied: z.boolean(),
  reverted: z.boolean(),
  result: z.enum(['PASSED', 'FAILED']),
  runId: z.int().min(1),
  attempt: z.int().min(1),
});
export type Rehearsal = z.infer<typeof Rehearsal>;

/** An exercised rollback. Its subject is the restored bundle. */
export const Drill = z.strictObject({
  surface: Id,
  tier: Id,
  result: z.enum(['PASSED', 'FAILED']),
  seconds: z.number().min(0),
  /** The id of the receipt that was restored. */
  restored: Digest,
  finishedAt: Time,
});
export type Drill = z.infer<typeof Drill>;

/**
 * A monitor's verdict on one deployment at the end of its health window. Its subjects are the watched release. Only
 * `healthy` is a yes; `unverified`: it could not look.
 */
export const MonitorVerdict = z.strictObject({
  surface: Id,
  tier: Id,
  /** The id of the receipt of the deployment that was watched. */
  receipt: Digest,
  deployId: Text,
  verdict: z.enum(['healthy', 'unhealthy', 'unverified']),
  /** The health window's own verdict; `state` is null where nothing was checked. */
  health: z.strictObject({
    state: z.enum(['healthy', 'unhealthy']).nullable(),
    checks: Count,
    passed: Count,
    firstOkAt: Time.nullable(),
    lastOkAt: Time.nullable(),
  }),
  /** The alert service's verdict; null where the registry names none. */
  alerts: z.enum(['pass', 'hard-fail', 'unverified']).nullable(),
  startedAt: Time,
  finishedAt: Time,
  runId: z.int().min(1),
  attempt: z.int().min(1),
});
export type MonitorVerdict = z.infer<typeof MonitorVerdict>;

/** The HMAC of a secret's value, which shows whether tiers' values differ. Its subject is that fingerprint. */
export const SecretFingerprint = z.strictObject({
  secret: Text,
  surface: Id,
  tier: Id,
  algorithm: z.literal('hmac-sha256'),
  /** The name of the HMAC's key: fingerprints under two keys always differ. */
  key: Digest,
  recordedAt: Time,
});
export type SecretFingerprint = z.infer<typeof SecretFingerprint>;
