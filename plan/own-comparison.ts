import { isSameName } from '../registry/github-name';
import { componentOf, type HeldObject, type HeldResource, heldObjects } from './held-objects';
import type { Fields } from './kind';
import { kindOf, siteVariableName } from './kinds';
import { logicalId } from './logical-names';
import { logicalScope } from './logical-scope';
import { type Key, keysBy, type RepositoryIds } from './own-keys';
import { type PlannedObject, plannedObjects } from './planned-objects';
import type { FoundationPlan, TierPlan } from './types';

/** One object that the plan and the state both name. */
export interface Match {
  readonly planned: PlannedObject;
  readonly held: HeldObject;
}

/** A plan and the state of its own stack. */
export interface OwnComparison {
  /** The URN under which the state holds an object that the program has renamed, by `logicalId`. */
  readonly aliases: ReadonlyMap<string, string>;
  /**
   * Objects that keep their repository's old name after a rename at GitHub, which redirects the old name. Their
   * provider would delete and recreate them under the new one. A name that differs only in case is the same name there.
   */
  readonly bound: readonly Match[];
  /** Objects in both, independent of the program's names. */
  readonly matches: readonly Match[];
  /** Objects that the state holds and the plan does not name: the engine would delete them. */
  readonly gone: readonly HeldObject[];
  /** Objects that the plan names and the state does not hold. */
  readonly come: readonly PlannedObject[];
  /** Objects that the state holds under two names: deleting one deletes the other. */
  readonly twins: readonly (readonly [HeldObject, HeldObject])[];
  /**
   * Planned names under which the state holds another object that stays. The engine would mistake one for the other.
   */
  readonly taken: readonly Match[];
}

/**
 * Replaces the site's old name in a held object by its present name in the plan. A variable and a secret of one name are
 * one object at Netlify, so the name does not tell them apart.
 */
function withSite(object: HeldObject, siteNow: ReadonlyMap<string, string>): HeldObject {
  const base = componentOf(object)?.name;
  if (base === undefined || object.kind === 'site' || !object.kind.startsWith('site')) return object;
  const name = siteVariableName(object.name);
  const fields: Fields = { ...object.fields, site: siteNow.get(base) ?? base, name };
  return { ...object, fields };
}

function byKey<T>(items: readonly T[], key: (item: T) => string | undefined): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const at = key(item);
    if (at !== undefined) groups.set(at, [...(groups.get(at) ?? []), item]);
  }
  return groups;
}

function componentAliases(
  matches: readonly Match[],
  held: readonly HeldResource[],
): readonly (readonly [string, string])[] {
  const urns = new Map(held.map((each) => [logicalId(each), each.urn]));
  return matches.flatMap(({ planned, held: old }) => {
    const [now, before] = [componentOf(planned), componentOf(old)];
    const urn = before && urns.get(logicalId(before));
    return now && before && urn !== undefined && now.name !== before.name ? [[logicalId(now), urn] as const] : [];
  });
}

function isBound({ planned, held }: Match): boolean {
  const [now, before] = [planned.fields['repository'], held.fields['repository']];
  if (now === undefined || before === undefined || now === before) return false;
  return kindOf(planned.kind).isBoundToName === true || isSameName(now, before);
}

function match(
  planned: readonly PlannedObject[],
  held: readonly HeldObject[],
  keys: { readonly planned: Key; readonly held: Key },
): readonly Match[] {
  const there = byKey(held, keys.held);
  return planned.flatMap((one) => {
    const at = keys.planned(one);
    const found = at === undefined ? [] : (there.get(at) ?? []);
    const old = found.find((each) => logicalId(each) === logicalId(one)) ?? found[0];
    return old ? [{ planned: one, held: old }] : [];
  });
}

/**
 * Compares a plan with the state of its own stack, object by object, by their names at the services and not by their
 * logical names. Sites come first, because the objects on a site are identified by the site's logical name. Pure.
 */
export function compareOwn(
  plan: FoundationPlan | TierPlan,
  held: readonly HeldResource[],
  seen: RepositoryIds,
): OwnComparison {
  const planned = plannedObjects(plan);
  const keys = keysBy(held, seen);
  const objects = heldObjects(held);
  const named = match(planned, objects, keys);
  const sites = named.filter(({ planned: { kind } }) => kind === 'site');
  const renamed = renamedSites(planned, objects, named);
  const siteNow = new Map([...sites, ...renamed].map(({ planned: { name }, held: old }) => [old.name, name]));
  const placed = objects.map((object) => withSite(object, siteNow));
  const matches = [...match(planned, placed, keys), ...renamed];
  const matchedUrns = new Set(matches.map(({ held: { urn } }) => urn));
  const matchedNames = new Set(matches.map(({ planned: one }) => logicalId(one)));
  const byName = new Map(placed.map((object) => [logicalId(object), object]));
  const aliases = new Map(
    matches.flatMap(({ planned: one, held: old }) =>
      logicalId(one) === logicalId(old) ? [] : [[logicalId(one), old.urn] as const],
    ),
  );
  const twins = [...byKey(placed, keys.held).values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : others.map((other) => [first, other] as const),
  );
  return {
    aliases: new Map([...componentAliases(matches, held), ...aliases]),
    bound: matches.filter(isBound),
    matches,
    gone: placed.filter(({ urn }) => !matchedUrns.has(urn)),
    come: planned.filter((one) => !matchedNames.has(logicalId(one))),
    twins,
    taken: matches.flatMap(({ planned: one, held: old }) => {
      const other = byName.get(logicalId(one));
      return other === undefined || other.urn === old.urn ? [] : [{ planned: one, held: other }];
    }),
  };
}

/** The former logical names of sites whose deploy environment had another name. */
function siteNamesBefore(matches: readonly Match[]): ReadonlyMap<string, string> {
  const site = (object: PlannedObject | HeldObject) => {
    const scope = object.name.endsWith('.deploy') ? logicalScope(object) : undefined;
    return scope?.surface === undefined ? undefined : `${scope.surface}.${scope.slice}.site`;
  };
  return new Map(
    matches
      .filter(({ planned: { kind } }) => kind === 'environment')
      .flatMap(({ planned, held }) => {
        const [now, before] = [site(planned), site(held)];
        return now === undefined || before === undefined ? [] : [[now, before] as const];
      }),
  );
}

// A site that gets another name at Netlify stays the same object, under its present or a former logical name.
function renamedSites(
  planned: readonly PlannedObject[],
  held: readonly HeldObject[],
  matched: readonly Match[],
): readonly Match[] {
  const done = new Set(matched.map(({ planned: one }) => logicalId(one)));
  const used = new Set(matched.map(({ held: { urn } }) => urn));
  const before = siteNamesBefore(matched);
  return planned
    .filter((one) => one.kind === 'site' && !done.has(logicalId(one)))
    .flatMap((one) => {
      const names = [one.name, ...(one.formerNames ?? []), before.get(one.name)];
      const old = held.find((each) => each.kind === one.kind && names.includes(each.name) && !used.has(each.urn));
      return old ? [{ planned: one, held: old }] : [];
    });
}

/** The inputs that name an object, for people: `storefront/account-dev`. */
export function calledAt({ kind, fields }: { readonly kind: HeldObject['kind']; readonly fields: Fields }): string {
  const inputs = Object.values(kindOf(kind).inputs).filter((input) => input !== 'team');
  return inputs.map((input) => fields[input] ?? '?').join('/');
}
