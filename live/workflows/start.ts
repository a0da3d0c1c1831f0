import { isMappingValue, type Mapping, memberOf, type Value } from '../../formats/token/value';
import type { WorkflowJob } from '../../formats/workflow/read';
import { expandMatrix } from './matrix';
import type { FindCallee, Workflow } from './workflow';

/**
 * The most jobs of one matrix
 * (https://docs.github.com/en/actions/reference/limits#existing-system-limits, "Job matrix").
 */
const MOST_JOBS = 256;
/** GitHub's limit for nested callers, the first one included (the source below). */
export const MOST_LEVELS = 10;

function mappingOf(value: Value | undefined): Mapping {
  return isMappingValue(value) ? value : {};
}

function isRequired(value: Value | undefined): boolean {
  return memberOf(mappingOf(value), 'required') === true && memberOf(mappingOf(value), 'default') === undefined;
}

/** Errors in the inputs and secrets that a job passes to the workflow that it calls. */
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

function faultsOf(job: WorkflowJob, find: FindCallee, callers: readonly Workflow[]): readonly string[] {
  const matrix = expandMatrix(memberOf(memberOf(job.content, 'strategy'), 'matrix'));
  if (Array.isArray(matrix) && matrix.length > MOST_JOBS) return [`has a matrix of ${matrix.length} jobs`];
  if (job.uses === undefined) return [];
  const callee = find(job.uses);
  if (callee === undefined) return job.uses.startsWith('./') ? [`calls ${job.uses}, which is not there`] : [];
  if (!Object.hasOwn(callee.events, 'workflow_call')) return [`calls ${callee.path}, which is not for workflow_call`];
  if (callers.includes(callee)) return [`calls ${callee.path}, which calls itself`];
  if (callers.length >= MOST_LEVELS) return [`calls ${callee.path}, which is one level too deep`];
  return [...handingFaults(job, callee), ...calleeFaults(job.uses, callee, find, [...callers, callee])];
}

// `./` in another repository's file refers to that repository; without its checkout the callee is unknown.
function calleeFaults(
  uses: string,
  callee: Workflow,
  find: FindCallee,
  callers: readonly Workflow[],
): readonly string[] {
  const [repository] = uses.split('/.github/');
  const beside: FindCallee = (each) =>
    uses.startsWith('./') || !each.startsWith('./')
      ? find(each)
      : find(`${repository}/${each.slice(2)}@${uses.split('@')[1]}`);
  return callee.jobs.flatMap((each) =>
    faultsOf(each, beside, callers).map((fault) => `calls ${callee.path}, whose job ${each.id} ${fault}`),
  );
}

const PAIRS = [
  ['branches', 'branches-ignore'],
  ['tags', 'tags-ignore'],
  ['paths', 'paths-ignore'],
] as const;

// For any event: GitHub then refuses the file, whatever starts it.
function eventFaults({ events }: Workflow): readonly string[] {
  return Object.entries(events).flatMap(([event, trigger]) =>
    PAIRS.filter(([one, other]) => trigger[one] !== undefined && trigger[other] !== undefined).map(
      ([one, other]) => `${event} has ${one} and ${other}, which GitHub refuses together`,
    ),
  );
}

/**
 * Why GitHub starts no run of a valid workflow file: none of its jobs then reports. Source:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/reusing-workflow-configurations
 */
export function startFaults(workflow: Workflow, find: FindCallee): readonly string[] {
  const jobs = workflow.jobs.flatMap((job) =>
    faultsOf(job, find, [workflow]).map((fault) => `the job ${job.id} ${fault}`),
  );
  return [...eventFaults(workflow), ...jobs].map((fault) => `no run starts: ${fault}`);
}
