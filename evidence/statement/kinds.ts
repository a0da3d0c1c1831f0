import { z } from 'zod';
import { Id, Text } from '../../registry/schema/primitives';
import type { StatementKind } from '../../registry/schema/trust';

const Digest = z.string().regex(/^sha256:[0-9a-f]{64}$/, 'a digest is sha256:<64 hex digits>');
const Commit = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, 'a commit is a full id');
const Time = z.iso.datetime();
const Count = z.int().min(0);

/** The run of a workflow that a statement comes from. */
const Workflow = z.strictObject({
  repository: Text,
  path: Text,
  ref: Text,
  sha: Commit,
  runId: z.int().min(1),
  runAttempt: z.int().min(1),
  actor: Text,
});

/** What a deploy receipt says (EVIDENCE.md "Deploy receipt"). */
export const DeployReceipt = z.strictObject({
  receiptId: Text,
  /** Per surface and tier, from 1, without gaps. */
  sequence: z.int().min(1),
  surface: Id,
  tier: Id,
  environment: Text,
  outcome: z.enum(['succeeded', 'failed', 'rolled-back']),
  cause: z.enum(['promotion', 'rollback', 'release']),
  restores: Digest.optional(),
  attempt: z.int().min(1),
  startedAt: Time,
  finishedAt: Time,
  bundleDigest: Digest,
  configDigest: Digest.optional(),
  target: z.strictObject({ provider: Text, siteId: Text, deployId: Text, url: Text, publishedReadBack: z.boolean() }),
  health: z.strictObject({ checks: Count, passed: Count, firstOkAt: Time.nullable(), lastOkAt: Time.nullable() }),
  workflow: Workflow,
  ticketId: Digest,
  /** The id of the receipt before; null for the first. */
  previous: Digest.nullable(),
  toolVersion: Text,
});
export type DeployReceipt = z.infer<typeof DeployReceipt>;

/** What a promotion ticket says: leave for one deploy, once. */
export const PromotionTicket = z.strictObject({
  cause: z.enum(['release', 'promotion', 'rollback']),
  surface: Id,
  tier: Id,
  runId: z.int().min(1),
  attempt: z.int().min(1),
  gateDecision: Digest.optional(),
  approvals: z.array(Digest).optional(),
  restores: Digest.optional(),
  nonce: z.string().regex(/^[0-9a-f]{32,64}$/, 'a nonce is 32 to 64 hex digits'),
  expiresAt: Time,
});
export type PromotionTicket = z.infer<typeof PromotionTicket>;

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

/** What is said about a stored bundle. */
export const ReleaseBundle = z.strictObject({
  surface: Id,
  treeDigest: Digest,
  registryDigest: Digest,
  toolchain: z.record(Id, Text),
});
export type ReleaseBundle = z.infer<typeof ReleaseBundle>;

/** That a bundle must not be deployed any more. */
export const Revocation = z.strictObject({ surface: Id, reason: Text });
export type Revocation = z.infer<typeof Revocation>;

/** A kind of statement: its predicate type, what its predicate holds, and which subjects it has. */
interface KindDefinition {
  readonly predicateType: string;
  readonly predicate: z.ZodType;
  readonly subjects: readonly ('commit' | 'bundle')[];
}

function own(kind: string, predicate: z.ZodType, ...subjects: ('commit' | 'bundle')[]): KindDefinition {
  return { predicateType: `urn:causeway:attestation:${kind}:v1`, predicate, subjects };
}

/** The kinds that can be written and read. What is not here is refused as unknown. */
export const KINDS = {
  'deploy-receipt': own('deploy-receipt', DeployReceipt, 'commit', 'bundle'),
  'promotion-ticket': own('promotion-ticket', PromotionTicket, 'commit', 'bundle'),
  'release-bundle': own('release-bundle', ReleaseBundle, 'bundle'),
  revocation: own('revocation', Revocation, 'bundle'),
  'test-result': {
    predicateType: 'https://in-toto.io/attestation/test-result/v0.1',
    predicate: TestResult,
    subjects: ['commit', 'bundle'],
  },
} as const satisfies Partial<Record<StatementKind, KindDefinition>>;

/** A kind that can be written and read. */
export type KnownKind = keyof typeof KINDS;

/** What each kind's predicate holds. */
export interface Predicates {
  readonly 'deploy-receipt': DeployReceipt;
  readonly 'promotion-ticket': PromotionTicket;
  readonly 'release-bundle': ReleaseBundle;
  readonly revocation: Revocation;
  readonly 'test-result': TestResult;
}
