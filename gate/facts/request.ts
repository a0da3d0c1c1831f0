import { z } from 'zod';
import { Commit, Digest, Time } from '../../evidence/statement/predicates/parts';
import { Id, Text } from '../../registry/schema/primitives';

/** What git or GitHub says of the release commit and the branch of the tier that it goes to. */
export const Ancestry = z.strictObject({
  branch: Text,
  head: Commit.nullable(),
  relation: z.enum(['equal', 'ancestor', 'squashed', 'apart', 'unknown']),
  reason: z.string(),
});
export type Ancestry = z.infer<typeof Ancestry>;

/** Whether the registry is the one at the head of the governing repository's default branch. */
export const RegistrySource = z.strictObject({
  commit: Commit.nullable(),
  governing: z.enum(['yes', 'no', 'unknown']),
  reason: z.string(),
});
export type RegistrySource = z.infer<typeof RegistrySource>;

/** What the gate is asked, and what was observed when it was: with the content-addressed inputs all that decides. */
export const GateRequest = z.strictObject({
  schema: z.literal('urn:causeway:gate-request:v1'),
  kind: z.enum(['promotion', 'rollback', 'public-release']),
  /** The repository's key. */
  repository: Id,
  commit: Commit,
  tier: Id,
  /** Sorted. */
  surfaces: z.array(Id),
  /** Bundles that the caller names; the others are those that the release job signed. */
  bundles: z.record(Id, Digest),
  /** Flags, which can only be stricter than the tier's gate. */
  stricter: z.strictObject({ profile: z.literal('strict').optional(), mode: z.literal('blocking').optional() }),
  evaluatedAt: Time,
  evidence: z.strictObject({
    head: Commit.nullable(),
    /** Why the branch could not be read whole, or was not only added to; null when all is well. */
    problem: z.strictObject({ reason: z.string(), isNo: z.boolean() }).nullable(),
    /** The head that the last gate run recorded outside the branch, and that run; null when no gate ever ran. */
    recorded: z.strictObject({ head: Commit.nullable(), run: Text.nullable() }).optional(),
    /** Files that concern the release and count for nothing. */
    refused: z.array(z.strictObject({ path: z.string(), reason: z.string() })),
  }),
  /** Documents that were named and could not be read: what they would have said is unknown. */
  unreadable: z.array(z.strictObject({ kind: Text, reason: Text })).optional(),
  registry: RegistrySource,
  ancestry: Ancestry,
  /** What git says of the commits that waivers of a range name; null when it could not say. */
  order: z.array(z.strictObject({ ancestor: Commit, descendant: Commit, holds: z.boolean().nullable() })),
  evaluator: z.strictObject({ name: Text, version: Text }),
});
export type GateRequest = z.infer<typeof GateRequest>;
