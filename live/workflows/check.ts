import { planFoundation } from '../../plan/foundation';
import { GITHUB_ACTIONS_APP } from '../../plan/rulesets';
import type { Registry } from '../../registry/schema';
import { UserError } from '../../registry/user-error';
import { mayBe, reportedContexts } from './contexts';
import { mayReportBeside, type Occasion, triggerDoubts } from './triggers';
import type { FindCallee, Workflow } from './workflow';

/** The findings on one required check. */
export interface RequiredContext {
  readonly branch: string;
  readonly context: string;
  readonly app: string;
  /**
   * `ambiguous`: several jobs report it, and one of them passing is enough. `unverified`: only an expression or an
   * unavailable workflow could report it, or only a run shows whether it does. `other-app`: another App reports it.
   */
  readonly verdict: 'reported' | 'skippable' | 'ambiguous' | 'missing' | 'unverified' | 'other-app';
  readonly why: string;
}

const NO: readonly RequiredContext['verdict'][] = ['missing', 'skippable', 'ambiguous'];

type Judgement = Pick<RequiredContext, 'verdict' | 'why'>;

const OUTSIDE: Readonly<Record<Occasion, string>> = {
  'pull request': 'only reported outside pull requests',
  'merge queue': 'not reported to the merge queue, for want of "merge_group"',
};

/**
 * GitHub compares the name of a required check alone. A job that passes, or that is skipped, hides the failure of another
 * one with its name: https://github.com/actions/runner/issues/1085, https://github.com/sgl-project/sglang/pull/22001,
 * https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/managing-protected-branches/about-protected-branches
 */
const AMBIGUOUS = 'GitHub lets the pull request pass when one of them does; give each job a name of its own';

function judgeFor(
  occasion: Occasion,
  branch: string,
  context: string,
  workflows: readonly Workflow[],
  find: FindCallee,
  token: 'read' | 'write',
): Judgement {
  const reporters = workflows.flatMap((workflow) =>
    reportedContexts(workflow, find, token)
      .filter((each) => mayBe(each, context))
      .map((each) => ({
        ...each,
        trigger: triggerDoubts(workflow, branch, occasion),
        isBeside: mayReportBeside(workflow, branch, occasion),
      })),
  );
  const onOccasion = reporters.flatMap(({ trigger, ...each }) =>
    trigger === undefined ? [] : [{ ...each, doubts: [...trigger, ...each.doubts] }],
  );
  const [first] = onOccasion;
  if (!first) {
    const elsewhere = reporters.map(({ source }) => source);
    return {
      verdict: 'missing',
      why: elsewhere.length > 0 ? `${OUTSIDE[occasion]}, by ${elsewhere.join(', ')}` : 'no job reports it',
    };
  }
  const exact = onOccasion.filter(({ isPattern }) => !isPattern);
  const beside = reporters.filter(({ isPattern, isBeside }) => !isPattern && isBeside);
  const jobs = new Map(beside.map(({ job, source }) => [job, source]));
  if (exact.length > 0 && jobs.size > 1) {
    return { verdict: 'ambiguous', why: `${[...jobs.values()].join(' and ')}: ${AMBIGUOUS}` };
  }
  const sound = exact.filter(({ doubts }) => doubts.length === 0);
  const sure = sound.find(({ unknowns }) => unknowns.length === 0);
  if (sure) return { verdict: 'reported', why: sure.source };
  const [unsure] = sound;
  if (unsure) return { verdict: 'unverified', why: `${unsure.source}: ${unsure.unknowns.join('; ')}` };
  const [known] = exact;
  if (known) return { verdict: 'skippable', why: `${known.source}: ${known.doubts.join('; ')}` };
  return { verdict: 'unverified', why: `${first.source} may report it as "${first.name}"` };
}

// A queued branch requires a check twice: before a pull request enters the queue, and for the commit that the queue
// creates.
function judge(isQueued: boolean, judged: (occasion: Occasion) => Judgement): Judgement {
  const pull = judged('pull request');
  if (!isQueued || NO.includes(pull.verdict)) return pull;
  const queue = judged('merge queue');
  return queue.verdict === 'reported' ? pull : queue;
}

/**
 * Whether workflows always report every check that a repository's rulesets require. Throws UserError (exit 2) when the
 * registry has no such repository.
 */
export function checkRequiredContexts(
  registry: Registry,
  repositoryKey: string,
  workflows: readonly Workflow[],
  find: FindCallee,
): readonly RequiredContext[] {
  const plan = planFoundation(registry).repositories.find(({ key }) => key === repositoryKey);
  if (!plan) {
    throw new UserError(`no repository "${repositoryKey}" in the registry`, {
      place: '--repository',
      allowed: Object.keys(registry.repositories).join(', '),
    });
  }
  return plan.rulesets.flatMap(({ include, requiredChecks, mergeQueue }) =>
    include.flatMap((ref) => {
      const branch = ref.replace(/^refs\/heads\//, '');
      return requiredChecks.map(({ context, app }): RequiredContext => {
        const about = { branch, context, app };
        if (app !== GITHUB_ACTIONS_APP) return { ...about, verdict: 'other-app', why: `reported by the App ${app}` };
        const judged = (occasion: Occasion) =>
          judgeFor(occasion, branch, context, workflows, find, plan.workflowPermissions);
        return { ...about, ...judge(mergeQueue !== undefined, judged) };
      });
    }),
  );
}

/** 1 when a required check cannot be reported, can be skipped or has several reporters, else 3 when that is unknown, else 0. */
export function contextsExitCode(contexts: readonly RequiredContext[]): 0 | 1 | 3 {
  if (contexts.some(({ verdict }) => NO.includes(verdict))) return 1;
  return contexts.some(({ verdict }) => verdict === 'unverified') ? 3 : 0;
}
