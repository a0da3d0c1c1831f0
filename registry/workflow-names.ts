import { calledIn } from './naming';
import type { Tier } from './schema/tier';

/** The folder in which GitHub looks for workflows. */
export const WORKFLOW_FOLDER = '.github/workflows';

/** The names of the generated workflows, by purpose. Files, trust entries and dispatches use the same names. */
export const WORKFLOW = {
  deploy: 'deploy',
  drift: 'drift',
  infrastructurePreview: 'infrastructure-preview',
  infrastructureUp: 'infrastructure-up',
  monitor: 'monitor',
  pullPreview: 'pr-preview',
  readiness: 'release-readiness',
  release: 'release',
  rollback: 'rollback',
  soakedPromotions: 'soaked-promotions',
  surfaceChecks: 'ci-surfaces',
} as const;

/**
 * The name of the workflow that promotes to a tier. It uses the tier's name at the services, which a rename keeps: the
 * workflow's path is the identity that signs, and the registry's trust names it.
 */
export function promotionWorkflow(tier: Pick<Tier, 'id' | 'calledAs'>): string {
  return `promote-${calledIn(tier)}`;
}

/** The path of a workflow's file. */
export function workflowPath(name: string): string {
  return `${WORKFLOW_FOLDER}/${name}.yml`;
}
