/** An object with members whose values nobody has judged yet. */
export type PlainObject = Readonly<Record<string, unknown>>;

/** Whether a value is an object with members: no list, and not null. */
export function isPlainObject(value: unknown): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
