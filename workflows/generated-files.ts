import { SET_UP_ACTION_BODY, SET_UP_ACTION_PATH } from '../plan/set-up-action';
import { workflowPath } from '../plan/workflow-names';
import type { Registry } from '../registry/schema';
import type { NewFile } from '../registry/template';
import { workflowsOf } from './all';
import { isCallable } from './caller';
import { generatedMark } from './mark';
import { type FileOptions, originFor, workflowFiles } from './workflow-files';

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
