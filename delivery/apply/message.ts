import type { WorkflowRun } from '../../evidence/statement/predicates/parts';
import { githubPlaces } from '../../registry/github-host';
import type { Binding } from './binding';

/**
 * What `pulumi up --message` says of an apply, and the stack's history keeps: which reviewed plan was applied, and by which
 * attempt of which run. Whoever else updates the stack meanwhile does not say it.
 */
export function applyMessage(
  { digest }: Pick<Binding, 'digest'>,
  { repository, runId, runAttempt }: Pick<WorkflowRun, 'repository' | 'runId' | 'runAttempt'>,
  host: string | undefined,
): string {
  return `${digest} by ${githubPlaces(host).server}/${repository}/actions/runs/${runId}/attempts/${runAttempt}`;
}
