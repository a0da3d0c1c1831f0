import { readWorkflow, type WorkflowFile } from '../../formats/workflow/read';
import { UserError } from '../../registry/user-error';

/** A workflow file, as GitHub's own parser reads it. */
export type Workflow = WorkflowFile;

/** Finds a called workflow by `uses`; undefined when its text is unavailable. */
export type FindCallee = (uses: string) => Workflow | undefined;

/** A workflow file of a checkout. */
export interface WorkflowText {
  readonly path: string;
  readonly text: string;
}

/** Reads one workflow. Throws UserError (exit 2) with file, line and column where GitHub would refuse it. */
export function parseWorkflow({ path, text }: WorkflowText): Workflow {
  const read = readWorkflow(path, text);
  if (read.ok) return read.workflow;
  const [{ message, line, column } = { message: 'it is not a workflow', line: 1, column: 1 }] = read.problems;
  throw new UserError(`GitHub does not run this workflow: ${message.split('\n')[0]}`, {
    place: `${path}:${line}:${column}`,
    allowed: 'what the workflow syntax of GitHub Actions has',
  });
}
