import { z } from 'zod';
import { Commit, Digest } from '../../evidence/statement/predicates/parts';
import { Id, Text } from '../../registry/schema/primitives';

/** The path of the gate's report. Notes name it as the decision until one exists. */
export const GATE_REPORT = 'artifacts/release_readiness_gate_report.json';

/** Something that can be looked at: an https address, a path of the repository, or a digest. */
const Reference = z
  .string()
  .max(500)
  .regex(
    /^(?:https:\/\/[^\s\p{Cc}]+|sha256:[0-9a-f]{64}|(?!N\/A$|\/|.*\.\.)[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)+)$/u,
    'an https address, a path of the repository, or sha256:<64 hex digits>',
  );

/** The fields of release notes. */
export const ReleaseNotes = z.strictObject({
  schema: z.literal('urn:causeway:release-notes:v1'),
  tier: Id,
  commit: Commit,
  surfaces: z.array(Id).min(1),
  /** The bundle of each surface. */
  bundles: z.record(Id, Digest),
  /** The gate's decision digest; before that, the path where it will be. */
  decision: z.union([Digest, z.literal(GATE_REPORT)]),
  /** The ids of the waivers that the release needs. */
  waivers: z.array(Id),
  rollback: Text.min(10, 'how to get back, in a sentence or a command'),
  /** S98: simple, scalable, without redundancy or hard coding, least privilege; checked by hand. */
  objectivesEvidence: z.strictObject({ summary: Text, evidence: z.array(Reference).min(1) }),
  /** S99: all required suites passed; those that do not apply are marked. */
  testsEvidence: z.strictObject({
    unit: Reference,
    integration: Reference,
    endToEnd: z.union([Reference, z.literal('N/A')]),
    performance: z.union([Reference, z.literal('N/A')]),
  }),
});
export type ReleaseNotes = z.infer<typeof ReleaseNotes>;
