import { logicalId, PULUMI_TYPES } from '../../plan/logical-names';
import type { FoundationPlan, TierPlan } from '../../plan/types';
import { nameOfUrn } from '../../plan/urn';
import { UserError } from '../../registry/user-error';
import type { Lookup } from '../adopt/candidates';
import { isHidden } from '../compare';
import type { Snapshot } from '../snapshot';
import { type Adoptable, adoptablesOf } from './adoptable';
import type { Pending, Resource } from './deployment';
import { heldUnderOtherName, type Identified, NO_ID } from './held-as';

function refuseBlind({ unverified }: Snapshot, address: string): void {
  const blind = unverified.find((each) => isHidden([each], address));
  if (!blind) return;
  throw new UserError(`could not find out whether ${address} exists: ${blind.reason}`, {
    place: blind.address,
    allowed: 'an answer of the service: nothing is recovered by guessing',
    exitCode: 3,
  });
}

/** The resource of an object that exists. */
export interface Existing {
  readonly resource: Resource;
  /** The state holds it already. */
  readonly isHeld: boolean;
  /** The object that it replaces: the state holds that one under the same name. */
  readonly replaced?: Resource | undefined;
}

/** Whether an entry of a state stands for an object, and not for one that was deleted before its replacement is created. */
function isPresent({ pendingReplacement: isDeleted }: Resource): boolean {
  return isDeleted !== true;
}

// A second entry for an object that the state lists for deletion: the next update would delete what was just recorded.
function refuseLeaving(
  known: readonly Resource[],
  { type }: Resource,
  { id }: Pick<Identified, 'id'>,
  address: string,
): void {
  const leaving = known.find((each) => each.type === type && each.delete === true && each.id === id && id !== NO_ID);
  if (leaving === undefined) return;
  throw new UserError(`${address} exists, and the state lists it for deletion`, {
    place: leaving.urn,
    allowed: 'no deletion of it in the state: pulumi state delete of that entry, which changes nothing at the service',
    exitCode: 3,
  });
}

/** The resource of an object that exists; undefined where it does not. Throws UserError where that is unknown, or the object is another one. */
export function created(
  resource: Resource,
  known: readonly Resource[],
  one: Adoptable,
  snapshot: Snapshot,
  lookup: Lookup,
): Existing | undefined {
  refuseBlind(snapshot, one.address);
  const seen = lookup(one.address);
  if (seen === undefined) return undefined;
  const { name } = seen.fields;
  if (one.exact !== undefined && name !== one.exact) {
    throw new UserError(`${one.address} exists under the name "${String(name)}", but the plan says "${one.exact}"`, {
      place: one.address,
      allowed: 'the same name, its case too',
      exitCode: 1,
    });
  }
  const found = one.identify(seen, lookup);
  if (found === undefined) {
    throw new UserError(`${one.address} was returned without its id`, { place: one.address, exitCode: 3 });
  }
  const present = known.filter(isPresent);
  const held = present.find(({ urn, delete: isReplaced }) => urn === resource.urn && isReplaced !== true);
  // Two entries for one object: the next update would delete one of them, and the object with it.
  const renamed = heldUnderOtherName(resource, found, present);
  if (renamed !== undefined) return { resource: renamed, isHeld: true };
  if (held?.id === found.id) return { resource: held, isHeld: true };
  refuseLeaving(known, resource, found, one.address);
  const made = { ...resource, custom: true, id: found.id, outputs: { ...resource.inputs, ...found.outputs } };
  return { resource: made, isHeld: false, replaced: held };
}

/** Whether a site's variable no longer exists at Netlify; its provider fails to read a missing one. */
export function isGoneVariable(
  one: Adoptable | undefined,
  { resource }: Pending,
  snapshot: Snapshot,
  lookup: Lookup,
): boolean {
  if (one === undefined || resource.type !== PULUMI_TYPES['site-variable']) return false;
  refuseBlind(snapshot, one.address);
  return lookup(one.address) === undefined;
}

/**
 * The plan's sites and their contents that the state holds and Netlify does not. In the order in which a state can
 * forget them: dependents first. Throws a UserError (exit 3) where Netlify could not be read.
 */
export function goneFromSites(
  plan: FoundationPlan | TierPlan,
  resources: readonly Resource[],
  snapshot: Snapshot,
  lookup: Lookup,
): readonly { readonly urn: string; readonly address: string }[] {
  const adoptables = adoptablesOf(plan);
  const sites = 'sites' in plan ? plan.sites : [];
  return sites.flatMap(({ key }) => {
    const below = resources.filter(
      ({ parent, delete: isReplaced }) => parent !== undefined && nameOfUrn(parent) === key && isReplaced !== true,
    );
    const isAbsent = (address: string) => {
      refuseBlind(snapshot, address);
      return lookup(address) === undefined;
    };
    const own = adoptables.get(logicalId({ type: PULUMI_TYPES.site, name: key }))?.address;
    const isHeld = below.some(({ type }) => type === PULUMI_TYPES.site);
    const isSiteGone = own !== undefined && isHeld && isAbsent(own);
    const gone = below.flatMap(({ urn, type }) => {
      const address = adoptables.get(logicalId({ type, name: nameOfUrn(urn) }))?.address ?? own;
      if (address === undefined) return [];
      return isSiteGone || (type === PULUMI_TYPES['site-variable'] && isAbsent(address)) ? [{ urn, address }] : [];
    });
    return gone.reverse();
  });
}
