import { workflowPath } from '../plan/workflow-names';
import { isGithubsOwn } from '../registry/github-host';
import type { Registry } from '../registry/schema';
import type { NewFile } from '../registry/template';
import { type CalledPlace, callingWorkflow, isCallable } from './caller';
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
import { surfaceChecksWorkflow } from './files/surface-checks';
import { type Origin, registryName } from './mark';
import { type Setting, settingOf } from './setting';
import type { Workflow } from './shape';
import { workflowText } from './text';

/** The way to production of a repository's own surfaces, wherever it is governed from; none where it has no surface. */
function deliveryWorkflows(setting: Setting): readonly Workflow[] {
  const release = releaseWorkflow(setting);
  if (release === undefined) return [];
  const promoted = setting.tiers.filter(({ promotesFrom }) => promotesFrom !== undefined);
  return [
    deployWorkflow(setting),
    monitorWorkflow(setting),
    ...promoted.map((tier) => promoteWorkflow(setting, tier)),
    release,
    rollbackWorkflow(setting),
    surfaceChecksWorkflow(setting),
  ];
}

/** What only the governing repository has: its stacks, the gate to be asked, and previews of its own pull requests. */
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

/** How the files of a repository are written. */
export interface FileOptions {
  /** Callers of what is at this place, in the place of the workflows that can be called. */
  readonly call?: CalledPlace | undefined;
}

/** What the first line of a repository's files says. */
function originFor(registry: Registry, key: string, { call }: FileOptions = {}): Origin {
  return {
    registry: registryName(registry),
    options: [
      ...(key === registry.governance.repository ? [] : [`--repository ${key}`]),
      ...(call === undefined ? [] : [`--call ${call.repository}@${call.commit}`]),
    ],
  };
}

/** Every workflow file of a repository, sorted by path. Pure. */
export function workflowFiles(registry: Registry, key: string, options: FileOptions = {}): readonly NewFile[] {
  const { isGoverning, governing } = settingOf(registry, key);
  const { call } = options;
  // A GitHub Enterprise Server may be older than GitHub's reading of anchors.
  const { host } = registry.organization;
  const isShared = host === undefined || isGithubsOwn(host);
  return workflowsOf(registry, key).map((workflow) => {
    const isCalled = call !== undefined && isCallable(workflow);
    return {
      path: workflowPath(workflow.name),
      content: isCalled
        ? workflowText(
            callingWorkflow(workflow, call, isGoverning ? undefined : governing),
            originFor(registry, key, options),
            { isShared },
          )
        : workflowText(workflow, originFor(registry, key), { isShared }),
    };
  });
}

/** The files of the way to production alone: those that another repository may call as well. */
export function deliveryFiles(registry: Registry, key: string, options: FileOptions = {}): readonly NewFile[] {
  const callable = new Set(
    workflowsOf(registry, key)
      .filter(isCallable)
      .map(({ name }) => workflowPath(name)),
  );
  return workflowFiles(registry, key, options).filter(({ path }) => callable.has(path));
}
