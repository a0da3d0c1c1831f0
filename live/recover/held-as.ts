import { isSameName } from '../../registry/github-name';
import type { Resource } from './deployment';

/** The engine's id for a resource whose provider names none, as the bridged Netlify provider does for a variable. */
export const NO_ID = 'missing ID';

/**
 * The parts of an existing object that a state needs: the engine's id, and the outputs with which its provider reads
 * it.
 */
export interface Identified {
  readonly id: string;
  readonly outputs: Readonly<Record<string, unknown>>;
}

/**
 * The resource of a state that an interrupted operation is about. The operation has the program's present name, and the
 * state may still hold the object under its former name, with the same id.
 */
export function heldAs({ urn, type, id }: Resource, state: readonly Resource[]): Resource | undefined {
  const same = state.find((each) => each.urn === urn);
  if (same !== undefined || id === undefined || id === NO_ID) return same;
  const alike = state.filter((each) => each.type === type && each.id === id);
  return alike.length === 1 ? alike[0] : undefined;
}

function isSameId(one: string | undefined, other: string): boolean {
  return one !== undefined && isSameName(one, other);
}

/**
 * The entry by which a state holds an existing object under another logical name than a planned resource's. An id names
 * one object of a type; where the provider gives no id, the outputs by which it reads the object do.
 */
export function heldUnderOtherName(
  { urn, type }: Resource,
  { id, outputs }: Identified,
  state: readonly Resource[],
): Resource | undefined {
  const isThere = (each: Resource) =>
    id === NO_ID
      ? Object.entries(outputs).every(([name, value]) => (each.outputs?.[name] ?? each.inputs?.[name]) === value)
      : isSameId(each.id, id);
  return state.find((each) => each.urn !== urn && each.type === type && isThere(each));
}

function repositoryIn({ inputs }: Resource): string | undefined {
  const name = inputs?.['repository'];
  return typeof name === 'string' ? name : undefined;
}

/**
 * Whether an interrupted update follows a rename of the repository at GitHub. A refresh would then read under the name
 * in the state. That name may belong to another repository by now, and the provider would forget the object.
 */
export function followsRename(update: Resource, held: Resource): boolean {
  const [now, before] = [repositoryIn(update), repositoryIn(held)];
  return now !== undefined && before !== undefined && !isSameName(now, before);
}
