import { FOUNDATION } from '../registry/naming';
import { type Fields, kindOf, type ObjectKind } from './kinds';
import { COMPONENT_TYPES, type LogicalName, objectKind } from './logical-names';
import { logicalScope } from './logical-scope';
import type { Identity } from './protection';

/** One resource of a stack's own state, as far as it is compared with a plan: no value of any secret is among it. */
export interface HeldResource extends LogicalName {
  readonly urn: string;
  readonly fields: Fields;
  /** The numeric id of the repository that it is in, where the provider keeps it. */
  readonly repositoryId?: number;
  /** Of a component: the logical names in it that the last `up` left protected; undefined: an older `up` did not say. */
  readonly protects?: readonly string[];
}

/** A held resource that is an object at GitHub or Netlify. */
export interface HeldObject extends HeldResource {
  readonly kind: ObjectKind;
}

/** The objects among what is held. */
export function heldObjects(held: readonly HeldResource[]): readonly HeldObject[] {
  return held.flatMap((each) => {
    const kind = objectKind(each.type);
    return kind === undefined ? [] : [{ ...each, kind }];
  });
}

/** The branch that a ruleset is about, by its logical name; undefined for the rulesets of the evidence branch. */
function rulesetBranch(name: string): string | undefined {
  return /^[a-z0-9-]+\.branch\.(?<branch>.+)$/.exec(name)?.groups?.['branch'];
}

/** What a tombstone may know an object by; `site` is the name of the site that it belongs to. */
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
    // The logical name, not the bare one: that would give leave for the same name everywhere.
    ...(kind.endsWith('variable') ? one('variable', name) : []),
    ...(kind.endsWith('secret') || name.includes('.site.secret.') ? one('secret', name) : []),
    ...(scope.slice === FOUNDATION ? one('repository', scope.repository) : []),
  ];
}

/** The component that holds an object, by its logical name; undefined when the program never gave such a name. */
export function componentOf({ type, name }: LogicalName): LogicalName | undefined {
  const scope = logicalScope({ type, name });
  const kind = objectKind(type);
  if (!scope || kind === undefined) return undefined;
  const { holder } = kindOf(kind);
  const base = holder === 'repository' ? scope.repository : scope.base;
  return base === undefined ? undefined : { type: COMPONENT_TYPES[holder], name: base };
}
