import type { Registry, Tombstone } from './schema';
/** What a tombstone can name. */
export type TombstoneTarget = Pick<Tombstone, 'kind' | 'key' | 'tier'>;
/** Everything that a tombstone of a registry can name; empty while the tiers are no chain. */
export declare function tombstoneTargets(registry: Registry): readonly TombstoneTarget[];
/** The targets that a tombstone names: with a tier on that tier alone, without one everywhere. */
export declare function namedBy(tombstone: TombstoneTarget, targets: readonly TombstoneTarget[]): readonly TombstoneTarget[];
