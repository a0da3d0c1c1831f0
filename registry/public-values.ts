import type { Registry } from './schema';

/** A variable whose value looks like a key and which the registry declares public. */
export interface PublicVariable {
  /** Its owner: a surface's id or a repository's key. */
  readonly of: string;
  readonly name: string;
  readonly reason: string;
  readonly values: readonly string[];
}

/** Every declaration of a public value. */
export function publicVariables({ surfaces, repositories }: Registry): readonly PublicVariable[] {
  return [
    ...surfaces.flatMap(({ id, variables }) =>
      Object.entries(variables).flatMap(([name, { public: reason, values }]) =>
        reason === undefined ? [] : [{ of: id, name, reason, values: Object.values(values) }],
      ),
    ),
    ...Object.entries(repositories).flatMap(([key, { variables, publicVariables: declared = {} }]) =>
      Object.entries(declared).flatMap(([name, reason]) => {
        const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
        return value === undefined ? [] : [{ of: key, name, reason, values: [value] }];
      }),
    ),
  ];
}

/** The values that the registry declares public. */
export function publicValues(registry: Registry): ReadonlySet<string> {
  return new Set(publicVariables(registry).flatMap(({ values }) => values));
}
