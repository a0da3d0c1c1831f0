/** The provider that a resource is registered with. */
export interface ProviderView {
  readonly type: string;
  readonly name: string;
}

/**
 * A resource as rules see it, wherever it comes from: the plan, the engine, a preview or an exported state. Reading a
 * property whose value is not known throws `UnknownValueError`, which is reported, never passed over.
 */
export interface ResourceView {
  readonly type: string;
  /** Logical name: the plan's key. */
  readonly name: string;
  readonly urn: string;
  readonly props: Readonly<Record<string, unknown>>;
  readonly protect: boolean;
  /** Undefined when the engine gave none: components and provider instances themselves. */
  readonly provider?: ProviderView;
}

/** A property as text, or undefined when it is something else or not there. */
export function textOf(record: Readonly<Record<string, unknown>>, key: string): string | undefined {
  const value = record[key];
  return typeof value === 'string' ? value : undefined;
}

/** A property as a list; anything else is the empty list. */
export function listOf(record: Readonly<Record<string, unknown>>, key: string): readonly unknown[] {
  const value = record[key];
  return Array.isArray(value) ? value : [];
}

/** Whether a value is an object with properties. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A property as an object; anything else is the empty object. */
export function recordOf(record: Readonly<Record<string, unknown>>, key: string): Readonly<Record<string, unknown>> {
  const value = record[key];
  return isRecord(value) ? value : {};
}

/** A property as a list of objects; what is no object in it is dropped. */
export function recordsOf(
  record: Readonly<Record<string, unknown>>,
  key: string,
): readonly Readonly<Record<string, unknown>>[] {
  return listOf(record, key).filter(isRecord);
}

/** The texts of a list property; what is no text in it is dropped. */
export function textsOf(record: Readonly<Record<string, unknown>>, key: string): readonly string[] {
  return listOf(record, key).filter((value) => typeof value === 'string');
}
