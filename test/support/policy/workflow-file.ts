import type { WorkflowFile } from '../../../policy/context';

/** A workflow file by its text. */
export function workflowFile(path: string, text: string): WorkflowFile {
  return { path, text };
}
