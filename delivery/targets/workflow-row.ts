import type { WorkflowTarget } from '../../registry/schema/surface';
import { branchOf, repositoryOf } from '../../registry/selectors';
import { LEAF_ACTOR } from './actors';
import { liveUrlOf } from './live-url';
import { noOwnAddress } from './own-address';
import type { TargetRow } from './row';
import { workflowTarget } from './workflow';

/** Surfaces that their own workflow deploys: such a deploy has no address but the live one. */
export const WORKFLOW_ROW: TargetRow<WorkflowTarget> = {
  reach: async (target, place, { github, store, ticketId, spentBy = 0, patience = {} }) => {
    const { registry, surface, tier } = place;
    return workflowTarget(github(), {
      surface: surface.id,
      tier: tier.id,
      liveUrl: liveUrlOf(target.url, place),
      ticketId,
      spentBy,
      patience,
      store,
      actor: LEAF_ACTOR,
      owner: registry.organization.login,
      repo: repositoryOf(registry, surface.repository).name,
      workflow: target.workflow,
      branch: branchOf(registry, surface.repository, tier),
    });
  },
  ownAddress: () => noOwnAddress,
};
