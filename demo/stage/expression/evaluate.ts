import { FUNCTIONS } from './functions';
import { callsOf, type Expression, parseExpression } from './parse';
import { compares, isEqual, isTruthy, textOf } from './values';

/** How what came before went: it decides `success()` and the like. */
export type Status = 'success' | 'failure' | 'cancelled' | 'skipped';

/** What an expression can see. */
export interface Scope {
  /** By name; a name that is not here is a mistake, as GitHub has it. */
  readonly contexts: Readonly<Record<string, unknown>>;
  /** Default `success`. */
  readonly status?: Status;
}

const STATUS: Readonly<Record<string, (status: Status) => boolean>> = {
  success: (status) => status === 'success',
  failure: (status) => status === 'failure',
  cancelled: (status) => status === 'cancelled',
  always: () => true,
};

/** A name that a context which is wholly known does not have. */
export class MissingMember extends Error {}

/**
 * A context whose members are all known: reading any other is a mistake in the workflow, not nothing. One that may be
 * missing is written with what stands for it then: `secrets.NAME || ''`.
 */
export function complete(members: Readonly<Record<string, unknown>>, what: string): unknown {
  return new Proxy(members, {
    get: (target, name) => {
      if (typeof name !== 'string' || Object.hasOwn(target, name) || name === 'toJSON')
        return Reflect.get(target, name);
      throw new MissingMember(`there is no ${what} '${name}'`);
    },
  });
}

function member(of: unknown, key: unknown): unknown {
  if (of === null || of === undefined || typeof of !== 'object') return null;
  if (Array.isArray(of)) return of[Number(key)] ?? null;
  const name = textOf(key);
  const own = Object.keys(of).find((each) => each === name) ?? Object.keys(of).find((each) => sameName(each, name));
  return Reflect.get(of, own ?? name) ?? null;
}

// Whether it is what `.*` picked, whose members are those of each.
function isFiltered(expression: Expression): boolean {
  return expression.kind === 'every' || (expression.kind === 'member' && isFiltered(expression.of));
}

function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function call(name: string, args: readonly unknown[], { status = 'success' }: Scope): unknown {
  const asked = STATUS[name];
  if (asked !== undefined) return asked(status);
  const play = FUNCTIONS[name];
  if (play === undefined) throw new Error(`no function '${name}' is played`);
  return play(...args);
}

function resultOf(expression: Expression, scope: Scope): unknown {
  switch (expression.kind) {
    case 'value':
      return expression.value;
    case 'context':
      if (!Object.hasOwn(scope.contexts, expression.name)) throw new Error(`no context '${expression.name}' here`);
      return scope.contexts[expression.name];
    case 'member': {
      const [of, key] = [resultOf(expression.of, scope), resultOf(expression.key, scope)];
      return isFiltered(expression.of) && Array.isArray(of) ? of.map((each) => member(each, key)) : member(of, key);
    }
    case 'every':
      return Object.values((resultOf(expression.of, scope) ?? {}) as object);
    case 'call':
      return call(
        expression.name,
        expression.args.map((each) => resultOf(each, scope)),
        scope,
      );
    case 'not':
      return !isTruthy(resultOf(expression.of, scope));
    case 'operator':
      return operated(expression, scope);
  }
}

function ifThere(expression: Expression, scope: Scope): unknown {
  try {
    return resultOf(expression, scope);
  } catch (error) {
    if (error instanceof MissingMember) return null;
    throw error;
  }
}

function operated({ operator, left, right }: Extract<Expression, { kind: 'operator' }>, scope: Scope): unknown {
  const first = operator === '||' ? ifThere(left, scope) : resultOf(left, scope);
  if (operator === '&&') return isTruthy(first) ? resultOf(right, scope) : first;
  if (operator === '||') return isTruthy(first) ? first : resultOf(right, scope);
  const second = resultOf(right, scope);
  if (operator === '==') return isEqual(first, second);
  if (operator === '!=') return !isEqual(first, second);
  return compares(operator, first, second);
}

/** What an expression (without `${{ }}`) comes to. Throws on a context or a function that is not played. */
export function evaluate(text: string, scope: Scope): unknown {
  return resultOf(parseExpression(text), scope);
}

const WHOLE = /^\$\{\{(?<inner>(?:(?!\}\}).)*)\}\}$/s;

/** A value of a workflow's file with its expressions filled in: a text that is one whole expression keeps the kind of its value. */
export function fill(value: unknown, scope: Scope): unknown {
  if (typeof value !== 'string') return value;
  const whole = WHOLE.exec(value.trim())?.groups?.['inner'];
  if (whole !== undefined) return evaluate(whole.trim(), scope);
  return value.replace(/\$\{\{(.*?)\}\}/gs, (_match, inner: string) => textOf(evaluate(inner.trim(), scope)));
}

/** `fill` as text. */
export function fillText(value: unknown, scope: Scope): string {
  return textOf(fill(value, scope));
}

/** Whether an `if:` holds: one that asks for no status wants everything before it to have succeeded. */
export function holds(condition: string | boolean | number | undefined, scope: Scope): boolean {
  const text = String(condition ?? 'success()').trim();
  const inner = WHOLE.exec(text)?.groups?.['inner'] ?? text;
  const asksStatus = callsOf(parseExpression(inner)).some((name) => Object.hasOwn(STATUS, name));
  return isTruthy(evaluate(asksStatus ? inner : `success() && (${inner})`, scope));
}
