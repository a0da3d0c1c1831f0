import picomatch from 'picomatch';
import { type Trigger, triggerOf, type Workflow } from './workflow';

/** The events on which a check of a pull request is reported for its head commit. */
const EVENTS = ['pull_request', 'pull_request_target'] as const;

/** What a pull request must be able to do to a check: come, change, come back. */
const NEEDED_TYPES = ['opened', 'synchronize', 'reopened'] as const;

function includesBranch(patterns: readonly string[], branch: string): boolean {
  // As GitHub reads them: in order, a later one wins, `!` takes out.
  return patterns.reduce(
    (included, pattern) =>
      pattern.startsWith('!')
        ? included && !picomatch.isMatch(branch, pattern.slice(1), { dot: true })
        : included || picomatch.isMatch(branch, pattern, { dot: true }),
    false,
  );
}

function doubtsOf(event: string, trigger: Trigger, branch: string): readonly string[] {
  const { branches, types, paths } = trigger ?? {};
  const ignored = trigger?.['branches-ignore'];
  const missing = types === undefined ? [] : NEEDED_TYPES.filter((type) => !types.includes(type));
  return [
    ...((branches && !includesBranch(branches, branch)) || (ignored && includesBranch(ignored, branch))
      ? [`${event} leaves out the branch ${branch}`]
      : []),
    ...(paths || trigger?.['paths-ignore']
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
    if (!Object.hasOwn(workflow.on, event)) return [];
    const trigger = triggerOf(workflow, event);
    return [trigger === undefined ? [`${event} cannot be read`] : doubtsOf(event, trigger, branch)];
  });
  const [first] = found;
  return first === undefined ? undefined : (found.find((doubts) => doubts.length === 0) ?? first);
}
