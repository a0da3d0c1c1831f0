import type { WorkflowFile } from '../../formats/workflow/read';
import { addressText, environmentAddress } from '../../plan/address';
import { signingQuestion } from '../../plan/signing/question';
import { stackOptions } from '../../plan/stack-options';
import { type DeployPlace, deployNaming, ticketProblems } from '../../plan/tickets/judge';
import { keyProblems } from '../../plan/tickets/key-jobs';
import { keysOfRegistry } from '../../plan/tickets/key-question';
import type { EnvironmentPlan, TierPlan } from '../../plan/types';
import type { Registry } from '../../registry/schema';
import { repositoryOf } from '../../registry/selectors';
import type { Finding } from '../finding';
import type { WorkflowPlace } from '../github/workflow-files';
import { lookAgain } from '../repair';
import { commandWithComment } from '../repair/shell';

/** A workflow file that runs may execute. */
export interface Placed {
  readonly file: WorkflowFile;
  /** Where the file was read; `./` in it refers to that place. */
  readonly place: WorkflowPlace;
}

/** The workflow files of a branch, and why others could not be read. */
export interface Branch {
  readonly files: readonly Placed[];
  readonly unread: readonly string[];
}

function placeOf({ name, surfaces, tier }: EnvironmentPlan): DeployPlace | undefined {
  const [surface] = surfaces;
  return surface === undefined || tier === undefined ? undefined : { name, surface, tier };
}

/** What the jobs of a branch are judged by. */
export interface JobQuestion {
  readonly registry: Registry;
  readonly plan: TierPlan;
  /** The text of the action that generated jobs share; undefined where there is none. */
  readonly setUpAction: string | undefined;
}

/**
 * Finds what the workflow files of a branch let into an environment. The jobs with Causeway's keys are judged once for a
 * branch, for the environment that is its first.
 */
export type JobJudge = (environment: EnvironmentPlan, isFirst: boolean, branch: Branch) => readonly Finding[];

/** The judge of all branches of a plan. */
export function jobJudge({ registry, plan, setUpAction }: JobQuestion): JobJudge {
  const { stack, organization } = plan;
  const { name } = repositoryOf(registry, registry.governance.repository);
  const signing = signingQuestion(registry, setUpAction);
  const naming = deployNaming(registry);
  return (environment, isFirst, { files, unread }) => {
    const place = placeOf(environment);
    if (place === undefined) return [];
    const governing = environment.repository.name === name ? undefined : `${organization}/${name}`;
    const at = { address: addressText(environmentAddress(environment)), field: 'workflows' };
    // Every callee was read as well, or is reported as unread.
    const question = { ...signing, governing, places: [place], naming, isKnown: () => true };
    const keys = isFirst ? keysOfRegistry(registry, setUpAction, environment.repository.key) : undefined;
    const seen = files.flatMap(({ file }) => [
      ...ticketProblems(file, question),
      ...(keys === undefined ? [] : keyProblems(file, keys)),
    ]);
    const rule = 'after the rules hygiene-ticket-first and hygiene-key-environments accept the workflow';
    const repair = commandWithComment(`causeway live verify ${stackOptions(stack)}`, rule);
    return [
      ...(seen.length === 0 ? [] : [{ kind: 'different' as const, ...at, planned: [], seen, repair }]),
      ...(unread.length === 0
        ? []
        : [{ kind: 'unverified' as const, ...at, reason: unread.join('; '), repair: lookAgain(stack) }]),
    ];
  };
}
