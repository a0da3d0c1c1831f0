import { z } from 'zod';
import { CalendarDate, Id, Path, Principal, Text } from './primitives';

/** The kinds of statements that can be attested (docs/evidence.md). */
export const StatementKind = z.enum([
  'test-result',
  'release-bundle',
  'promotion-ticket',
  'ticket-spent',
  'approval',
  'deploy-receipt',
  'release-decision',
  'apply-receipt',
  'ruleset-verification',
  'rehearsal',
  'drill',
  'monitor-verdict',
  'checklist',
  'incident',
  'waiver',
  'waiver-approval',
  'secret-fingerprint',
  'revocation',
  'quarantine',
  'manual-proof',
]);
export type StatementKind = z.infer<typeof StatementKind>;

/** Keyless trust: statements signed by GitHub Actions runs of one workflow. */
export const SigstoreEntry = z.strictObject({
  id: Id,
  kind: z.literal('sigstore'),
  /** The issuer of the identity tokens; absent: the issuer of the organization's GitHub, the only one allowed. */
  issuer: Text.optional(),
  repositories: z.array(Id).min(1),
  signerWorkflow: Text,
  signerDigests: z.array(z.string().regex(/^[0-9a-f]{40}$/, 'a signer digest is a full commit id')).default([]),
  callerWorkflows: z.array(Text).default([]),
  environment: z.enum(['derived', 'none']).default('none'),
  runner: z.enum(['github-hosted', 'self-hosted']).default('github-hosted'),
  mayAttest: z.array(StatementKind).min(1),
  tiers: z.array(Id).optional(),
});
export type SigstoreEntry = z.infer<typeof SigstoreEntry>;

/** Trust in one Ed25519 key: a person's, or a local one for tiers without approval. */
export const KeyEntry = z.strictObject({
  id: Id,
  kind: z.literal('key'),
  publicKey: z.string().min(1).max(4000),
  person: Principal.optional(),
  mayAttest: z.array(StatementKind).min(1),
  tiers: z.array(Id).optional(),
  notAfter: CalendarDate,
});
export type KeyEntry = z.infer<typeof KeyEntry>;

/** The trusted root (Fulcio, Rekor, TSA) and the signers with their permissions. */
export const Trust = z.strictObject({
  root: Path,
  entries: z.array(z.discriminatedUnion('kind', [SigstoreEntry, KeyEntry])).default([]),
});
export type Trust = z.infer<typeof Trust>;
