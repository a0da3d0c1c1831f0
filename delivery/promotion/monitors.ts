import { branchOf } from '../../registry/selectors';
import { UserError } from '../../registry/user-error';
import { MONITOR_WORKFLOW } from '../deploy/signing-run';
import { dispatchRun, type WorkflowPlace } from '../targets/dispatch';
import type { DeploysDesk, SurfaceOutcome } from './deploys';
import { placeOf } from './look';
import type { PromotionQuestion } from './question';

/**
 * Starts the monitor of each promoted surface with `health`, on the tier's branch. A failed start makes the outcome a
 * failure: the release is live and nobody watches it. An already deployed surface is watched again, because a killed
 * run may not have started its monitor.
 */
export async function startMonitors(
  question: PromotionQuestion,
  outcomes: readonly SurfaceOutcome[],
  { github, progress }: Pick<DeploysDesk, 'github' | 'progress'>,
): Promise<readonly SurfaceOutcome[]> {
  const { registry, repository, tier } = question;
  const workflow: WorkflowPlace = {
    ...placeOf(question),
    workflow: MONITOR_WORKFLOW.path,
    branch: branchOf(registry, repository, tier),
  };
  const watched: SurfaceOutcome[] = [];
  for (const outcome of outcomes) {
    const { surface } = outcome;
    const hasHealth = registry.surfaces.some(({ id, health }) => id === surface && health !== undefined);
    if (outcome.exitCode !== 0 || !hasHealth) {
      watched.push(outcome);
      continue;
    }
    try {
      const { runId: monitor } = await dispatchRun(github, workflow, { surface, tier: tier.id });
      progress(`${surface} on ${tier.id} is watched by the run ${monitor}`);
      watched.push({ ...outcome, monitor });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      const reason = `it is live, but its monitor was not started: ${error.message}`;
      watched.push({ ...outcome, reason, exitCode: error.exitCode === 3 ? 3 : 1 });
    }
  }
  return watched;
}
