import { z } from 'zod';
import { Digest } from '../../evidence/statement/predicates/parts';
import { Text } from '../../registry/schema/primitives';

/** The kinds of nodes (docs/evidence.md). */
export const NodeKind = z.enum([
  'input',
  'check',
  'artifact',
  'approval',
  'waiver',
  'receipt',
  'bundle',
  'policy',
  'registry',
  'decision',
]);
export type NodeKind = z.infer<typeof NodeKind>;

/** The meaning of an edge: `from` does this to, or by, `to`. */
export const Relation = z.enum([
  'consumes',
  'produces',
  'verifies',
  'approves',
  'waives',
  'promotes',
  'supersedes',
  'restores',
  'revokes',
  'decides',
]);
export type Relation = z.infer<typeof Relation>;

/** One thing in the history of a release. */
export const LineageNode = z.strictObject({
  id: Digest,
  kind: NodeKind,
  name: Text,
  /** Relative to the lineage's own file: `gate_inputs/sha256-…`; `git:` and `bundle:` name things elsewhere. */
  uri: Text,
  /** Of the file, or of the name of something elsewhere. */
  digest: Digest,
});
export type LineageNode = z.infer<typeof LineageNode>;

/** One edge, read from the document that declares it. */
export const LineageEdge = z.strictObject({ from: Digest, to: Digest, rel: Relation, declaredBy: Digest });
export type LineageEdge = z.infer<typeof LineageEdge>;

/** `artifacts/release_lineage.json`. */
export const Lineage = z.strictObject({
  schema: z.literal('urn:causeway:lineage:v1'),
  /** The decision's node. */
  root: Digest,
  /** Sorted by id. */
  nodes: z.array(LineageNode),
  /** Sorted by from, to and relation. */
  edges: z.array(LineageEdge),
});
export type Lineage = z.infer<typeof Lineage>;
