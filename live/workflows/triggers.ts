import { branchFilter, FilterPatternError, filterIncludes } from '../../formats/patterns/workflow-filter';
import type { Trigger } from '../../formats/workflow/read';
import type { Workflow } from './workflow';

/**
 * The commit for which a check is required: a pull request's head, or the commit that a merge queue created from it. A
 * queue waits for every required check, and only the event `merge_group` starts workflows for its commits. Source:
 * https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/configuring-pull-request-merges/managing-a-merge-queue#triggering-merge-group-checks-with-github-actions
 */
export type Occasion = 'pull request' | 'merge queue';

const PULL_TYPES = ['opened', 'synchronize', 'reopened'] as const;

/** The events that report a check for an occasion, each with its required activity types. */
const EVENTS: Readonly<Record<Occasion, Readonly<Record<string, readonly string[]>>>> = {
  'pull request': { pull_request: PULL_TYPES, pull_request_target: PULL_TYPES },
  'merge queue': { merge_group: ['checks_requested'] },
};

function branchDoubts(event: string, trigger: Trigger, branch: string): readonly string[] {
  const { branches } = trigger;
  const ignored = trigger['branches-ignore'];
  if (branches && ignored) return [`${event} has branches and branches-ignore, which GitHub refuses together`];
  try {
    const isLeftOut =
      (branches && !filterIncludes(branches, branch)) ||
      // Here a pattern with `!` does not re-include a name.
      ignored?.some((pattern) => pattern.startsWith('!') || filterIncludes([pattern], branch));
    return isLeftOut ? [`${event} leaves out the branch ${branch}`] : [];
  } catch (error) {
    if (!(error instanceof FilterPatternError)) throw error;
    return [`${event} has a branch pattern that GitHub cannot read: ${error.message}`];
  }
}

function doubtsOf(event: string, trigger: Trigger, branch: string, needed: readonly string[]): readonly string[] {
  const { types, paths } = trigger;
  const missing = types === undefined ? [] : needed.filter((type) => !types.includes(type));
  return [
    ...branchDoubts(event, trigger, branch),
    ...(paths || trigger['paths-ignore']
      ? [`${event} has a path filter: without a match the check never reports and blocks forever`]
      : []),
    ...(missing.length > 0 ? [`${event} leaves out the types ${missing.join(', ')}`] : []),
  ];
}

/**
 * The reasons why a workflow may not run for a pull request to a branch, or for the branch's merge queue; empty: it
 * always runs, undefined: it never does.
 */
export function triggerDoubts(
  workflow: Workflow,
  branch: string,
  occasion: Occasion = 'pull request',
): readonly string[] | undefined {
  const found = Object.entries(EVENTS[occasion]).flatMap(([event, needed]) => {
    const trigger = Object.hasOwn(workflow.events, event) ? workflow.events[event] : undefined;
    return trigger === undefined ? [] : [doubtsOf(event, trigger, branch, needed)];
  });
  const [first] = found;
  return first === undefined ? undefined : (found.find((doubts) => doubts.length === 0) ?? first);
}

// GitHub compares a pull request's head, or the commit of the queue, by its id alone: a push of that commit reports there too.
function isPushedBeside(trigger: Trigger, branch: string): boolean {
  const { branches } = trigger;
  if (branches === undefined)
    return trigger['branches-ignore'] !== undefined || !(trigger.tags || trigger['tags-ignore']);
  // A pull request's head is never its own base branch.
  return branches.some((pattern) => pattern !== branchFilter(branch) && !pattern.startsWith('!'));
}

/** Whether a workflow may report on the same commit as the runs of an occasion: by its own events, or for a push. */
export function mayReportBeside(workflow: Workflow, branch: string, occasion: Occasion): boolean {
  return Object.entries(workflow.events).some(([event, trigger]) => {
    if (event === 'push') return isPushedBeside(trigger, branch);
    return Object.hasOwn(EVENTS[occasion], event) && branchDoubts(event, trigger, branch).length === 0;
  });
}
