import type { WorkflowRun } from '../../evidence/statement/predicates/parts';
import { githubPlaces } from '../../registry/github-host';
import type { Binding } from './binding';

/**
 * The text of `pulumi up --message` for an apply, which the stack's history keeps: the applied plan, and the run with
 * its attempt. Another update of the stack has another message.
 */
export function applyMessage(
  { digest }: Pick<Binding, 'digest'>,
  { repository, runId, runAttempt }: Pick<WorkflowRun, 'repository' | 'runId' | 'runAttempt'>,
  host: string | undefined,
): string {
  return `${digest} by ${githubPlaces(host).server}/${repository}/actions/runs/${runId}/attempts/${runAttempt}`;
}
