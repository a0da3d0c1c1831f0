import type { data } from '@actions/expressions';
import type { ContextAccess, Logical } from '@actions/expressions/ast';
import { githubPackages } from '../github-packages';
import { asksStatus, type Expression, parseExpression } from './parse';

/** The result of the earlier jobs or steps; it decides `success()` and the like. */
export type Status = 'success' | 'failure' | 'cancelled' | 'skipped';

/** The contexts that an expression can read. */
export interface Scope {
  /** By name; reading a context that is not here is an error. */
  readonly contexts: Readonly<Record<string, unknown>>;
  /** Default `success`. */
  readonly status?: Status;
}

type Data = data.ExpressionData;

interface Evaluated {
  readonly name: string;
  readonly minArgs: number;
  readonly maxArgs: number;
  readonly call: () => Data;
}

/** A name that is missing from a context whose members are all known. */
export class MissingMember extends Error {}

/** A context whose members are all known: reading another one is an error in the workflow. */
export class Complete {
  constructor(
    readonly members: Readonly<Record<string, unknown>>,
    readonly what: string,
  ) {}
}

/** `members` as a context in which only `NAME || …` may read a missing name. */
export function complete(members: Readonly<Record<string, unknown>>, what: string): Complete {
  return new Complete(members, what);
}

function dictionaryOf(members: Readonly<Record<string, unknown>>, what?: string): data.Dictionary {
  const { data } = githubPackages().expressions;
  const made = new data.Dictionary(
    ...Object.entries(members).flatMap(([key, value]) => (value === undefined ? [] : [{ key, value: dataOf(value) }])),
  );
  if (what !== undefined) {
    const known = made.get.bind(made);
    made.get = (key) => {
      const found = known(key);
      if (found === undefined) throw new MissingMember(`there is no ${what} '${key}'`);
      return found;
    };
  }
  return made;
}

function dataOf(value: unknown): Data {
  const { data } = githubPackages().expressions;
  if (value === null || value === undefined) return new data.Null();
  if (typeof value === 'string') return new data.StringData(value);
  if (typeof value === 'number') return new data.NumberData(value);
  if (typeof value === 'boolean') return new data.BooleanData(value);
  if (Array.isArray(value)) return new data.Array(...value.map(dataOf));
  if (value instanceof Complete) return dictionaryOf(value.members, value.what);
  return dictionaryOf(value as Readonly<Record<string, unknown>>);
}

function plainOf(value: Data): unknown {
  const { data } = githubPackages().expressions;
  if (value instanceof data.Array) return value.values().map(plainOf);
  if (value instanceof data.Dictionary)
    return Object.fromEntries(value.pairs().map((one) => [one.key, plainOf(one.value)]));
  return value instanceof data.Null ? null : (value as { readonly value: unknown }).value;
}

function statusFunctions(status: Status) {
  const { data } = githubPackages().expressions;
  const holds: Readonly<Record<string, boolean>> = {
    success: status === 'success',
    failure: status === 'failure',
    cancelled: status === 'cancelled',
    always: true,
  };
  const functions = new Map<string, Evaluated>(
    Object.entries(holds).map(([name, is]) => {
      const call = () => new data.BooleanData(is);
      return [name, { name, minArgs: 0, maxArgs: 0, call }] as const;
    }),
  );
  const hashFiles = () => {
    throw new Error("no function 'hashFiles' is played");
  };
  functions.set('hashfiles', { name: 'hashFiles', minArgs: 1, maxArgs: 255, call: hashFiles });
  return functions;
}

// In `secrets.NAME || ''` the part after `||` replaces a missing name.
function evaluatorClass(contexts: data.Dictionary) {
  const { expressions, lexer } = githubPackages();
  return class extends expressions.Evaluator {
    override visitLogical(logical: Logical): Data {
      if (logical.operator.type !== lexer.TokenType.OR) return super.visitLogical(logical);
      let result: Data = new expressions.data.Null();
      for (const [index, arg] of logical.args.entries()) {
        try {
          result = this.eval(arg);
        } catch (error) {
          if (!(error instanceof MissingMember) || index === logical.args.length - 1) throw error;
          result = new expressions.data.Null();
        }
        if (isTruthy(result)) return result;
      }
      return result;
    }

    override visitContextAccess(access: ContextAccess): Data {
      const found = contexts.get(access.name.lexeme);
      if (found === undefined) throw new Error(`no context '${access.name.lexeme}' here`);
      return found;
    }
  };
}

function resultOf(expression: Expression, { contexts, status = 'success' }: Scope): Data {
  const all = dictionaryOf(contexts);
  const Evaluator = evaluatorClass(all);
  return new Evaluator(expression, all, statusFunctions(status)).evaluate();
}

function isTruthy(value: Data): boolean {
  const { data } = githubPackages().expressions;
  if (value instanceof data.Null) return false;
  if (value instanceof data.StringData) return value.value !== '';
  if (value instanceof data.NumberData) return value.value !== 0 && !Number.isNaN(value.value);
  return value instanceof data.BooleanData ? value.value : true;
}

/** The value of an expression as plain data. Throws on invalid text and on a missing context. */
export function evaluate(text: string, scope: Scope): unknown {
  return plainOf(resultOf(parseExpression(text), scope));
}

/** A plain value as text, as GitHub inserts it into a string; null is the empty text. */
export function textOf(value: unknown): string {
  return dataOf(value).coerceString();
}

/** The value of an expression as text, as GitHub inserts it into a string. Throws as `evaluate` does. */
export function expressionText(expression: Expression, scope: Scope): string {
  return resultOf(expression, scope).coerceString();
}

/** Whether the condition of an `if` holds. GitHub puts `success() &&` before a condition without a status function. */
export function conditionHolds(text: string, scope: Scope): boolean {
  const expression = parseExpression(text);
  if (!asksStatus(expression) && (scope.status ?? 'success') !== 'success') return false;
  return isTruthy(resultOf(expression, scope));
}
