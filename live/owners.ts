import { type Address, addressText, environmentAddress, siteAddress } from '../plan/address';
import { parseAddress } from '../plan/address-parse';
import { planFoundation } from '../plan/foundation';
import { isObjectKind, kindOf } from '../plan/kinds';
import { objectsOf } from '../plan/objects';
import { planTier } from '../plan/tier';
import type { FoundationPlan, TierPlan } from '../plan/types';
import { FOUNDATION } from '../registry/naming';
import type { Registry } from '../registry/schema';
import { tierChain } from '../registry/selectors';
import { environmentsOf } from './expected';

/** The contents of stacks' states, by the stack's name. */
export type HeldBy = ReadonlyMap<string, ReadonlySet<string>>;

/** The owner of an object that the verified plan does not name. */
export type Ownership =
  /** Another stack's plan names it. */
  | { readonly is: 'planned' }
  /** No plan names it, and this stack's state holds it: an edit of the registry is not applied yet. */
  | { readonly is: 'held'; readonly by: string }
  /** No plan names it, and these other stacks, whose states were not read, could hold it. */
  | { readonly is: 'unknown'; readonly unread: readonly string[] }
  | { readonly is: 'nobodys' };

/** Tells an object's owner by its address as text. */
export type Owners = (address: string) => Ownership;

function containers(plan: FoundationPlan | TierPlan): readonly string[] {
  const sites = 'sites' in plan ? plan.sites : [];
  return [...environmentsOf(plan).map(environmentAddress), ...sites.map(siteAddress)].map(addressText);
}

interface Slice {
  readonly stack: string;
  readonly isFoundation: boolean;
  readonly objects: ReadonlySet<string>;
  readonly containers: ReadonlySet<string>;
}

// The environment or site of an object; the object itself where it is in none.
function containerOf(address: Address): Address {
  if ('environment' in address) {
    return { kind: 'environment', repository: address.repository, environment: address.environment };
  }
  return 'site' in address ? { kind: 'site', team: address.team, site: address.site } : address;
}

/** The slices whose stacks could hold an object, independent of their present plans. */
function couldHold(address: Address, slices: readonly Slice[]): readonly Slice[] {
  const within = (container: Address) => {
    const text = addressText(container);
    const own = slices.filter(({ containers: all }) => all.has(text));
    // Objects in an environment or a site belong to its stack.
    return own.length > 0 ? own : slices;
  };
  // No stack creates objects of the other kinds.
  if (!isObjectKind(address.kind)) return [];
  const { holder } = kindOf(address.kind);
  if (holder === 'repository') return slices.filter(({ isFoundation }) => isFoundation);
  if (address.kind === 'environment') return slices;
  if (address.kind === 'site') return slices.filter(({ isFoundation }) => !isFoundation);
  return within(containerOf(address));
}

function slicesOf(registry: Registry, partition: string | undefined): readonly Slice[] {
  const plans: readonly (readonly [string, FoundationPlan | TierPlan])[] = [
    [FOUNDATION, planFoundation(registry)],
    ...tierChain(registry).map(({ id }) => [id, planTier(registry, id)] as const),
  ];
  return plans.map(([slice, plan]) => ({
    stack: partition === undefined ? slice : `${slice}.${partition}`,
    isFoundation: slice === FOUNDATION,
    objects: new Set(objectsOf(plan)),
    containers: new Set(containers(plan)),
  }));
}

/**
 * The owners of objects that a stack's plan does not name, by the plans of all stacks and the states that were read. A
 * plan alone does not suffice, because an edit of the registry may wait for its `up`. The stack's own state is not
 * needed: it should hold nothing beyond its plan.
 */
export function ownersFor(
  registry: Registry,
  { stack, partition }: { readonly stack: string; readonly partition?: string | undefined },
  held: HeldBy,
): Owners {
  const slices = slicesOf(registry, partition);
  const planned = new Set(slices.flatMap(({ objects }) => [...objects]));
  return (text) => {
    if (planned.has(text)) return { is: 'planned' };
    for (const [by, addresses] of held) if (addresses.has(text)) return { is: 'held', by };
    const unread = couldHold(parseAddress(text), slices)
      .map((slice) => slice.stack)
      .filter((each) => each !== stack && !held.has(each));
    return unread.length > 0 ? { is: 'unknown', unread } : { is: 'nobodys' };
  };
}
