import { planFoundation } from '../../plan/foundation';
import { GITHUB_ACTIONS_APP } from '../../plan/rulesets';
import type { Registry } from '../../registry/schema';
import { UserError } from '../../registry/user-error';
import { type FindCallee, mayBe, reportedContexts } from './contexts';
import { triggerDoubts } from './triggers';
import type { Workflow } from './workflow';

/** What was found of one required check. */
export interface RequiredContext {
  readonly branch: string;
  readonly context: string;
  readonly app: string;
  /**
   * `unverified`: only an expression or a workflow that is not at hand could report it; `other-app`: not a workflow's to
   * report.
   */
  readonly verdict: 'reported' | 'skippable' | 'missing' | 'unverified' | 'other-app';
  readonly why: string;
}

function judge(
  branch: string,
  context: string,
  workflows: readonly Workflow[],
  find: FindCallee,
): Pick<RequiredContext, 'verdict' | 'why'> {
  const reporters = workflows.flatMap((workflow) =>
    reportedContexts(workflow, find)
      .filter((each) => mayBe(each, context))
      .map((each) => ({ ...each, trigger: triggerDoubts(workflow, branch) })),
  );
  const onPulls = reporters.flatMap(({ trigger, ...each }) =>
    trigger === undefined ? [] : [{ ...each, doubts: [...trigger, ...each.doubts] }],
  );
  const [first] = onPulls;
  if (!first) {
    const elsewhere = reporters.map(({ source }) => source);
    return {
      verdict: 'missing',
      why:
        elsewhere.length > 0 ? `only reported outside pull requests, by ${elsewhere.join(', ')}` : 'no job reports it',
    };
  }
  const exact = onPulls.filter(({ isPattern }) => !isPattern);
  const sure = exact.find(({ doubts }) => doubts.length === 0);
  if (sure) return { verdict: 'reported', why: sure.source };
  const [known] = exact;
  if (known) return { verdict: 'skippable', why: `${known.source}: ${known.doubts.join('; ')}` };
  return { verdict: 'unverified', why: `${first.source} may report it as "${first.name}"` };
}

/**
 * Whether workflows can report every check that a repository's rulesets require, always. Throws UserError (exit 2) when
 * the registry has no such repository.
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
  return plan.rulesets.flatMap(({ include, requiredChecks }) =>
    include.flatMap((ref) => {
      const branch = ref.replace(/^refs\/heads\//, '');
      return requiredChecks.map(({ context, app }): RequiredContext => {
        const about = { branch, context, app };
        if (app !== GITHUB_ACTIONS_APP) return { ...about, verdict: 'other-app', why: `reported by the App ${app}` };
        return { ...about, ...judge(branch, context, workflows, find) };
      });
    }),
  );
}

/** 1 when a required check can't be reported or can be skipped, else 3 when that is not known, else 0. */
export function contextsExitCode(contexts: readonly RequiredContext[]): 0 | 1 | 3 {
  if (contexts.some(({ verdict }) => verdict === 'missing' || verdict === 'skippable')) return 1;
  return contexts.some(({ verdict }) => verdict === 'unverified') ? 3 : 0;
}
