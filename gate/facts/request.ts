import { z } from 'zod';
import { Commit, Digest, Time } from '../../evidence/statement/predicates/parts';
import { Id, Text } from '../../registry/schema/primitives';

/** The answers of git or GitHub about the release commit and the branch of the destination tier. */
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

/**
 * The gate's question and the observations at its time: together with the content-addressed inputs everything that
 * decides.
 */
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
  /** Flags that can only be stricter than the tier's gate. */
  stricter: z.strictObject({ profile: z.literal('strict').optional(), mode: z.literal('blocking').optional() }),
  evaluatedAt: Time,
  evidence: z.strictObject({
    head: Commit.nullable(),
    /**
     * The reason why the branch could not be read completely, or was not append-only; null when there is no problem.
     */
    problem: z.strictObject({ reason: z.string(), isNo: z.boolean() }).nullable(),
    /** The head that the last gate run recorded outside the branch, and that run; null when no gate ever ran. */
    recorded: z.strictObject({ head: Commit.nullable(), run: Text.nullable() }).optional(),
    /** Refused files that concern the release. */
    refused: z.array(z.strictObject({ path: z.string(), reason: z.string() })),
  }),
  /** Named documents that could not be read: their content is unknown. */
  unreadable: z.array(z.strictObject({ kind: Text, reason: Text })).optional(),
  registry: RegistrySource,
  ancestry: Ancestry,
  /** Git's answers about the commits of waivers for a range; null when it had none. */
  order: z.array(z.strictObject({ ancestor: Commit, descendant: Commit, holds: z.boolean().nullable() })),
  evaluator: z.strictObject({ name: Text, version: Text }),
});
export type GateRequest = z.infer<typeof GateRequest>;
