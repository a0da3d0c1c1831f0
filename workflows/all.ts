import { SET_UP_ACTION_BODY, SET_UP_ACTION_PATH } from '../plan/set-up-action';
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
import { soakedPromotionsWorkflow } from './files/soaked-promotions';
import { surfaceChecksWorkflow } from './files/surface-checks';
import { generatedMark, type Origin, registryName } from './mark';
import { type Setting, settingOf } from './setting';
import type { Workflow } from './shape';
import { workflowText } from './text';

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

/** Options for writing a repository's files. */
export interface FileOptions {
  /** The files call the workflows at this place instead of containing them. */
  readonly call?: CalledPlace | undefined;
}

/** The content of the first line in a repository's files. */
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
  // A GitHub Enterprise Server may be too old to support YAML anchors.
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

/**
 * Every generated file of a repository: its workflows and, in the governing repository, the action that jobs share. Jobs
 * of all repositories check that one out, as they check out the command. Pure.
 */
export function generatedFiles(registry: Registry, key: string, options: FileOptions = {}): readonly NewFile[] {
  const workflows = workflowFiles(registry, key, options);
  return key === registry.governance.repository ? [setUpAction(registry, options), ...workflows] : workflows;
}

function setUpAction(registry: Registry, options: FileOptions): NewFile {
  const origin = originFor(registry, registry.governance.repository, options);
  return { path: SET_UP_ACTION_PATH, content: `#${generatedMark(origin)}\n${SET_UP_ACTION_BODY}` };
}

/** Only the delivery files: the workflows that another repository may call as well, and what their jobs share. */
export function deliveryFiles(registry: Registry, key: string, options: FileOptions = {}): readonly NewFile[] {
  const callable = new Set(
    workflowsOf(registry, key)
      .filter(isCallable)
      .map(({ name }) => workflowPath(name)),
  );
  return generatedFiles(registry, key, options).filter(({ path }) => path === SET_UP_ACTION_PATH || callable.has(path));
}
