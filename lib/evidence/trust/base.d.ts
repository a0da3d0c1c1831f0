import type { TrustMaterial } from '@sigstore/verify';
import type { Registry } from '../../registry/schema';
import { type TrustedKey } from './keys';
/** Whom a verifier believes. */
export interface TrustBase {
    /** Whose trust entries count, and from which environments, branches and repositories follow. */
    readonly registry: Registry;
    /** The trusted root: who may certify a run, and who may say what time it was. */
    readonly root: Omit<TrustMaterial, 'publicKey'>;
    /** The keys of the registry's trust entries by their hints. */
    readonly keys: ReadonlyMap<string, TrustedKey>;
}
/** The trust base of a registry. Without trust entries it believes nobody. */
export declare function trustBase(registry: Registry, root: TrustBase['root']): TrustBase;
/**
 * What a trust base is made of, by digest: bases of one name believe the same. Undefined for one that was put together in
 * another way than by `trustBase` out of a trusted root's text.
 */
export declare function trustName(base: TrustBase): string | undefined;
