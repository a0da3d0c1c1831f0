import { workflowPath } from '../plan/workflow-names';
import { isGithubsOwn } from '../registry/github-host';
import type { Registry } from '../registry/schema';
import type { NewFile } from '../registry/template';
import { workflowsOf } from './all';
import { type CalledPlace, callingWorkflow, isCallable } from './caller';
import { type Origin, registryName } from './mark';
import { settingOf } from './setting';
import { workflowText } from './text';

/** Options for writing a repository's files. */
export interface FileOptions {
  /** The files call the workflows at this place instead of containing them. */
  readonly call?: CalledPlace | undefined;
}

/** The content of the first line in a repository's files. */
export function originFor(registry: Registry, key: string, { call }: FileOptions = {}): Origin {
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
