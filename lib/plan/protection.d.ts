import type { Registry, Tombstone } from '../registry/schema';
/** What a planned object can be found by in a tombstone. */
export interface Identity {
    readonly kind: Tombstone['kind'];
    readonly key: string;
    readonly tier?: string;
}
/** Whether a tombstone gives leave to remove one of these objects (an environment, say, or the surface it belongs to). */
export declare function isTombstoned(registry: Registry, identities: readonly Identity[]): boolean;
/** Objects of the highest tier are protected until a tombstone says otherwise: removal takes two `up`s. */
export declare function isProtectedOnTier(registry: Registry, tierId: string, identities: readonly Identity[]): boolean;
