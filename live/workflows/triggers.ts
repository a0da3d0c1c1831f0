import { FilterPatternError, filterIncludes } from '../../formats/patterns/workflow-filter';
import type { Trigger } from '../../formats/workflow/read';
import type { Workflow } from './workflow';

/** The events on which a check of a pull request is reported for its head commit. */
const EVENTS = ['pull_request', 'pull_request_target'] as const;

/** What a pull request must be able to do to a check: come, change, come back. */
const NEEDED_TYPES = ['opened', 'synchronize', 'reopened'] as const;

function branchDoubts(event: string, trigger: Trigger, branch: string): readonly string[] {
  const { branches } = trigger;
  const ignored = trigger['branches-ignore'];
  if (branches && ignored) return [`${event} has branches and branches-ignore, which GitHub refuses together`];
  try {
    const isLeftOut =
      (branches && !filterIncludes(branches, branch)) ||
      // No pattern takes a branch back in here.
      ignored?.some((pattern) => pattern.startsWith('!') || filterIncludes([pattern], branch));
    return isLeftOut ? [`${event} leaves out the branch ${branch}`] : [];
  } catch (error) {
    if (!(error instanceof FilterPatternError)) throw error;
    return [`${event} has a branch pattern that GitHub cannot read: ${error.message}`];
  }
}

function doubtsOf(event: string, trigger: Trigger, branch: string): readonly string[] {
  const { types, paths } = trigger;
  const missing = types === undefined ? [] : NEEDED_TYPES.filter((type) => !types.includes(type));
  return [
    ...branchDoubts(event, trigger, branch),
    ...(paths || trigger['paths-ignore']
      ? [`${event} has a path filter: without a match the check never reports and blocks for ever`]
      : []),
    ...(missing.length > 0 ? [`${event} leaves out the types ${missing.join(', ')}`] : []),
  ];
}

/**
 * Why a workflow may not run on a pull request to a branch; empty = it always runs, undefined = it is for no pull
 * request at all.
 */
export function triggerDoubts(workflow: Workflow, branch: string): readonly string[] | undefined {
  const found = EVENTS.flatMap((event) => {
    const trigger = Object.hasOwn(workflow.events, event) ? workflow.events[event] : undefined;
    return trigger === undefined ? [] : [doubtsOf(event, trigger, branch)];
  });
  const [first] = found;
  return first === undefined ? undefined : (found.find((doubts) => doubts.length === 0) ?? first);
}
