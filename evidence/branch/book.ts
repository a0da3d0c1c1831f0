import { sortedBy } from '../../plan/sorted';
import { presentIds } from '../statement/present-ids';
import { verifyPlacedStatement } from '../verification/place';
import { Verifier } from '../verification/verifier';
import type { TrustBase } from '../verification/verify-statement';
import type { EvidenceBook, EvidenceReading, EvidenceStatement, RefusedFile } from './branch';
import { withoutQuarantined } from './quarantine';

function isBefore(one: EvidenceStatement, other: EvidenceStatement): boolean {
  const difference = one.time.getTime() - other.time.getTime();
  return difference < 0 || (difference === 0 && one.path < other.path);
}

/**
 * Verifies every file of the branch: each is a statement or refused with a reason, unless owners quarantined it. A
 * statement that was signed more than once counts once, with its first signature.
 */
export function readEvidenceBook(
  reading: EvidenceReading,
  trust: TrustBase,
  now: Date,
  verifier = new Verifier(trust),
): EvidenceBook {
  const statements = new Map<string, EvidenceStatement>();
  const refused: RefusedFile[] = [...reading.refused];
  for (const { path, bytes } of reading.files) {
    const result = verifyPlacedStatement(path, bytes, verifier, now);
    if (!result.ok) {
      refused.push({ path, reason: result.reason });
      continue;
    }
    const found = { ...result, path };
    const first = statements.get(found.id);
    if (!first || isBefore(found, first)) statements.set(found.id, found);
  }
  const ids = presentIds(trust.registry);
  return withoutQuarantined({
    ...(ids && { ids }),
    head: reading.head,
    statements: sortedBy(statements.values(), ({ path }) => path),
    refused: sortedBy(refused, ({ path }) => path),
  });
}
