import { isPlainObject } from '../formats/plain-object';

/** The provider of a resource. */
export interface ProviderView {
  readonly type: string;
  readonly name: string;
}

/**
 * A resource as rules see it, from the plan, the engine, a preview or an exported state. Reading an unknown property
 * throws `UnknownValueError`, which is reported and never ignored.
 */
export interface ResourceView {
  readonly type: string;
  /** Logical name: the plan's key. */
  readonly name: string;
  readonly urn: string;
  readonly props: Readonly<Record<string, unknown>>;
  readonly protect: boolean;
  /** Undefined when the engine gave none: for components and provider instances. */
  readonly provider?: ProviderView;
}

/** A property as text; undefined when it is missing or something else. */
export function textOf(record: Readonly<Record<string, unknown>>, key: string): string | undefined {
  const value = record[key];
  return typeof value === 'string' ? value : undefined;
}

/** A property as a list; empty when it is something else. */
export function listOf(record: Readonly<Record<string, unknown>>, key: string): readonly unknown[] {
  const value = record[key];
  return Array.isArray(value) ? value : [];
}

/** A property as an object; empty when it is something else. */
export function recordOf(record: Readonly<Record<string, unknown>>, key: string): Readonly<Record<string, unknown>> {
  const value = record[key];
  return isPlainObject(value) ? value : {};
}

/** A property as a list of objects, without other items. */
export function recordsOf(
  record: Readonly<Record<string, unknown>>,
  key: string,
): readonly Readonly<Record<string, unknown>>[] {
  return listOf(record, key).filter(isPlainObject);
}

/** The texts of a list property, without other items. */
export function textsOf(record: Readonly<Record<string, unknown>>, key: string): readonly string[] {
  return listOf(record, key).filter((value) => typeof value === 'string');
}
