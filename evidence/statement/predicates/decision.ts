import { z } from 'zod';
import { GithubHost } from '../../../registry/github-host';
import { Id, Text } from '../../../registry/schema/primitives';
import { Commit, Count, Digest, Time } from './parts';

/** The gate's finding about one check (docs/evidence.md). */
export const CheckStatus = z.enum([
  'pass',
  'warn',
  'soft-fail',
  'hard-fail',
  'skipped-expected',
  'skipped-unexpected',
  'missing',
  'stale',
  'unverified',
  'waived',
]);
export type CheckStatus = z.infer<typeof CheckStatus>;

/** One check of a gate report. */
export const GateCheck = z.strictObject({
  id: Text,
  category: Text,
  severity: z.enum(['low', 'medium', 'high', 'critical']),
  mode: z.enum(['advisory', 'blocking']),
  status: CheckStatus,
  observed: z.string(),
  threshold: z.string(),
  evidence: z.array(Digest),
  reason: z.string(),
  fix: z.string(),
});
export type GateCheck = z.infer<typeof GateCheck>;

/** The gate's report without its own digest. The same inputs, policy, registry and time give the same bytes. */
export const GateReport = z.strictObject({
  schema: z.literal('urn:causeway:gate-report:v1'),
  decision: z.enum(['go', 'no-go']),
  kind: z.enum(['promotion', 'rollback', 'public-release']),
  profile: z.enum(['strict', 'transitional']),
  mode: z.enum(['informational', 'blocking']),
  release: z.strictObject({
    repository: Text,
    /** The host of its GitHub; absent: github.com. */
    host: GithubHost.optional(),
    commit: Commit,
    fromTier: Id.nullable(),
    toTier: Id,
    bundles: z.array(z.strictObject({ surface: Id, digest: Digest })),
  }),
  evaluatedAt: Time,
  /** The head of the evidence branch that was read; null when it could not be read, which is never a go. */
  evidenceHead: Commit.nullable(),
  policy: z.strictObject({ uri: Text, digest: Digest }).nullable(),
  registry: z.strictObject({ commit: Commit.nullable(), digest: Digest }),
  inputs: z.array(
    z.strictObject({ id: Text, kind: Text, digest: Digest, signer: Text.nullable(), verified: z.boolean() }),
  ),
  checks: z.array(GateCheck),
  waivers: z.array(z.strictObject({ waiverId: Id, checkId: Text, use: z.int().min(1) })),
  blockers: z.array(z.string()),
  nextActions: z.array(z.string()),
  counts: z.record(CheckStatus, Count),
  evaluator: z.strictObject({ name: Text, version: Text }),
  /** sha256 of the RFC 8785 form of everything above. */
  decisionDigest: Digest,
});
export type GateReport = z.infer<typeof GateReport>;
