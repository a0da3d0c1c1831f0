import { FOUNDATION } from '../registry/naming';
import type { Holder } from './kind';
import { kindOf, type ObjectKind } from './kinds';
import { COMPONENT_TYPES, type LogicalName, OBJECT_KINDS, PROVIDER_TYPES } from './logical-names';

/**
 * The facts in an object's logical name, without any registry; so they are known even for objects that no plan names
 * any more.
 */
export interface LogicalScope {
  /** The stack's slice that may own it: a tier's id or `foundation`. */
  readonly slice: string;
  readonly repository?: string;
  readonly surface?: string;
  /** The logical name of its environment, site or ruleset; for a repository's variable its own. */
  readonly base: string;
}

const ID = '[a-z][a-z0-9-]*';
const REPOSITORY = `(?<repository>${ID})`;
const ON_TIER = String.raw`(?<surface>${ID})\.(?<tier>${ID})`;

/** The logical names of components, by the kind of holder. */
const BASES: Readonly<Record<Holder, readonly string[]>> = {
  environment: [
    String.raw`${REPOSITORY}\.${ON_TIER}\.deploy`,
    String.raw`${REPOSITORY}\.(?:(?<surface>${ID})\.)?(?<tier>${ID})\.approval\.\d+`,
    String.raw`${REPOSITORY}\.service\.${ID}`,
  ],
  site: [String.raw`${ON_TIER}\.site`],
  repository: [REPOSITORY],
};

const RULESET = new RegExp(String.raw`^(?<base>${REPOSITORY}\.(?:branch\..+|evidence\.(?:append-only|writer)))$`);

// The part of a logical name after the component's: the table of kinds makes it, with a wildcard for the object's own
// part.
function suffixOf(kind: ObjectKind): string {
  return kindOf(kind).logical('', '\0').replaceAll('.', String.raw`\.`).replace('\0', '.+');
}

// Each of a repository's own objects is its own base.
function shapesFor(holder: Holder, suffix: string): readonly RegExp[] {
  return BASES[holder].map((base) =>
    holder === 'repository' ? new RegExp(`^(?<base>${base}${suffix})$`) : new RegExp(`^(?<base>${base})${suffix}$`),
  );
}

const SHAPES: ReadonlyMap<string, readonly RegExp[]> = new Map([
  ...(Object.keys(BASES) as Holder[]).map((holder) => [COMPONENT_TYPES[holder], shapesFor(holder, '')] as const),
  ...OBJECT_KINDS.map((kind) => {
    const { type, holder } = kindOf(kind);
    return [type, kind === 'ruleset' ? [RULESET] : shapesFor(holder, suffixOf(kind))] as const;
  }),
]);

/**
 * Whether a resource only keeps the program's books: the stack itself and provider instances own nothing at a service.
 */
export function isBookkeeping({ type, name }: LogicalName): boolean {
  if (['pulumi:pulumi:Stack', 'pulumi:providers:pulumi-nodejs', 'pulumi:providers:pulumi'].includes(type)) return true;
  if (type === PROVIDER_TYPES.github) return name === 'github';
  return type === PROVIDER_TYPES.netlify && /^netlify\.[A-Za-z0-9._-]+$/.test(name);
}

/**
 * Reads a logical name that `logicalNames` made; undefined for a name and type that the program never registers
 * together.
 */
export function logicalScope({ type, name }: LogicalName): LogicalScope | undefined {
  for (const shape of SHAPES.get(type) ?? []) {
    const found = shape.exec(name)?.groups;
    if (!found?.['base']) continue;
    const { base, repository, surface, tier } = found;
    return {
      slice: tier ?? FOUNDATION,
      base,
      ...(repository === undefined ? {} : { repository }),
      ...(surface === undefined ? {} : { surface }),
    };
  }
  return undefined;
}
