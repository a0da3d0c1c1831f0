import { join } from 'node:path';
import { readWorkflow, type WorkflowRead } from '../formats/workflow/read';
import { SET_UP_ACTION_PATH } from '../plan/set-up-action';
import { isWorkflowFile, WORKFLOW_FOLDER } from '../plan/workflow-names';
import { namesIn, textOfExisting } from '../registry/existing-file';
import type { PolicyWorld, WorkflowFile } from './context';

// Every stack asks about the same files.
const known = new Map<string, WorkflowRead>();

/** A workflow file as GitHub parses it. */
export function workflowRead({ path, text }: WorkflowFile): WorkflowRead {
  const key = `${path}\0${text}`;
  const read = known.get(key) ?? readWorkflow(path, text);
  known.set(key, read);
  return read;
}

/**
 * The workflow files of a checkout, and the action that its generated jobs share. Throws a UserError (exit
 * 3) when one exists but cannot be read.
 */
export function readChecked(root: string): Pick<PolicyWorld, 'workflows' | 'setUpAction'> {
  return { workflows: readWorkflows(root), setUpAction: textOfExisting(join(root, SET_UP_ACTION_PATH)) };
}

/** The workflow files of a checkout, sorted by name; none when the folder is missing. */
function readWorkflows(root: string): readonly WorkflowFile[] {
  const folder = join(root, WORKFLOW_FOLDER);
  return namesIn(folder)
    .filter(isWorkflowFile)
    .sort()
    .flatMap((name) => {
      const text = textOfExisting(join(folder, name));
      return text === undefined ? [] : [{ path: `${WORKFLOW_FOLDER}/${name}`, text }];
    });
}
