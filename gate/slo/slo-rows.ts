import type { GateCheck } from '../../evidence/statement/predicates/decision';
import { isBlocker } from '../facts/blocking';
import { judgedChecks } from '../facts/judged';
import type { SloEvaluation } from './evaluate';
import type { SloProfile } from './schema';

/** The heads of a table of SLO checks. */
export const SLO_HEADS = ['check', 'status', 'observed', 'thresholds', 'severity', 'mode'] as const;

const FAMILY = { category: 'slo', threshold: 'the SLO policy', fix: 'evaluate the SLOs' } as const;

/** The checks as the gate has them. */
export function sloChecks({ facts }: SloEvaluation): readonly GateCheck[] {
  return judgedChecks(FAMILY, facts);
}

/** The ids of the blocking checks. */
export function sloBlockers(evaluation: SloEvaluation, profile: SloProfile): readonly string[] {
  return sloChecks(evaluation)
    .filter((check) => isBlocker(check, profile))
    .map(({ id }) => id);
}

/** The rows of a table of SLO checks. */
export function sloRows(evaluation: SloEvaluation): readonly (readonly string[])[] {
  return sloChecks(evaluation).map(({ id, status, observed, threshold, severity, mode }) => [
    ...[id, status, observed, threshold, severity, mode],
  ]);
}
