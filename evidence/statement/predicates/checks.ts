import { z } from 'zod';
import { Id, Principal, Text } from '../../../registry/schema/primitives';
import { Count, Digest, Time } from './parts';

/** in-toto's test-result v0.1 with what binds it to a check, surface, run and attempt. */
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

/** What live verification of one stack found. Its subject is the digest of what was read. */
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

/** A rollback that was exercised. Its subject is the bundle that was restored. */
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
 * What a monitor found about one deployment, once its health window was over. Its subjects are the release that was watched.
 * Only `healthy` is a yes; `unverified`: it could not look.
 */
export const MonitorVerdict = z.strictObject({
  surface: Id,
  tier: Id,
  /** The id of the receipt of the deployment that was watched. */
  receipt: Digest,
  deployId: Text,
  verdict: z.enum(['healthy', 'unhealthy', 'unverified']),
  /** What the health window says by itself; `state` is null where nothing was asked. */
  health: z.strictObject({
    state: z.enum(['healthy', 'unhealthy']).nullable(),
    checks: Count,
    passed: Count,
    firstOkAt: Time.nullable(),
    lastOkAt: Time.nullable(),
  }),
  /** What the alert service says; null where the registry named none. */
  alerts: z.enum(['pass', 'hard-fail', 'unverified']).nullable(),
  startedAt: Time,
  finishedAt: Time,
  runId: z.int().min(1),
  attempt: z.int().min(1),
});
export type MonitorVerdict = z.infer<typeof MonitorVerdict>;

/** The HMAC of a secret's value, by which tiers' values are told apart. Its subject is that fingerprint. */
export const SecretFingerprint = z.strictObject({
  secret: Text,
  surface: Id,
  tier: Id,
  algorithm: z.literal('hmac-sha256'),
  /** The name of the HMAC's key: fingerprints under two keys differ whatever the values are. */
  key: Digest,
  recordedAt: Time,
});
export type SecretFingerprint = z.infer<typeof SecretFingerprint>;
