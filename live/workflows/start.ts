import { isMappingValue, type Mapping, memberOf, type Value } from '../../formats/token/value';
import type { WorkflowJob } from '../../formats/workflow/read';
import { expandMatrix } from './matrix';
import type { FindCallee, Workflow } from './workflow';

/**
 * The most jobs of one matrix
 * (https://docs.github.com/en/actions/reference/limits#existing-system-limits, "Job matrix").
 */
const MOST_JOBS = 256;

function mappingOf(value: Value | undefined): Mapping {
  return isMappingValue(value) ? value : {};
}

function isRequired(value: Value | undefined): boolean {
  return memberOf(mappingOf(value), 'required') === true && memberOf(mappingOf(value), 'default') === undefined;
}

/** What is wrong with how a job hands its inputs and secrets to the workflow that it calls. */
function handingFaults(job: WorkflowJob, callee: Workflow): readonly string[] {
  const called = mappingOf(memberOf(mappingOf(memberOf(callee.content, 'on')), 'workflow_call'));
  const [inputs, secrets] = [mappingOf(memberOf(called, 'inputs')), mappingOf(memberOf(called, 'secrets'))];
  const handed = mappingOf(memberOf(job.content, 'with'));
  const own = memberOf(job.content, 'secrets');
  const missing = Object.keys(inputs).filter((name) => isRequired(inputs[name]) && !Object.hasOwn(handed, name));
  const unknown = Object.keys(handed).filter((name) => !Object.hasOwn(inputs, name));
  const secret =
    own === 'inherit'
      ? []
      : Object.keys(secrets).filter((name) => isRequired(secrets[name]) && !Object.hasOwn(mappingOf(own), name));
  return [
    ...missing.map((name) => `does not hand the input ${name} to ${callee.path}`),
    ...unknown.map((name) => `hands an input ${name} that ${callee.path} does not have`),
    ...secret.map((name) => `does not hand the secret ${name} to ${callee.path}`),
  ];
}

function faultsOf(job: WorkflowJob, find: FindCallee): readonly string[] {
  const matrix = expandMatrix(memberOf(memberOf(job.content, 'strategy'), 'matrix'));
  if (Array.isArray(matrix) && matrix.length > MOST_JOBS) return [`has a matrix of ${matrix.length} jobs`];
  if (job.uses === undefined) return [];
  const callee = find(job.uses);
  if (callee === undefined) return job.uses.startsWith('./') ? [`calls ${job.uses}, which is not there`] : [];
  if (!Object.hasOwn(callee.events, 'workflow_call')) return [`calls ${callee.path}, which is not for workflow_call`];
  return handingFaults(job, callee);
}

/**
 * Why GitHub starts no run of a workflow, although the file by itself is one: none of its jobs reports then. Source:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/reusing-workflow-configurations
 */
export function startFaults({ jobs }: Workflow, find: FindCallee): readonly string[] {
  return jobs.flatMap((job) => faultsOf(job, find).map((fault) => `no run starts: the job ${job.id} ${fault}`));
}
