import { invalidFilter } from '../../formats/patterns/workflow-filter';
import { isMappingValue, memberOf } from '../../formats/token/value';
import type { WorkflowJob } from '../../formats/workflow/read';
import { isStepReference, isWorkflowReference, ownPath, referenceOf } from '../../formats/workflow/references';
import { combinedDoubts, type Doubts, knownFault, NO_DOUBTS, prefixedDoubts } from './doubts';
import { DEFAULT_GRANTS, type Grant, grantOf, missingOf } from './grants';
import { groupDoubts, type Held, heldBy, ownGroupDoubts, queueDoubts } from './groups';
import { handingDoubts } from './handing';
import { expandMatrix } from './matrix';
import type { FindCallee, Workflow } from './workflow';

/**
 * The most jobs of one matrix
 * (https://docs.github.com/en/actions/reference/limits#existing-system-limits, "Job matrix").
 */
const MOST_JOBS = 256;
/**
 * GitHub's limits on the depth of nested calls, the first caller included, and on the number of workflows that one file
 * may call in all (https://github.blog/changelog/2025-11-06-new-releases-for-github-actions-november-2025/).
 */
export const MOST_LEVELS = 10;
const MOST_CALLED = 50;
/** https://github.blog/changelog/2025-12-04-actions-workflow-dispatch-workflows-now-support-25-inputs/ */
const MOST_DISPATCH_INPUTS = 25;

/** The position of a job: the workflow that a pull request starts, those between, and the token's permissions. */
interface Place {
  readonly root: Workflow;
  /** From the root to the workflow of the job. */
  readonly callers: readonly Workflow[];
  readonly granted: Grant;
  readonly held: readonly Held[];
}

function matrixDoubts(job: WorkflowJob): Doubts {
  const matrix = expandMatrix(memberOf(memberOf(job.content, 'strategy'), 'matrix'));
  return Array.isArray(matrix) && matrix.length > MOST_JOBS
    ? knownFault(`has a matrix of ${matrix.length} jobs`)
    : NO_DOUBTS;
}

// "Expected format {org}/{repo}[/path]@ref" refuses the whole file: https://github.com/buildpacks/github-actions/issues/37.
function stepDoubts(job: WorkflowJob): Doubts {
  const uses = job.steps.flatMap((step) => memberOf(step, 'uses') ?? []);
  return combinedDoubts(
    uses
      .filter((each) => typeof each === 'string' && !isStepReference(each))
      .map((each) =>
        knownFault(`has a step that uses ${each}; allowed: owner/name[/path]@ref, ./path and docker://image`),
      ),
  );
}

// "No steps defined in `steps` and no workflow called in `uses`" refuses the whole file:
// https://github.com/actions/languageservices/issues/98.
function emptyDoubts(job: WorkflowJob): Doubts {
  return job.uses === undefined && job.steps.length === 0
    ? knownFault('has no steps and calls no workflow, which GitHub refuses')
    : NO_DOUBTS;
}

function jobDoubts(job: WorkflowJob, workflow: Workflow, find: FindCallee, place: Place): Doubts {
  const own = combinedDoubts([matrixDoubts(job), emptyDoubts(job), stepDoubts(job), queueDoubts(job.content)]);
  return job.uses === undefined ? own : combinedDoubts([own, callDoubts(job, job.uses, workflow, find, place)]);
}

function callDoubts(job: WorkflowJob, uses: string, workflow: Workflow, find: FindCallee, place: Place): Doubts {
  const { callers, root } = place;
  if (!isWorkflowReference(uses)) {
    return knownFault(`calls ${uses}; allowed: ./.github/workflows/FILE and owner/name/.github/workflows/FILE@ref`);
  }
  const called = find(uses);
  if (called === undefined)
    return ownPath(uses) === undefined ? NO_DOUBTS : knownFault(`calls ${uses}, which does not exist`);
  if (!Object.hasOwn(called.events, 'workflow_call')) {
    return knownFault(`calls ${called.path}, which is not for workflow_call`);
  }
  if (callers.includes(called)) return knownFault(`calls ${called.path}, which calls itself`);
  if (callers.length >= MOST_LEVELS) return knownFault(`calls ${called.path}, which is one level too deep`);
  const inner: Place = {
    root,
    callers: [...callers, called],
    granted: grantOf(job.content) ?? place.granted,
    held: [...place.held, ...heldBy(job, workflow, root)],
  };
  return combinedDoubts([
    handingDoubts(job, workflow, called, callers.length > 1),
    prefixedDoubts(`calls ${called.path}, which`, calledDoubts(called, besideOf(uses, find), inner)),
  ]);
}

// `./` in another repository's file lies beside that file: without a checkout of it the called workflow is unknown.
function besideOf(uses: string, find: FindCallee): FindCallee {
  const reference = referenceOf(uses);
  if (reference === undefined) return find;
  return (each) => {
    const path = ownPath(each);
    return find(path === undefined ? each : `${reference.repository}/${path}@${reference.ref}`);
  };
}

// A called workflow may lower its caller's token permissions, never raise them; GitHub starts no run then. Source:
// https://docs.github.com/en/actions/reference/workflows-and-actions/reusing-workflow-configurations#access-and-permissions-for-nested-workflows
function grantDoubts(asked: Grant | undefined, granted: Grant): Doubts {
  const missing = asked === undefined ? [] : missingOf(asked, granted);
  return missing.length === 0
    ? NO_DOUBTS
    : knownFault(`asks for permissions that its caller has not: ${missing.join(', ')}`);
}

function calledDoubts(called: Workflow, find: FindCallee, place: Place): Doubts {
  const whole = grantOf(called.content);
  const granted = whole ?? place.granted;
  return combinedDoubts([
    eventDoubts(called),
    queueDoubts(called.content),
    grantDoubts(whole, place.granted),
    groupDoubts(called, place.root, place.held),
    ...called.jobs.map((job) =>
      prefixedDoubts(
        `has a job ${job.id} that`,
        combinedDoubts([
          grantDoubts(grantOf(job.content), place.granted),
          jobDoubts(job, called, find, { ...place, granted }),
        ]),
      ),
    ),
  ]);
}

const PAIRS = [
  ['branches', 'branches-ignore'],
  ['tags', 'tags-ignore'],
  ['paths', 'paths-ignore'],
] as const;

// For every event: GitHub refuses the file for all of them.
function eventDoubts({ events, content }: Workflow): Doubts {
  const inputs = memberOf(memberOf(memberOf(content, 'on'), 'workflow_dispatch'), 'inputs');
  const count = isMappingValue(inputs) ? Object.keys(inputs).length : 0;
  const tooMany =
    count > MOST_DISPATCH_INPUTS
      ? [knownFault(`has ${count} inputs of workflow_dispatch; allowed: ${MOST_DISPATCH_INPUTS}`)]
      : [];
  const ofEvents = Object.entries(events).flatMap(([event, trigger]) =>
    PAIRS.flatMap(([one, other]) => {
      const both = trigger[one] !== undefined && trigger[other] !== undefined;
      const patterns = [...(trigger[one] ?? []), ...(trigger[other] ?? [])];
      const invalid = patterns.map(invalidFilter).filter((why) => why !== undefined);
      return [
        ...(both ? [knownFault(`has ${one} and ${other} of ${event}, which GitHub refuses together`)] : []),
        ...invalid.map((why) => knownFault(`has a pattern of ${event} that GitHub cannot read: ${why}`)),
      ];
    }),
  );
  return combinedDoubts([...tooMany, ...ofEvents]);
}

/** Every workflow that one calls, directly or through others, by its `uses`. */
function allCalled(workflow: Workflow, find: FindCallee, seen: Set<string> = new Set()): ReadonlySet<string> {
  for (const { uses } of workflow.jobs) {
    if (uses === undefined || seen.has(uses)) continue;
    seen.add(uses);
    const called = find(uses);
    if (called !== undefined) allCalled(called, besideOf(uses, find), seen);
  }
  return seen;
}

/**
 * The reasons why GitHub starts no run of a workflow, or cancels it at once, although the file itself is valid: then
 * none of its jobs reports. `token` holds the repository's default permissions of a token. Source:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/reusing-workflow-configurations
 */
export function startDoubts(workflow: Workflow, find: FindCallee, token: 'read' | 'write'): Doubts {
  const granted = grantOf(workflow.content) ?? DEFAULT_GRANTS[token];
  const place: Place = { root: workflow, callers: [workflow], granted, held: [] };
  const jobs = workflow.jobs.map((job) => prefixedDoubts(`the job ${job.id}`, jobDoubts(job, workflow, find, place)));
  const called = allCalled(workflow, find).size;
  const file = combinedDoubts([
    eventDoubts(workflow),
    queueDoubts(workflow.content),
    ownGroupDoubts(workflow),
    called > MOST_CALLED ? knownFault(`calls ${called} workflows; allowed: ${MOST_CALLED}`) : NO_DOUBTS,
  ]);
  return prefixedDoubts('no run starts:', combinedDoubts([prefixedDoubts(`${workflow.path}`, file), ...jobs]));
}
