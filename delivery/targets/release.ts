import { WORKFLOW, workflowPath } from '../../plan/workflow-names';
import type { Registry } from '../../registry/schema';
import type { Surface } from '../../registry/schema/surface';
import type { Tier } from '../../registry/schema/tier';

/** The workflow whose runs deploy: the leaf, under this path in every repository. */
export const LEAF_WORKFLOW = workflowPath(WORKFLOW.deploy);

/** One release of one surface to one tier. */
export interface Release {
  readonly registry: Registry;
  readonly surface: Surface;
  readonly tier: Tier;
  /** The release commit, in full. */
  readonly commit: string;
  /** `sha256:…` of the bundle. */
  readonly bundle: string;
}
