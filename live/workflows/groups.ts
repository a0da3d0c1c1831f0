import { canonical } from '../../formats/expression/canonical';
import { contextsIn, pathOf } from '../../formats/expression/parse';
import { type Piece, textPieces } from '../../formats/expression/pieces';
import { isDynamic, type Mapping, memberOf } from '../../formats/token/value';
import type { WorkflowJob } from '../../formats/workflow/read';
import { combinedDoubts, type Doubts, knownFault, NO_DOUBTS, openQuestion } from './doubts';
import type { Workflow } from './workflow';

/** A concurrency group that is held during a call: its name in pieces, and its holder. */
export interface Held {
  readonly pieces: readonly string[];
  readonly holder: string;
}

const SEPARATOR = '\u0000';

// In a called workflow `github` is the caller's, its name included. Other contexts belong to each file.
function pieceOf(piece: Piece, root: Workflow, workflow: Workflow): string {
  // GitHub compares names of groups without regard to case.
  if (typeof piece === 'string') return piece.toLowerCase();
  const path = pathOf(piece);
  if (path?.length === 2 && path[0] === 'github' && path[1] === 'workflow') {
    const name = memberOf(root.content, 'name');
    return (typeof name === 'string' && name !== '' ? name : root.path).toLowerCase();
  }
  const isShared = [...contextsIn(piece)].every((context) => context === 'github' || context === 'vars');
  return `${SEPARATOR}${isShared ? '' : `${workflow.path}:`}${canonical(piece)}${SEPARATOR}`;
}

/** The name of a workflow's or a job's group; undefined when it is in none. */
function groupOf(content: Mapping, root: Workflow, workflow: Workflow): readonly string[] | undefined {
  const concurrency = memberOf(content, 'concurrency');
  const group = memberOf(concurrency, 'group') ?? concurrency;
  const pieces = group === undefined ? undefined : textPieces(group);
  if (pieces === undefined) return undefined;
  // Adjacent fixed pieces become one.
  const text = pieces.map((piece) => pieceOf(piece, root, workflow)).join('');
  return text.split(SEPARATOR).map((each, index) => (index % 2 === 1 ? SEPARATOR + each : each));
}

const isOpen = (piece: string) => piece.startsWith(SEPARATOR);

/** Whether two groups are the same: yes, no, or undefined where a run decides. */
function isSame(one: readonly string[], other: readonly string[]): boolean | undefined {
  if (one.join('') === other.join('')) return true;
  const [first = '', second = ''] = [one[0], other[0]];
  const [last = '', end = ''] = [one.at(-1), other.at(-1)];
  if (!one.some(isOpen) && !other.some(isOpen)) return false;
  const beginsAlike = first.startsWith(second) || second.startsWith(first);
  const endsAlike = last.endsWith(end) || end.endsWith(last);
  return beginsAlike && endsAlike ? undefined : false;
}

function against(group: readonly string[] | undefined, held: readonly Held[], what: string): Doubts {
  if (group === undefined) return NO_DOUBTS;
  return combinedDoubts(
    held.map(({ pieces, holder }) => {
      const same = isSame(pieces, group);
      if (same === false) return NO_DOUBTS;
      return same
        ? knownFault(`${what} waits for the concurrency group that ${holder} holds, and GitHub cancels it`)
        : openQuestion(`${what} may be in the concurrency group that ${holder} holds, as only a run tells`);
    }),
  );
}

/**
 * Whether a called workflow, or a job of it, waits for a group that its caller holds until it ends. GitHub detects the
 * deadlock and cancels the run. Sources: https://github.com/rhysd/actionlint/issues/538,
 * https://docs.github.com/en/actions/reference/workflows-and-actions/reusing-workflow-configurations#supported-keywords-for-jobs-that-call-a-reusable-workflow
 */
export function groupDoubts(called: Workflow, root: Workflow, held: readonly Held[]): Doubts {
  const own = groupOf(called.content, root, called);
  const within: readonly Held[] =
    own === undefined ? held : [...held, { pieces: own, holder: `the called workflow ${called.path}` }];
  return combinedDoubts([
    against(own, held, 'itself'),
    ...called.jobs.map((job) => against(groupOf(job.content, root, called), within, `has the job ${job.id}, which`)),
  ]);
}

/** Whether a job of a workflow waits for the group that its own workflow holds. */
export function ownGroupDoubts(workflow: Workflow): Doubts {
  const own = groupOf(workflow.content, workflow, workflow);
  const held = own === undefined ? [] : [{ pieces: own, holder: 'the workflow' }];
  return combinedDoubts(
    workflow.jobs.map((job) => against(groupOf(job.content, workflow, workflow), held, `has the job ${job.id}, which`)),
  );
}

/** Properties of `github` that are the same for every pull request to a branch. */
const COMMON: ReadonlySet<string> = new Set([
  ...['workflow', 'repository', 'repository_owner', 'event_name', 'base_ref', 'job', 'server_url', 'api_url'],
]);

function isCommon(piece: Piece): boolean {
  if (typeof piece === 'string') return true;
  const path = pathOf(piece);
  if (path?.[0] === 'github') return path.length === 2 && COMMON.has(path[1]?.toLowerCase() ?? '');
  return [...contextsIn(piece)].every((context) => ['vars', 'matrix', 'strategy'].includes(context));
}

/**
 * Whether all pull requests share the concurrency group of a workflow or a job (`content`). A run of another one then cancels a
 * run that waits, and the cancelled check blocks its pull request. With `queue: max` all wait
 * (https://docs.github.com/en/actions/how-tos/write-workflows/choose-when-workflows-run/control-workflow-concurrency).
 */
export function sharedGroup(content: Mapping, what: string): readonly string[] {
  const concurrency = memberOf(content, 'concurrency');
  const group = memberOf(concurrency, 'group') ?? concurrency;
  const pieces = group === undefined ? undefined : textPieces(group);
  if (pieces === undefined || !pieces.every(isCommon)) return [];
  if (String(memberOf(concurrency, 'queue') ?? '').toLowerCase() === 'max') return [];
  return [`${what} is in a concurrency group of all pull requests: a run of another one cancels a run that waits`];
}

/**
 * The pair of settings that GitHub refuses together: `queue: max` with `cancel-in-progress: true`
 * (https://docs.github.com/en/actions/how-tos/write-workflows/choose-when-workflows-run/control-workflow-concurrency).
 * `content` is a workflow or a job.
 */
export function queueDoubts(content: Mapping): Doubts {
  const concurrency = memberOf(content, 'concurrency');
  const [queue, cancels] = [memberOf(concurrency, 'queue'), memberOf(concurrency, 'cancel-in-progress')];
  const mayQueue = isDynamic(queue) || String(queue ?? '').toLowerCase() === 'max';
  const mayCancel = isDynamic(cancels) || String(cancels ?? false).toLowerCase() !== 'false';
  if (!mayQueue || !mayCancel) return NO_DOUBTS;
  const why = 'has a concurrency group with queue: max and cancel-in-progress: true, which GitHub refuses together';
  return isDynamic(queue) || isDynamic(cancels) ? openQuestion(`${why}, as only a run tells`) : knownFault(why);
}

/** The groups that a job holds while it calls a workflow: the group of its workflow, and its own. */
export function heldBy(job: WorkflowJob, workflow: Workflow, root: Workflow): readonly Held[] {
  const [whole, own] = [groupOf(workflow.content, root, workflow), groupOf(job.content, root, workflow)];
  return [
    ...(whole === undefined ? [] : [{ pieces: whole, holder: workflow.path }]),
    ...(own === undefined ? [] : [{ pieces: own, holder: `the job ${job.id} of ${workflow.path}` }]),
  ];
}
