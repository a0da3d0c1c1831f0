import { conditionHolds, type Status } from '../../formats/expression/evaluate';
import { contextsIn, parseExpression } from '../../formats/expression/parse';
import type { WorkflowJob } from '../../formats/workflow/read';

/** The possible results of a job's needs. Without needs nothing failed before. */
const AFTER_NEEDS: readonly Status[] = ['success', 'failure', 'skipped'];

const GONE: Readonly<Record<Status, string>> = {
  success: 'succeed',
  failure: 'fails',
  skipped: 'is skipped',
  cancelled: 'is cancelled',
};

/**
 * The reasons why a job may be skipped, which GitHub counts as success of a required check; empty = it always runs. The
 * condition is evaluated for each possible result of the job's needs. A condition without a status function is preceded
 * by `success() &&`, which is false after a failure and after a skip; `failure()` is false after a skip. Sources:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/expressions#status-check-functions,
 * https://docs.github.com/en/pull-requests/collaborating-with-pull-requests/collaborating-on-repositories-with-code-quality-features/about-status-checks
 */
export function skipDoubts({ id, condition, needs }: WorkflowJob): readonly string[] {
  const statuses: readonly Status[] = needs.length > 0 ? AFTER_NEEDS : ['success'];
  const expression = condition ?? 'success()';
  const isKnown = contextsIn(parseExpression(expression)).size === 0;
  if (!isKnown) return [`the job ${id} is skipped unless ${expression}`];
  let skips: readonly Status[];
  try {
    skips = statuses.filter((status) => !conditionHolds(expression, { contexts: {}, status }));
  } catch (error) {
    // GitHub's own evaluator throws on `fromJSON('{')` and `format('{0')`: the job does not run.
    return [
      `the condition of the job ${id} cannot be evaluated: ${error instanceof Error ? error.message : 'unknown'}`,
    ];
  }
  if (skips.length === 0) return [];
  if (needs.length === 0) return [`the job ${id} is skipped unless ${expression}`];
  const why = skips.map((status) => GONE[status]).join(' or ');
  return [`the job ${id} is skipped when ${needs.join(' or ')} ${why}, for want of if: always()`];
}
