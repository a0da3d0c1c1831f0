import { FOUNDATION } from '../registry/naming';
import type { Fields } from './kind';
import { isSiteSecret, kindOf, type ObjectKind } from './kinds';
import { COMPONENT_TYPES, type LogicalName, objectKind } from './logical-names';
import { logicalScope } from './logical-scope';
import type { Identity } from './protection';

/**
 * One resource of a stack's own state, with the fields that the comparison with a plan reads. It holds no secret's
 * value.
 */
export interface HeldResource extends LogicalName {
  readonly urn: string;
  readonly fields: Fields;
  /** The numeric id of the repository that it is in, where the provider keeps it. */
  readonly repositoryId?: number;
  /** Of a ruleset: the branches that it covers. Undefined: the state does not record them. */
  readonly branches?: readonly string[];
  /**
   * Of a component: the logical names of its objects that the last `up` left protected. Undefined: an older `up` did
   * not record them.
   */
  readonly protects?: readonly string[];
}

/** A held resource that is an object at GitHub or Netlify. */
export interface HeldObject extends HeldResource {
  readonly kind: ObjectKind;
}

/** The objects in a state. */
export function heldObjects(held: readonly HeldResource[]): readonly HeldObject[] {
  return held.flatMap((each) => {
    const kind = objectKind(each.type);
    return kind === undefined ? [] : [{ ...each, kind }];
  });
}

/** The branch of a ruleset, by the ruleset's logical name; undefined for the rulesets of the evidence branch. */
function rulesetBranch(name: string): string | undefined {
  return /^[a-z0-9-]+\.branch\.(?<branch>.+)$/.exec(name)?.groups?.['branch'];
}

/** The identities by which a tombstone can name an object; `site` is the name of its site. */
export function identitiesOf(
  { type, name }: LogicalName,
  fields: Fields & { readonly site?: string | undefined },
): readonly Identity[] {
  const scope = logicalScope({ type, name });
  const kind = objectKind(type);
  if (!scope || kind === undefined) return [];
  const tier = scope.slice === FOUNDATION ? {} : { tier: scope.slice };
  const one = (identity: Identity['kind'], key: string | undefined): readonly Identity[] =>
    key === undefined ? [] : [{ kind: identity, key, ...tier }];
  return [
    ...one('surface', scope.surface),
    ...one('environment', fields['environment']),
    ...(kind.startsWith('site') ? one('site', fields.site) : []),
    ...(kind === 'ruleset' ? one('ruleset', fields['name']) : []),
    ...one('domain', fields['customDomain']),
    ...(kind === 'site-build' ? one('build', fields.site) : []),
    ...one('branch', kind === 'ruleset' ? rulesetBranch(name) : fields['branchPattern']),
    // The logical name, not the bare one, which would allow removing the same name everywhere.
    ...(kind.endsWith('variable') ? one('variable', name) : []),
    ...(kind.endsWith('secret') || isSiteSecret(name) ? one('secret', name) : []),
    ...(scope.slice === FOUNDATION ? one('repository', scope.repository) : []),
  ];
}

/** The logical name of the component that holds an object; undefined for a name that the program never gave. */
export function componentOf({ type, name }: LogicalName): LogicalName | undefined {
  const scope = logicalScope({ type, name });
  const kind = objectKind(type);
  if (!scope || kind === undefined) return undefined;
  const { holder } = kindOf(kind);
  const base = holder === 'repository' ? scope.repository : scope.base;
  return base === undefined ? undefined : { type: COMPONENT_TYPES[holder], name: base };
}
