import type { Registry } from '../registry/schema';
import { deployWorkflow } from './files/deploy';
import { driftWorkflow } from './files/drift';
import { infrastructurePreviewWorkflow } from './files/infrastructure-preview';
import { infrastructureUpWorkflow } from './files/infrastructure-up';
import { monitorWorkflow } from './files/monitor';
import { promoteWorkflow } from './files/promote';
import { pullPreviewWorkflow } from './files/pull-preview';
import { readinessWorkflow } from './files/readiness';
import { releaseWorkflow } from './files/release';
import { rollbackWorkflow } from './files/rollback';
import { soakedPromotionsWorkflow } from './files/soaked-promotions';
import { surfaceChecksWorkflow } from './files/surface-checks';
import { type Setting, settingOf } from './setting';
import type { Workflow } from './shape';

/**
 * The delivery workflows of a repository's own surfaces, whichever repository governs it. Empty for a repository
 * without a surface.
 */
function deliveryWorkflows(setting: Setting): readonly Workflow[] {
  const release = releaseWorkflow(setting);
  if (release === undefined) return [];
  const promoted = setting.tiers.filter(({ promotesFrom }) => promotesFrom !== undefined);
  return [
    deployWorkflow(setting),
    monitorWorkflow(setting),
    ...promoted.map((tier) => promoteWorkflow(setting, tier)),
    ...(promoted.some(({ automatic }) => automatic === true) ? [soakedPromotionsWorkflow(setting)] : []),
    release,
    rollbackWorkflow(setting),
    surfaceChecksWorkflow(setting),
  ];
}

/**
 * Workflows that only the governing repository has: for its stacks, the gate, and previews of its own pull requests.
 */
function governingWorkflows(setting: Setting): readonly Workflow[] {
  if (!setting.isGoverning) return [];
  return [
    driftWorkflow(setting),
    infrastructurePreviewWorkflow(setting),
    infrastructureUpWorkflow(setting),
    readinessWorkflow(setting),
    ...(setting.surfaces.length > 0 ? [pullPreviewWorkflow(setting)] : []),
  ];
}

/** Every workflow of a repository as data, sorted by name. Pure. */
export function workflowsOf(registry: Registry, key: string): readonly Workflow[] {
  const setting = settingOf(registry, key);
  const all = [...deliveryWorkflows(setting), ...governingWorkflows(setting)];
  return all.sort((one, other) => (one.name < other.name ? -1 : 1));
}
