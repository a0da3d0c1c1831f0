import { logicalId, PULUMI_TYPES } from '../../plan/logical-names';
import type { FoundationPlan, TierPlan } from '../../plan/types';
import { nameOfUrn } from '../../plan/urn';
import { UserError } from '../../registry/user-error';
import type { Lookup } from '../adopt/candidates';
import { isHidden } from '../compare';
import type { Snapshot } from '../snapshot';
import { type Adoptable, adoptablesOf, isRepeatable } from './adoptable';
import type { Exported, Pending, Resource } from './deployment';
import { followsRename, heldAs } from './held-as';
import { insertWithSupports } from './supports';

/** The outcome of an interrupted operation. */
export type Outcome =
  /** The object exists: it becomes part of the state. */
  | 'adopted'
  /** The object does not exist: the next update creates it. */
  | 'absent'
  /** The next update writes it again, with the same effect. */
  | 'repeated'
  /** The state keeps it and refreshes it. */
  | 'read again'
  /** It was deleted: the state forgets it. */
  | 'deleted'
  /** The plan no longer names it: nothing is done. */
  | 'left';

/** One interrupted operation. */
export interface Interrupted {
  /**
   * `lost`: the state notes no operation, but the object exists: its creation succeeded and the answer was lost.
   * `gone`: the state holds a deleted Netlify object, which its provider can never read.
   */
  readonly operation: Pending['type'] | 'lost' | 'gone';
  readonly urn: string;
  readonly name: string;
  readonly address?: string | undefined;
  readonly outcome: Outcome;
}

/** The changes of a recovery to a state. */
export interface Recovery {
  readonly interrupted: readonly Interrupted[];
  /** The recovered state, for `pulumi stack import`; unchanged where `interrupted` is empty. */
  readonly exported: Exported;
  /** The URNs to refresh afterwards. */
  readonly refreshed: readonly string[];
}

function refuseBlind({ unverified }: Snapshot, address: string): void {
  const blind = unverified.find((each) => isHidden([each], address));
  if (!blind) return;
  throw new UserError(`could not find out whether ${address} exists: ${blind.reason}`, {
    place: blind.address,
    allowed: 'an answer of the service: nothing is recovered by guessing',
    exitCode: 3,
  });
}

function created(
  resource: Resource,
  known: readonly Resource[],
  one: Adoptable,
  snapshot: Snapshot,
  lookup: Lookup,
): Resource | undefined {
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
  const held = known.find(({ urn }) => urn === resource.urn);
  if (held !== undefined && held.id !== found.id) {
    throw new UserError(`a replacement of ${one.address} was interrupted: the state holds one of that name already`, {
      place: resource.urn,
      allowed: 'look which of the two objects is there (pulumi stack export), and keep that one alone in the state',
      exitCode: 3,
    });
  }
  return held ?? { ...resource, custom: true, id: found.id, outputs: { ...resource.inputs, ...found.outputs } };
}

/** Whether a site's variable no longer exists at Netlify; its provider fails to read a missing one. */
function isGoneVariable(
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
function goneFromSites(
  plan: FoundationPlan | TierPlan,
  resources: readonly Resource[],
  snapshot: Snapshot,
  lookup: Lookup,
): readonly { readonly urn: string; readonly address: string }[] {
  const adoptables = adoptablesOf(plan);
  const sites = 'sites' in plan ? plan.sites : [];
  return sites.flatMap(({ key }) => {
    const below = resources.filter(({ parent }) => parent !== undefined && nameOfUrn(parent) === key);
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

/**
 * The remains of a killed or failed update in a stack's state, and the state without them: operations that the engine
 * noted as begun, and existing objects among `creates`, the objects that the next update would create. Only objects of
 * this plan are looked at; others are not touched. Never deletes anything at a service. Pure. Throws a UserError where
 * it could not look (exit 3).
 */
export function recoveryOf(
  plan: FoundationPlan | TierPlan,
  exported: Exported,
  creates: readonly Resource[],
  snapshot: Snapshot,
): Recovery {
  const adoptables = adoptablesOf(plan);
  const objects = new Map(snapshot.objects.map((object) => [object.address, object]));
  const lookup: Lookup = (address) => objects.get(address);
  const { deployment } = exported;
  const resources = [...(deployment.resources ?? [])];
  const interrupted: Interrupted[] = [];
  const kept: Pending[] = [];
  const refreshed = new Set<string>();
  for (const pending of deployment.pending_operations ?? []) {
    const { resource, type: operation } = pending;
    const name = nameOfUrn(resource.urn);
    const one = adoptables.get(logicalId({ type: resource.type, name }));
    const note = (outcome: Outcome) =>
      void interrupted.push({ operation, urn: resource.urn, name, address: one?.address, outcome });
    if (operation === 'creating') {
      if (isRepeatable(resource.type)) note('repeated');
      else if (one === undefined) {
        kept.push(pending);
        note('left');
      } else {
        const made = created(resource, resources, one, snapshot, lookup);
        const isKnown = made !== undefined && resources.includes(made);
        note(made === undefined ? 'absent' : isKnown ? 'read again' : 'adopted');
        if (made !== undefined) refreshed.add(made.urn);
        if (made !== undefined && !isKnown) resources.push(insertWithSupports(made, resources, creates));
      }
    } else if (isGoneVariable(one, pending, snapshot, lookup)) {
      const at = resources.findIndex(({ urn }) => urn === resource.urn);
      if (at >= 0) resources.splice(at, 1);
      note('deleted');
    } else {
      const held = heldAs(resource, resources);
      const isFollowing = operation === 'updating' && held !== undefined && followsRename(resource, held);
      if (held !== undefined && !isFollowing) refreshed.add(held.urn);
      note(isFollowing ? 'repeated' : 'read again');
    }
  }
  const noted = new Set((deployment.pending_operations ?? []).map(({ resource }) => resource.urn));
  for (const resource of creates.filter(({ urn, type }) => !noted.has(urn) && !isRepeatable(type))) {
    const name = nameOfUrn(resource.urn);
    const one = adoptables.get(logicalId({ type: resource.type, name }));
    const made = one && created(resource, resources, one, snapshot, lookup);
    if (one === undefined || made === undefined) continue;
    resources.push(insertWithSupports(made, resources, creates));
    refreshed.add(made.urn);
    interrupted.push({ operation: 'lost', urn: made.urn, name, address: one.address, outcome: 'adopted' });
  }
  for (const { urn, address } of goneFromSites(plan, resources, snapshot, lookup)) {
    if (refreshed.has(urn)) continue;
    resources.splice(
      resources.findIndex((each) => each.urn === urn),
      1,
    );
    interrupted.push({ operation: 'gone', urn, name: nameOfUrn(urn), address, outcome: 'deleted' });
  }
  const after: Exported = { ...exported, deployment: { ...deployment, resources, pending_operations: kept } };
  return { interrupted, exported: after, refreshed: [...refreshed] };
}

/** The addresses that a recovery would adopt into the state. */
export function adoptedAddresses({ interrupted }: Recovery): readonly string[] {
  return interrupted.flatMap(({ outcome, address }) =>
    outcome === 'adopted' && address !== undefined ? [address] : [],
  );
}
