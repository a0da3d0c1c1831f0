import {
  isBasicExpression,
  isBoolean,
  isLiteral,
  isMapping,
  isNumber,
  isSequence,
  isString,
  type Token,
} from './token';

/** A value that an expression decides at run time: the text between `${{` and `}}`, or `format(…)` of several. */
export class Dynamic {
  constructor(readonly expression: string) {}
}

/** A value of a workflow file. */
export type Value = string | number | boolean | null | Dynamic | readonly Value[] | Mapping;

/** A mapping of a workflow file. */
export interface Mapping {
  readonly [key: string]: Value;
}

/** The key that holds what `${{ insert }}` adds to a mapping at run time. */
export const INSERTED = '<insert>';

/** Whether a value is a mapping. */
export function isMappingValue(value: Value | undefined): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Dynamic);
}

/** Whether an expression decides a value or a part of it. */
export function isDynamic(value: Value | undefined): boolean {
  if (value instanceof Dynamic) return true;
  if (Array.isArray(value)) return value.some((each: Value) => isDynamic(each));
  return isMappingValue(value) && Object.entries(value).some(([key, each]) => key === INSERTED || isDynamic(each));
}

/** A token as a value. */
export function plainValue(token: Token): Value {
  if (isBasicExpression(token)) return new Dynamic(token.expression);
  if (isString(token) || isNumber(token) || isBoolean(token)) return token.value;
  if (isSequence(token)) return Array.from({ length: token.count }, (_, at) => plainValue(token.get(at)));
  if (isMapping(token)) {
    return Object.fromEntries(
      Array.from({ length: token.count }, (_, at) => {
        const { key, value } = token.get(at);
        return [isString(key) ? key.value : isLiteral(key) ? key.toString() : INSERTED, plainValue(value)];
      }),
    );
  }
  return isLiteral(token) ? null : new Dynamic(token.toString());
}

/** The value under a key of a mapping; undefined when it has none. */
export function memberOf(value: Value | undefined, key: string): Value | undefined {
  return isMappingValue(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
