import { type KeyObject } from 'node:crypto';
import type { KeyEntry, Trust } from '../../registry/schema/trust';
/** How a Sigstore bundle names the key that signed it: the hex sha256 of its SPKI form. */
export declare function keyHint(publicKey: KeyObject): string;
/** A key of the registry. */
export interface TrustedKey {
    readonly entry: KeyEntry;
    readonly publicKey: KeyObject;
    /** The instant from which it attests nothing any more, in milliseconds. */
    readonly endsAt: number;
}
/** The keys of the registry by their hints. A key that cannot be read, or without a real end, is not among them. */
export declare function trustedKeys(entries: Trust['entries']): ReadonlyMap<string, TrustedKey>;
