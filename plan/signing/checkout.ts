import { evaluate, textOf } from '../../formats/expression/evaluate';
import { type Expression, parseExpression, partsOf, pathOf } from '../../formats/expression/parse';
import { Dynamic, type Mapping, memberOf, type Value } from '../../formats/token/value';
import type { WorkflowFile, WorkflowJob } from '../../formats/workflow/read';
import { isDataFolder } from './folders';

// GitHub's names have no blanks, so no real name equals one of these.
const [OWNER, OWN, OTHER, DEFAULT, SHA] = ['the owner', 'the own', 'the other', 'the default branch', 'the commit'];
const HEADS = 'refs/heads/';

/** The question about a checkout. */
export interface CheckoutQuestion {
  readonly defaultBranch: string;
  /** Folders of the checkout that hold code. */
  readonly code: readonly string[];
  /** Whether the run's commit is certainly on the default branch. */
  readonly isOnDefault: boolean;
  /** `owner/name` of the governing repository where the file is in another one: then only the governing one's code judges. */
  readonly governing?: string | undefined;
}

function pathsIn(expression: Expression): readonly (readonly string[])[] {
  const path = pathOf(expression);
  return path === undefined ? partsOf(expression).flatMap(pathsIn) : [path];
}

function inputsOf(expressions: readonly string[]): readonly string[] {
  const paths = expressions.flatMap((each) => pathsIn(parseExpression(each)));
  return [...new Set(paths.flatMap(([context, name]) => (context === 'inputs' && name ? [name] : [])))];
}

function environmentOf(file: WorkflowFile, job: WorkflowJob): Mapping {
  const all: Record<string, Value> = {};
  for (const each of [memberOf(file.content, 'env'), memberOf(job.content, 'env')]) {
    for (const [name, value] of Object.entries(each ?? {})) all[name] = value;
  }
  return all;
}

/**
 * Every possible assignment of inputs: each is absent or names another repository. Undefined where there are too many.
 */
function* assignments([first, ...rest]: readonly string[]): Generator<Readonly<Record<string, string>>> {
  if (first === undefined) {
    yield {};
    return;
  }
  for (const others of assignments(rest)) for (const value of ['', OTHER]) yield { [first]: value, ...others };
}

function dispatchInputs(file: WorkflowFile): readonly string[] {
  const inputs = memberOf(memberOf(memberOf(file.content, 'on'), 'workflow_dispatch'), 'inputs');
  return Object.keys(inputs ?? {}).map((name) => name.toLowerCase());
}

interface Checkout {
  readonly repository: string;
  readonly ref: string;
}

// Throws where an expression reads a value that is unknown before the run: a variable, a matrix, an output.
function* possible(step: Mapping, file: WorkflowFile, job: WorkflowJob): Generator<Checkout> {
  const given = memberOf(step, 'with');
  const values = [memberOf(given, 'repository') ?? '', memberOf(given, 'ref') ?? ''];
  const environment = environmentOf(file, job);
  const used = new Set(
    values
      .flatMap((value) => (value instanceof Dynamic ? pathsIn(parseExpression(value.expression)) : []))
      .flatMap(([context, name]) => (context === 'env' && name ? [name] : [])),
  );
  const own = Object.entries(environment).filter(([name]) => used.has(name.toLowerCase()));
  const expressions = [...values, ...own.map(([, value]) => value)].flatMap((value) =>
    value instanceof Dynamic ? [value.expression] : [],
  );
  const inputs = inputsOf(expressions);
  const typed = inputs.find((name) => dispatchInputs(file).includes(name));
  if (typed !== undefined) throw new Error(`whoever starts the workflow types ${typed}`);
  if (inputs.length > 3) throw new Error('it reads too many inputs');
  const github = {
    sha: SHA,
    repository_owner: OWNER,
    repository: `${OWNER}/${OWN}`,
    event: { repository: { default_branch: DEFAULT, name: OWN, full_name: `${OWNER}/${OWN}` } },
  };
  for (const chosen of assignments(inputs)) {
    const text = (value: Value, contexts: object): string =>
      value instanceof Dynamic ? textOf(evaluate(value.expression, { contexts: { ...contexts } })) : textOf(value);
    const env = Object.fromEntries(own.map(([name, value]) => [name, text(value, { inputs: chosen })]));
    const [repository = '', ref = ''] = values.map((value) => text(value, { github, env, inputs: chosen }));
    yield { repository, ref };
  }
}

function isDefault(
  { repository, ref }: Checkout,
  { defaultBranch, isOnDefault, governing }: CheckoutQuestion,
): boolean {
  if (governing !== undefined && ref === '') {
    const [, name] = governing.split('/');
    if (repository === governing || repository === `${OWNER}/${name}`) return true;
  }
  if (governing === undefined && (repository === '' || repository === `${OWNER}/${OWN}`)) {
    if (isOnDefault && (ref === SHA || ref === '')) return true;
    return [DEFAULT, defaultBranch].some((branch) => ref === branch || ref === `${HEADS}${branch}`);
  }
  // For another repository without a ref, checkout takes the default branch.
  return repository === `${OWNER}/${OTHER}` && ref === '';
}

/**
 * The reason why a checkout may place another commit than the default branch's where a job runs code; undefined where
 * it does not. A commit in a folder of its own is data, which no command may run.
 */
export function checkoutFlaw(
  step: Mapping,
  file: WorkflowFile,
  job: WorkflowJob,
  question: CheckoutQuestion,
): string | undefined {
  const folder = memberOf(memberOf(step, 'with'), 'path');
  if (typeof folder === 'string' && isDataFolder(folder, question.code)) return undefined;
  if (folder !== undefined && folder !== '.')
    return 'it checks out into a folder with code, or one that is not in the file';
  try {
    for (const each of possible(step, file, job)) {
      if (isDefault(each, question)) continue;
      return `it checks out ${each.repository || 'its repository'} at ${each.ref || 'the commit of the run'}, not at the default branch`;
    }
    return undefined;
  } catch (error) {
    return `nobody can tell what it checks out: ${(error as Error).message}`;
  }
}
