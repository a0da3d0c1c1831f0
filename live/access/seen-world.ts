import { type Address, type AddressOf, addressText, ownName } from '../../plan/address';
import { parseAddress } from '../../plan/address-parse';
import { isWithin, type ListPlace, placeText } from '../../plan/address-place';
import { isSameName } from '../../registry/github-name';
import type { Principal } from '../../registry/schema/primitives';
import { isHidden } from '../compare';
import type { SeenObject, Snapshot } from '../snapshot';

/** Several snapshots of one organization, looked up by address. */
export interface SeenWorld {
  readonly objects: ReadonlyMap<string, SeenObject>;
  readonly unverified: Snapshot['unverified'];
}

/** The snapshots of all stacks as one world. */
export function seenWorld(snapshots: readonly Snapshot[]): SeenWorld {
  return {
    objects: new Map(snapshots.flatMap(({ objects }) => objects.map((object) => [object.address, object] as const))),
    unverified: snapshots.flatMap(({ unverified }) => unverified),
  };
}

/**
 * The state of an address: the object, `gone` when it certainly does not exist, `unknown` when it could not be looked
 * at.
 */
export function seenAt({ objects, unverified }: SeenWorld, at: Address): SeenObject | 'gone' | 'unknown' {
  const address = addressText(at);
  if (isHidden(unverified, address)) return 'unknown';
  return objects.get(address) ?? 'gone';
}

/** A field of a seen object; the planned value where that field could not be seen. */
export function fieldOr<T>(world: SeenWorld, { address, fields }: SeenObject, field: string, planned: T): unknown {
  return isHidden(world.unverified, address, field) ? planned : fields[field];
}

/** Whether a list could not be seen. */
export function isBlind({ unverified }: SeenWorld, list: ListPlace): boolean {
  return isHidden(unverified, placeText(list));
}

/** The objects of a list. */
export function objectsIn({ objects }: SeenWorld, list: ListPlace): readonly SeenObject[] {
  const place = placeText(list);
  return [...objects.values()].filter(({ address }) => isWithin(place, address));
}

/** An object's own name. */
export function nameOf({ address }: SeenObject): string {
  return ownName(parseAddress(address));
}

/** The names of the objects of a list. */
export function namesIn(world: SeenWorld, list: ListPlace): readonly string[] {
  return objectsIn(world, list).map(nameOf);
}

/** Reviewers as seen, in the plan's spelling where they are planned, because GitHub ignores case. */
export function principalsOf(value: unknown, planned: readonly Principal[]): readonly Principal[] {
  const seen = Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
  return seen.map((each) => planned.find((own) => isSameName(own, each)) ?? each);
}

/** The branches that may use an environment; `*` where nothing restricts them. */
export function branchesSeen(
  world: SeenWorld,
  { repository, environment: name }: AddressOf<'environment'>,
  environment: SeenObject,
  planned: readonly string[],
): readonly string[] {
  const place = { repository, environment: name };
  const policy = fieldOr(world, environment, 'branchPolicy', 'custom');
  if (policy === 'none') return ['*'];
  if (policy === 'protected') return ['(every protected one)'];
  if (isBlind(world, { list: 'branch', ...place })) return planned;
  const tags = namesIn(world, { list: 'tag', ...place }).map((tag) => `(the tag ${tag})`);
  return [...namesIn(world, { list: 'branch', ...place }), ...tags].sort();
}
