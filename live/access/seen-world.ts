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

/** What was seen at an address: the object, `gone` when it is certainly not there, `unknown` when nobody could look. */
export function seenAt({ objects, unverified }: SeenWorld, address: string): SeenObject | 'gone' | 'unknown' {
  if (isHidden(unverified, address)) return 'unknown';
  return objects.get(address) ?? 'gone';
}

/** A field of a seen object; the planned value where that field could not be seen. */
export function fieldOr<T>(world: SeenWorld, { address, fields }: SeenObject, field: string, planned: T): unknown {
  return isHidden(world.unverified, address, field) ? planned : fields[field];
}

/** The last part of the addresses below an address, of one kind. */
export function namesBelow({ objects }: SeenWorld, address: string, kind: string): readonly string[] {
  return [...objects.values()]
    .filter((object) => object.kind === kind && object.address.startsWith(`${address}/`))
    .map((object) => object.address.slice(address.length + 1).replace(/^[^/]+\//, ''));
}

/** Reviewers as the readers write them. */
export function principalsOf(value: unknown): readonly Principal[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}

/** From which branches an environment may be used; `*` where nothing holds them back. */
export function branchesSeen(world: SeenWorld, environment: SeenObject, planned: readonly string[]): readonly string[] {
  const { address } = environment;
  const policy = fieldOr(world, environment, 'branchPolicy', 'custom');
  if (policy === 'none') return ['*'];
  if (policy === 'protected') return ['(every protected one)'];
  if (isHidden(world.unverified, `${address}/branch`)) return planned;
  const tags = namesBelow(world, address, 'tag-policy').map((tag) => `(the tag ${tag})`);
  return [...namesBelow(world, address, 'branch-policy'), ...tags].sort();
}
