import { parseDocument, stringify } from 'yaml';
import { isPlainObject, type PlainObject } from '../formats/plain-object';

/** The lines that a person's file lacks; none: it has everything needed. */
export type LinesToAdd = (text: string) => readonly string[];

const linesOf = (text: string) => text.split('\n').filter((line) => line.trim() !== '');

function jsonObject(text: string): PlainObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isPlainObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function holds(value: unknown, key: string): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key);
}

/** For a `package.json`: the dependency, unless the file names it in some version. Without `spec` a person knows it. */
export function dependency(name: string, spec = 'PACKAGE'): LinesToAdd {
  return (text) => {
    const manifest = jsonObject(text);
    const fields = ['dependencies', 'devDependencies', 'optionalDependencies'];
    if (fields.some((field) => holds(manifest?.[field], name))) return [];
    return [`"dependencies": { ${JSON.stringify(name)}: ${JSON.stringify(spec)} }`];
  };
}

// `name`, `/name` and `name/` cover the folder of that name at the root (https://git-scm.com/docs/gitignore).
const bare = (pattern: string) => pattern.trim().replace(/^\/|\/$/g, '');

/** For the folders in `.gitignore`: those that no line names. */
export function patterns(wanted: readonly string[]): LinesToAdd {
  return (text) => {
    const there = new Set(text.split('\n').map(bare));
    return wanted.filter((pattern) => !there.has(bare(pattern)));
  };
}

function lacking(wanted: unknown, there: unknown): unknown {
  if (typeof wanted !== 'object' || wanted === null || Array.isArray(wanted))
    return JSON.stringify(wanted) === JSON.stringify(there) ? undefined : wanted;
  const rest = Object.entries(wanted)
    .map(([key, value]) => [
      key,
      lacking(value, holds(there, key) ? (there as Record<string, unknown>)[key] : undefined),
    ])
    .filter(([, value]) => value !== undefined);
  return rest.length === 0 ? undefined : Object.fromEntries(rest);
}

/** For a YAML file: the keys that are missing or have another value. */
export function yamlKeys(wanted: Readonly<Record<string, unknown>>): LinesToAdd {
  return (text) => {
    const document = parseDocument(text);
    const rest = lacking(wanted, document.errors.length > 0 ? undefined : document.toJS());
    return rest === undefined ? [] : linesOf(stringify(rest));
  };
}

/** The same for all keys of a whole YAML file, except some of the first level. */
export function yamlKeysOf(content: string, { but }: { readonly but: readonly string[] }): LinesToAdd {
  const keys = Object.entries(parseDocument(content).toJS() as object).filter(([key]) => !but.includes(key));
  return yamlKeys(Object.fromEntries(keys));
}

/** For code: all of it, unless its essential line exists. */
export function code(content: string, essential: string): LinesToAdd {
  return (text) => (text.includes(essential) ? [] : linesOf(content));
}
