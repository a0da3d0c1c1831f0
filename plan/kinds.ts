import type { ObjectKind } from './logical-names';

/** What the program gives an object by name, under the provider's own names of inputs. */
export type Fields = Readonly<Record<string, string | undefined>>;

/** Where a service keeps an object: equal parts mean one object. */
export type Address = readonly string[];

/** What Causeway knows of a kind of object. */
interface Kind {
  /** The inputs that say which object it is at the service; the repository is one of them, where there is one. */
  readonly parts: readonly string[];
  /** What is lost for good when the object is deleted; undefined: it can be made again from the registry. */
  readonly irreplaceable?: string;
}

/**
 * The kinds of objects. A site's name is unique in all of Netlify, hence no team. What belongs to a site is known by the
 * site's own logical name, since the provider keeps only the site's id.
 */
export const KINDS = {
  environment: { parts: ['repository', 'environment'], irreplaceable: 'the external secrets in it' },
  'branch-policy': { parts: ['repository', 'environment', 'branchPattern'] },
  'environment-variable': { parts: ['repository', 'environment', 'variableName'] },
  'environment-secret': { parts: ['repository', 'environment', 'secretName'] },
  ruleset: { parts: ['repository', 'name'] },
  'repository-variable': { parts: ['repository', 'variableName'] },
  actions: { parts: ['repository'] },
  'workflow-permissions': { parts: ['repository'] },
  site: { parts: ['name'], irreplaceable: 'every deploy that ever was' },
  'site-variable': { parts: ['site', 'name'] },
  'site-domain': { parts: ['site'] },
  'site-build': { parts: ['site'] },
} satisfies Record<ObjectKind, Kind>;

/** Every input that names an object, of all kinds: nothing else of a state needs to be read. */
export const NAMING_FIELDS: readonly string[] = [...new Set(Object.values(KINDS).flatMap(({ parts }) => parts))];

// Names that differ in case alone are one name, but for those of branches, rulesets and what Netlify calls a key.
function partOf(kind: ObjectKind, field: string, value: string): string {
  const isExact = field === 'branchPattern' || (field === 'name' && kind !== 'site') || field === 'site';
  return isExact ? value : value.toLowerCase();
}

/**
 * An object's address, for comparison: names that the service does not tell apart give one address. Undefined when one of
 * the naming inputs is not known.
 */
export function addressOf(kind: ObjectKind, fields: Fields): Address | undefined {
  const parts: readonly string[] = KINDS[kind].parts;
  const values = parts.flatMap((field) => {
    const value = fields[field];
    return value === undefined ? [] : [partOf(kind, field, value)];
  });
  return values.length < parts.length ? undefined : [kind, ...values];
}

/** An address as one text that no other address has. */
export function addressKey(address: Address): string {
  return JSON.stringify(address);
}
