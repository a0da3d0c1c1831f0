import type { WorkflowRun } from '../../evidence/statement/predicates/parts';
import { pinnedCallRefusal } from '../../evidence/trust/called';
import type { RunFacts } from '../../gate/observe/run-facts';
import { branchOf, repositoryOf } from '../../registry/selectors';
import { deliveryActor } from '../targets/actors';
import { LEAF_WORKFLOW, type Release } from '../targets/release';

/**
 * The reason why this run may not deploy; undefined when it may. It must be the leaf's own workflow, in the surface's
 * repository, on the tier's exact branch, dispatched by the delivery App alone, at its first attempt. Where that file
 * only calls another, it must be the very commit that the registry trusts with receipts. Throws UserError (exit 2) when
 * the registry names no such App.
 */
export function leafRefusal(own: WorkflowRun, run: RunFacts, { registry, surface, tier }: Release): string | undefined {
  const actor = deliveryActor(registry);
  const repository = `${registry.organization.login}/${repositoryOf(registry, surface.repository).name}`;
  const branch = branchOf(registry, surface.repository, tier);
  if (own.repository !== repository) return `${surface.id} is deployed from ${repository}, not from ${own.repository}`;
  if (run.id !== own.runId || run.sha !== own.sha) return 'GitHub returned another run than this one';
  if (own.path !== LEAF_WORKFLOW || run.path !== LEAF_WORKFLOW) return `${run.path} is not ${LEAF_WORKFLOW}`;
  if (own.ref !== `refs/heads/${branch}` || run.branch !== branch) {
    return `the run is on ${run.branch ?? 'no branch'}; ${tier.id} is deployed from ${branch}`;
  }
  if (run.event !== 'workflow_dispatch') return `the run was started by ${run.event}, not dispatched by ${actor}`;
  for (const { login } of [run.actor, run.triggeringActor]) {
    if (login !== actor) return `the run was dispatched by ${login}, not by ${actor}`;
  }
  // A person started it again; resuming takes a new promotion with its own dispatch.
  if (run.attempt !== 1 || own.runAttempt !== 1) return 'the run was started again';
  return pinnedCallRefusal(run.referenced, {
    registry,
    kind: 'deploy-receipt',
    tier: tier.id,
    repository: surface.repository,
    caller: LEAF_WORKFLOW,
  });
}
