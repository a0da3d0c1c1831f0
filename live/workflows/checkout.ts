import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ownPath, referenceOf } from '../../formats/workflow/references';
import { isWorkflowFile, WORKFLOW_FOLDER } from '../../plan/workflow-names';
import { namesIn, textOfExisting } from '../../registry/existing-file';
import { githubName } from '../../registry/github-name';
import { UserError } from '../../registry/user-error';
import { type FindCallee, parseWorkflow, type Workflow } from './workflow';

/**
 * The workflows of a checkout, by path. Throws UserError: exit 3 when a folder or a file exists and cannot be read, exit
 * 2 when a file is no workflow or the checkout is missing.
 */
export function readWorkflows(root: string, name: string): readonly Workflow[] {
  try {
    // A missing checkout must not look like one without workflows.
    readdirSync(root);
    const folder = join(root, WORKFLOW_FOLDER);
    const files = namesIn(folder).filter(isWorkflowFile).sort();
    return files.flatMap((file) => {
      const text = textOfExisting(join(folder, file));
      return text === undefined ? [] : [parseWorkflow({ path: `${WORKFLOW_FOLDER}/${file}`, text })];
    });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined || error instanceof UserError) throw error;
    throw new UserError(`the workflows cannot be read: ${code}`, {
      place: name,
      allowed: 'a checkout of a repository',
    });
  }
}

/** Finds `./…` among the given workflows and `owner/name/…@ref` in the given checkouts. */
export function calleesOf(own: readonly Workflow[], others: ReadonlyMap<string, readonly Workflow[]>): FindCallee {
  return (uses) => {
    const remote = referenceOf(uses);
    const path = ownPath(uses) ?? remote?.path;
    const workflows = ownPath(uses) === undefined && remote ? others.get(githubName(remote.repository)) : own;
    return path === undefined ? undefined : workflows?.find((workflow) => workflow.path === path);
  };
}
