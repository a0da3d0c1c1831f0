import { conditionHolds } from '../../formats/expression/evaluate';
import {
  asksStatus,
  calledFunction,
  conjuncts,
  contextsIn,
  parseExpression,
  pathOf,
} from '../../formats/expression/parse';
import { githubPackages } from '../../formats/github-packages';
import { sureCommands } from '../../formats/shell/commands';
import { type Mapping, memberOf, type Value } from '../../formats/token/value';
import { conditionOf, type WorkflowFile, type WorkflowJob } from '../../formats/workflow/read';
import { shellOptions } from '../../formats/workflow/step-shell';
import { placeFlaws, type SigningQuestion, stepFlaw } from '../signing/judge';
import { variablesFlaw } from '../signing/steering';
import { type VerifiedPlace, verifiedPlace } from './command';

/** The tickets that a job verifies before it succeeds, and the reasons why similar commands do not count. */
export interface Guards {
  readonly places: readonly VerifiedPlace[];
  readonly doubts: readonly string[];
}

function isOff(value: Value | undefined): boolean {
  return value === undefined || value === false;
}

function runsAlways(step: Mapping): boolean {
  const condition = conditionOf(memberOf(step, 'if'));
  if (condition === undefined) return true;
  return contextsIn(parseExpression(condition)).size === 0 && conditionHolds(condition, { contexts: {} });
}

function isSuccessCall(expression: ReturnType<typeof parseExpression>): boolean {
  const { ast } = githubPackages();
  return (
    calledFunction(expression) === 'success' && expression instanceof ast.FunctionCall && expression.args.length === 0
  );
}

function succeededNeed(expression: ReturnType<typeof parseExpression>): string | undefined {
  const { ast, expressions, lexer } = githubPackages();
  if (!(expression instanceof ast.Binary) || expression.operator.type !== lexer.TokenType.EQUAL_EQUAL) return undefined;
  const sides = [expression.left, expression.right];
  const literal = sides.find((side) => side instanceof ast.Literal)?.literal;
  if (!(literal instanceof expressions.data.StringData) || literal.value.toLowerCase() !== 'success') return undefined;
  const path = sides.flatMap((side) => [pathOf(side) ?? []]).find((each) => each.length === 3);
  return path?.[0] === 'needs' && path[2] === 'result' ? path[1] : undefined;
}

/**
 * The needs of a job that have certainly succeeded when it runs. Where its condition includes `success()`, written or
 * implied, that is all of them. Otherwise it is those whose result the condition compares. No other condition is
 * understood.
 */
export function succeededNeeds({ condition, needs }: WorkflowJob): readonly string[] {
  if (condition === undefined) return needs;
  const expression = parseExpression(condition);
  if (!asksStatus(expression)) return needs;
  const all = conjuncts(expression);
  if (all.some(isSuccessCall)) return needs;
  const named = all.flatMap((each) => succeededNeed(each) ?? []);
  return needs.filter((need) => named.includes(need.toLowerCase()));
}

function flawOfStep(step: Mapping): string | undefined {
  if (!isOff(memberOf(step, 'continue-on-error'))) return 'its step has continue-on-error';
  if (!isOff(memberOf(step, 'background'))) return 'its step runs in the background';
  if (!runsAlways(step)) return 'its step has a condition';
  return undefined;
}

// In another folder the command reads that folder's registry, and its path may name another program.
function flawOfFolder(step: Mapping, job: WorkflowJob, file: WorkflowFile): string | undefined {
  const byDefault = (content: Mapping) => memberOf(memberOf(memberOf(content, 'defaults'), 'run'), 'working-directory');
  const folder = memberOf(step, 'working-directory') ?? byDefault(job.content) ?? byDefault(file.content) ?? '.';
  return folder === '.' || folder === './' ? undefined : 'it runs in another folder than the checkout';
}

function flawOfJob({ content, condition }: WorkflowJob): string | undefined {
  if (memberOf(content, 'environment') !== undefined) return 'its job has an environment, whose secrets it already has';
  if (!isOff(memberOf(content, 'continue-on-error'))) return 'its job has continue-on-error';
  if (condition === undefined) return undefined;
  const expression = parseExpression(condition);
  const isUnderstood = !asksStatus(expression) || conjuncts(expression).some(isSuccessCall);
  return isUnderstood ? undefined : `its job runs on "${condition}"`;
}

/**
 * The tickets that a job verifies. A job that calls a workflow verifies nothing by itself. Steps before the command may
 * do no more than those of a job that signs: with another checkout, a file or an action they could put another program
 * in its place.
 */
export function guardsOf(job: WorkflowJob, file: WorkflowFile, question: SigningQuestion): Guards {
  const places: VerifiedPlace[] = [];
  const doubts: string[] = [];
  const flaw = flawOfJob(job) ?? placeFlaws(job, file)[0];
  let before: string | undefined;
  for (const step of job.steps) {
    const run = memberOf(step, 'run');
    const environments = [memberOf(step, 'env'), memberOf(job.content, 'env'), memberOf(file.content, 'env')];
    const variables = (name: string) =>
      environments.map((each) => memberOf(each, name)).find((value) => value !== undefined);
    const options = shellOptions(step, job, file);
    for (const command of typeof run === 'string' ? sureCommands(run, options ?? { pipefail: false }) : []) {
      const place = verifiedPlace(command, variables);
      if (place === undefined) continue;
      const why =
        (typeof place === 'string' ? place : undefined) ??
        flaw ??
        flawOfStep(step) ??
        flawOfFolder(step, job, file) ??
        (options === undefined ? 'its shell may go on after a failure: say "shell: bash"' : undefined) ??
        (before === undefined ? undefined : `a step before it may change what it runs: ${before}`) ??
        variablesFlaw(memberOf(step, 'env'));
      if (why === undefined && typeof place !== 'string') places.push(place);
      else doubts.push(`the command of the job ${job.id} does not count: ${why}`);
    }
    before ??= stepFlaw(step, job, file, question);
  }
  return { places, doubts };
}
