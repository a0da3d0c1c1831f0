import type { WorkflowFile } from './context';
/** A workflow file by its text. */
export declare function workflowFile(path: string, text: string): WorkflowFile;
/** The workflow files of a checkout, sorted by name; none when it has no such folder. */
export declare function readWorkflows(root: string): readonly WorkflowFile[];
