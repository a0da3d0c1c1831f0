import { conjuncts, type Expression, parseExpression, pathOf } from '../../formats/expression/parse';
import { piecesOf } from '../../formats/expression/pieces';
import { possibleBeginnings } from '../../formats/expression/possible';
import { githubPackages } from '../../formats/github-packages';
import { Dynamic, INSERTED, isMappingValue, type Mapping, memberOf, type Value } from '../../formats/token/value';
import type { WorkflowFile, WorkflowJob } from '../../formats/workflow/read';
import { actionNameOf, isCommitId, ownPath, referenceOf } from '../../formats/workflow/references';
import { shellOptions } from '../../formats/workflow/step-shell';
import { actionName, LOGIN_ACTIONS } from '../login-actions';
import { isSetUpAction, SET_UP_ACTION } from '../set-up-action';
import { checkoutFlaw } from './checkout';
import { isDataFolder } from './folders';
import type { Variables } from './options';
import { scriptFlaw } from './script';
import { variablesFlaw } from './steering';

/** The question about jobs that may sign. */
export interface SigningQuestion {
  readonly defaultBranch: string;
  /** `owner/name` of the governing repository where the file is in another one: only the governing one's code judges. */
  readonly governing?: string | undefined;
  /** The runners that the registry names, as JSON. Like GitHub's own they run the scripts of generated steps with bash. */
  readonly runners?: readonly string[] | undefined;
  /** Variables that may steer a step, or name its output, and are still allowed. */
  readonly allowed?: readonly string[] | undefined;
  /** The first names of the folders that hold code of the governing repository. */
  readonly code: readonly string[];
  /** The action that generated jobs share, as it is on the governing repository's default branch; undefined: not there. */
  readonly setUpAction: string | undefined;
}

/** These actions run no code of the checkout. */
const ACTIONS: readonly string[] = [
  ...Object.values(LOGIN_ACTIONS).map(actionName),
  ...['actions/checkout', 'actions/setup-node', 'actions/download-artifact', 'actions/upload-artifact'],
  ...['actions/create-github-app-token', 'actions/deploy-pages', 'github/codeql-action/upload-sarif'],
];
// Runs of other branches write to a cache, too.
// https://docs.github.com/en/actions/reference/workflows-and-actions/dependency-caching#restrictions-for-accessing-a-cache
const NODE_INPUTS: readonly string[] = ['node-version', 'package-manager-cache', 'check-latest'];

/** Whether a job can request an identity token. By default none can. */
function maySign(job: WorkflowJob, file: WorkflowFile): boolean {
  const permissions = memberOf(job.content, 'permissions') ?? memberOf(file.content, 'permissions');
  if (permissions === undefined || permissions === null) return false;
  if (!isMappingValue(permissions)) return permissions !== 'read-all';
  if (memberOf(permissions, INSERTED) !== undefined) return true;
  const level = memberOf(permissions, 'id-token');
  return level !== undefined && level !== 'none' && level !== 'read';
}

function isHeadOfDefault(expression: Expression, defaultBranch: string): boolean {
  const [first, second, ...others] = piecesOf(expression);
  if (others.length > 0 || typeof first !== 'string') return false;
  if (second === undefined) return first === `refs/heads/${defaultBranch}`;
  if (first !== 'refs/heads/' || typeof second === 'string') return false;
  return pathOf(second)?.join('.') === 'github.event.repository.default_branch';
}

// A tag may have the branch's name, so the full ref is compared.
function isOnDefault({ condition }: WorkflowJob, defaultBranch: string): boolean {
  if (condition === undefined) return false;
  const { ast, lexer } = githubPackages();
  return conjuncts(parseExpression(condition)).some((each) => {
    if (!(each instanceof ast.Binary) || each.operator.type !== lexer.TokenType.EQUAL_EQUAL) return false;
    const isRef = (side: Expression) => pathOf(side)?.join('.') === 'github.ref';
    const [left, right] = [each.left, each.right];
    return (
      (isRef(left) && isHeadOfDefault(right, defaultBranch)) || (isRef(right) && isHeadOfDefault(left, defaultBranch))
    );
  });
}

// A job checks out the default branch before, and has no other code; the checkout is judged as a step of its own.
function ownActionFlaw(uses: string, { setUpAction }: SigningQuestion): string | undefined {
  if (uses !== SET_UP_ACTION) return `it uses ${uses}, and it is unknown what that runs`;
  return isSetUpAction(setUpAction) ? undefined : `it uses ${uses}, which is not as Causeway generates it`;
}

function actionFlaw(uses: string, given: Value | undefined, question: SigningQuestion): string | undefined {
  const { code } = question;
  if (ownPath(uses) !== undefined) return ownActionFlaw(uses, question);
  const called = referenceOf(uses);
  const name = called === undefined ? '' : actionNameOf(called);
  if (called === undefined || !ACTIONS.includes(name)) return `it uses ${uses}, and it is unknown what that runs`;
  if (!isCommitId(called.ref)) return `it uses ${name} by a name that can move, not by a full commit`;
  if (name === 'actions/download-artifact') {
    const path = memberOf(given, 'path');
    return typeof path === 'string' && isDataFolder(path, code)
      ? undefined
      : 'it downloads an artifact beside its code: path must be a folder of its own';
  }
  if (name !== 'actions/setup-node') return undefined;
  const input = Object.keys(given ?? {}).find((each) => !NODE_INPUTS.includes(each.toLowerCase()));
  if (input !== undefined) return `it sets Node up by ${input}`;
  const cache = memberOf(given, 'package-manager-cache');
  return cache === false || cache === 'false' ? undefined : 'it takes packages from a cache that other branches write';
}

function hasNamedRunner(
  step: Mapping,
  job: WorkflowJob,
  file: WorkflowFile,
  { runners = [] }: SigningQuestion,
): boolean {
  const shell = memberOf(step, 'shell') ?? runDefault(job.content, 'shell') ?? runDefault(file.content, 'shell');
  return shell === undefined && runners.includes(JSON.stringify(memberOf(job.content, 'runs-on')));
}

/** The reason why a step may run other code than the default branch's, or may steer the steps after it. */
export function stepFlaw(
  step: Mapping,
  job: WorkflowJob,
  file: WorkflowFile,
  question: SigningQuestion,
): string | undefined {
  const steering = variablesFlaw(memberOf(step, 'env'), question.allowed);
  if (steering !== undefined) return steering;
  const uses = memberOf(step, 'uses');
  if (uses !== undefined) {
    const flaw = actionFlaw(String(uses), memberOf(step, 'with'), question);
    const called = referenceOf(String(uses));
    if (flaw !== undefined || called === undefined || actionNameOf(called) !== 'actions/checkout') return flaw;
    return checkoutFlaw(step, file, job, { ...question, isOnDefault: isOnDefault(job, question.defaultBranch) });
  }
  const run = memberOf(step, 'run');
  if (typeof run !== 'string') return 'an expression is part of its script';
  const folder = memberOf(step, 'working-directory') ?? runDefault(job.content, 'working-directory');
  if ((folder ?? runDefault(file.content, 'working-directory') ?? '.') !== '.') return 'it runs in another folder';
  if (shellOptions(step, job, file) === undefined && !hasNamedRunner(step, job, file, question)) {
    return 'Causeway cannot read the commands of its shell';
  }
  return scriptFlaw(run, question, variablesOf(step, job, file));
}

// A step's variables override its job's, which override the file's. Variables that earlier steps set come last:
// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#env
function variablesOf(step: Mapping, job: WorkflowJob, file: WorkflowFile): Variables {
  const scopes = [step, job.content, file.content].map((each) => memberOf(each, 'env'));
  return (name) => {
    const scope = scopes.find((each) => each instanceof Dynamic || memberOf(each, name) !== undefined);
    const value = memberOf(scope, name);
    if (value instanceof Dynamic) return possibleBeginnings(parseExpression(value.expression));
    return typeof value === 'string' ? [{ text: value, isWhole: true }] : undefined;
  };
}

function runDefault(content: Mapping, name: string): Value | undefined {
  return memberOf(memberOf(memberOf(content, 'defaults'), 'run'), name);
}

/**
 * The reasons why the place where a job runs may decide what its steps run. A container has programs of its own; a
 * service may mount the checkout.
 */
export function placeFlaws(job: WorkflowJob, file: WorkflowFile): readonly string[] {
  const steering = [file.content, job.content].flatMap((each) => variablesFlaw(memberOf(each, 'env')) ?? []);
  const has = (name: string) => memberOf(job.content, name) !== undefined;
  return [
    ...steering,
    ...(has('container') ? ['it runs in a container'] : []),
    ...(has('services') ? ['it has service containers, which may mount its files'] : []),
  ];
}

/** The reasons why a job may run other code than the default branch's, in words. */
export function jobFlaws(job: WorkflowJob, file: WorkflowFile, question: SigningQuestion): readonly string[] {
  // A called workflow is judged in its own file.
  if (job.uses !== undefined) return [];
  return [...placeFlaws(job, file), ...job.steps.flatMap((step) => stepFlaw(step, job, file, question) ?? [])];
}

/**
 * Reasons why jobs with `id-token: write` may run other code than the default branch's. Such code can sign everything
 * that the registry trusts its workflow to attest.
 */
export function signingProblems(file: WorkflowFile, question: SigningQuestion): readonly string[] {
  return file.jobs
    .filter((job) => maySign(job, file))
    .flatMap((job) =>
      jobFlaws(job, file, question).map(
        (flaw) => `the job ${job.id} of ${file.path} may sign (id-token: write), and ${flaw}`,
      ),
    );
}
