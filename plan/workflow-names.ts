export { promotionWorkflow, WORKFLOW, WORKFLOW_FOLDER, workflowPath } from '../registry/workflow-names';

/** Whether a file of the folder of workflows is a workflow, by its name. */
export function isWorkflowFile(name: string): boolean {
  return /\.ya?ml$/i.test(name);
}
