import type { GateReport } from '../../evidence/statement/predicates/decision';
import { MAX_DECISION_BYTES } from '../../evidence/verification/verify-statement';
import { MAX_BYTES } from '../../registry/document/limits';
import { UserError } from '../../registry/user-error';
import { reportBytes } from '../facts/gate-report';
import { signedSize } from './signed-size';

/**
 * Refuses a report that cannot be read back, signed or not: it could be neither replayed nor followed. Throws UserError
 * (exit 2) after the report was written for people.
 */
export function requireReadable(report: GateReport): void {
  const size = Math.max(signedSize(report), reportBytes(report).length);
  if (size <= Math.min(MAX_DECISION_BYTES, MAX_BYTES)) return;
  throw new UserError(`the decision on ${report.release.bundles.length} surfaces is too large to be read back`, {
    place: '--surface',
    allowed: `at most ${MAX_DECISION_BYTES} bytes signed, this is about ${size}: ask about fewer surfaces at once`,
  });
}
