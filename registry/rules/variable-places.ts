import { pointer } from '../problem';
import type { Registry } from '../schema';

/** A name in the registry, and its place. */
export interface PlacedName {
  readonly name: string;
  readonly pointer: string;
  readonly at: 'value' | 'key';
}

/** Every place that names a variable or a secret. */
export function placedNames({ repositories, surfaces, apps }: Registry): readonly PlacedName[] {
  return [
    ...Object.entries(repositories).flatMap(([key, { variables }]) =>
      Object.keys(variables).map(
        (name): PlacedName => ({
          name,
          pointer: pointer('repositories', key, 'variables', name),
          at: 'key',
        }),
      ),
    ),
    ...surfaces.flatMap(({ variables, secrets }, index) => [
      ...Object.keys(variables).map(
        (name): PlacedName => ({
          name,
          pointer: pointer('surfaces', index, 'variables', name),
          at: 'key',
        }),
      ),
      ...secrets.map(
        ({ name }, secret): PlacedName => ({
          name,
          pointer: pointer('surfaces', index, 'secrets', secret, 'name'),
          at: 'value',
        }),
      ),
    ]),
    ...Object.entries(apps).flatMap(([role, app]): readonly PlacedName[] =>
      app ? [{ name: app.keySecret, pointer: pointer('apps', role, 'keySecret'), at: 'value' }] : [],
    ),
  ];
}

/** The value of a variable, and its place. */
export interface PlacedValue {
  readonly name: string;
  readonly value: string;
  /** Whether the registry says that it may be public. */
  readonly isPublic: boolean;
  readonly pointer: string;
}

/** Every value of a variable. */
export function placedValues({ repositories, surfaces }: Registry): readonly PlacedValue[] {
  return [
    ...Object.entries(repositories).flatMap(([key, { variables, publicVariables = {} }]) =>
      Object.entries(variables).map(([name, value]) => ({
        name,
        value,
        isPublic: Object.hasOwn(publicVariables, name),
        pointer: pointer('repositories', key, 'variables', name),
      })),
    ),
    ...surfaces.flatMap(({ variables }, index) =>
      Object.entries(variables).flatMap(([name, variable]) =>
        Object.entries(variable.values).map(([tier, value]) => ({
          name,
          value,
          isPublic: variable.public !== undefined,
          pointer: pointer('surfaces', index, 'variables', name, 'values', tier),
        })),
      ),
    ),
  ];
}
