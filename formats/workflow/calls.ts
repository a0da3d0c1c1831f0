import { githubPackages } from '../github-packages';
import type { WorkflowFile } from './read';

interface Job {
  readonly id: { readonly value: string };
}

/**
 * The reasons why GitHub's own parser refuses a job that calls a workflow: the job lacks required inputs or secrets,
 * passes ones that the called workflow does not have, or calls a workflow that cannot be called. Empty = none. Both
 * files were read before.
 */
export function callProblems(caller: WorkflowFile, jobId: string, called: WorkflowFile): readonly string[] {
  const { parser, jobs, calls } = githubPackages();
  const read = ({ path, text }: WorkflowFile) =>
    parser.parseWorkflow({ name: path, content: text }, new parser.NoOperationTraceWriter());
  const { context, value } = read(caller);
  const { value: calledRoot } = read(called);
  const jobsOfCaller = value?.assertMapping('root').find('jobs');
  const converted = jobsOfCaller === undefined ? [] : jobs.convertJobs(context, jobsOfCaller);
  const job = (converted as readonly Job[]).find(({ id }) => id.value === jobId);
  if (calledRoot === undefined || job === undefined) return [`${called.path} cannot be read`];
  calls.convertReferencedWorkflow(context, calledRoot, job);
  return [...new Set(context.errors.getErrors().map(({ rawMessage }) => rawMessage))];
}
