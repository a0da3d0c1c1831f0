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

/** What a stack's state holds, by the name of the stack. */
export type HeldBy = ReadonlyMap<string, ReadonlySet<string>>;

/** Whose an object is that the verified plan does not name. */
export type Ownership =
  /** Another stack's plan names it. */
  | { readonly is: 'planned' }
  /** No plan names it, and the state of this stack holds it: an edit of the registry was not applied yet. */
  | { readonly is: 'held'; readonly by: string }
  /** No plan names it, and these other stacks could hold it, whose states nobody read. */
  | { readonly is: 'unknown'; readonly unread: readonly string[] }
  | { readonly is: 'nobodys' };

/** Tells whose an object is, by its address as text. */
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

// The environment or site that an object is in; itself where it is in none.
function containerOf(address: Address): Address {
  if ('environment' in address) {
    return { kind: 'environment', repository: address.repository, environment: address.environment };
  }
  return 'site' in address ? { kind: 'site', team: address.team, site: address.site } : address;
}

/** The slices of whose stacks one could hold an object, whatever their plans say now. */
function couldHold(address: Address, slices: readonly Slice[]): readonly Slice[] {
  const within = (container: Address) => {
    const text = addressText(container);
    const own = slices.filter(({ containers: all }) => all.has(text));
    // What lies in an environment or a site is of the stack that has the environment or the site.
    return own.length > 0 ? own : slices;
  };
  // No stack makes anything of the other kinds.
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
 * Whose the objects are that a stack's plan does not name: by the plans of all stacks, and by the states of those that were
 * read. A plan alone does not tell, since an edit of the registry may wait for its `up`. The stack's own state is not
 * needed: what it holds beyond its plan, it should not.
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
