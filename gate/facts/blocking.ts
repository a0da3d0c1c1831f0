import type { GateCheck, GateReport } from '../../evidence/statement/predicates/decision';
import { isBase } from '../../evidence/tickets/lets-through';

/** Statuses that let a release through. No other status does, including one of a later version. */
const FINE: readonly string[] = ['pass', 'warn', 'skipped-expected', 'waived'];

/** Whether a check with this status is no obstacle, in any mode and under any profile. */
export function isFine(status: string): boolean {
  return FINE.includes(status);
}

/** Whether a check blocks the release. A soft failure does under the strict profile. */
export function isBlocker({ mode, status }: GateCheck, profile: GateReport['profile']): boolean {
  if (mode !== 'blocking' || isFine(status)) return false;
  return status !== 'soft-fail' || profile === 'strict';
}

/**
 * The command's exit code: 0 for go, and for an informational decision; 1 for a known no; 3 when nothing is known to be
 * wrong but something could not be determined. Also 3 wherever the basis of all answers (the branch, the documents)
 * could not be read, because a wrong part may then only be missing.
 */
export function gateExitCode({ decision, mode, profile, checks }: GateReport): 0 | 1 | 3 {
  if (decision === 'go') return 0;
  const blockers = checks.filter((check) => isBlocker(check, profile));
  const base = blockers.filter(isBase);
  if (base.length > 0) return base.every(({ status }) => status === 'unverified') ? 3 : 1;
  const couldNotTell = blockers.length > 0 && blockers.every(({ status }) => status === 'unverified');
  if (couldNotTell) return 3;
  return mode === 'informational' ? 0 : 1;
}
