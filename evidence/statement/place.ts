import { createHash } from 'node:crypto';
import { type AnyStatement, tierOf } from './statement';
import { type TrustBase, type Verification, verifyStatement } from './verify';

/** Stands where a kind has no commit, surface or tier: no id can be this. */
const NONE = '_';

/**
 * Where a statement's file lies on the evidence branch: `evidence/<commit>/<surface>/<tier>/<kind>-<digest>.sigstore.json`.
 * The digest is that of the file: two writers never collide, and nothing in the file can change under its name.
 */
export function statementPath({ kind, subjects, predicate }: AnyStatement, file: Buffer): string {
  const surface = 'surface' in predicate ? predicate.surface : NONE;
  const tier = tierOf({ predicate }) ?? NONE;
  const digest = createHash('sha256').update(file).digest('hex');
  return `evidence/${subjects.commit ?? NONE}/${surface}/${tier}/${kind}-${digest}.sigstore.json`;
}

/**
 * Verifies a statement that was found at a path: all that `verifyStatement` asks, and that it lies where it belongs. Parts
 * of a timestamp token are signed by nobody; only the digest in the name sees them altered.
 */
export function verifyPlacedStatement(path: string, file: Buffer, trust: TrustBase, now: Date): Verification {
  const result = verifyStatement(file, trust, now);
  if (!result.ok || statementPath(result.statement, file) === path) return result;
  return { ok: false, reason: 'the file lies at the path of another statement' };
}
