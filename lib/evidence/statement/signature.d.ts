import { type Bundle } from '@sigstore/bundle';
import type { TrustBase } from '../trust/base';
import { type CertificateClaims } from '../trust/certificates';
import type { TrustedKey } from '../trust/keys';
/** How far two clocks may lie apart, in milliseconds (EVIDENCE.md: 5 minutes). */
export declare const CLOCK_SKEW: number;
/** A signature that holds: who made it, and when at the latest. */
export interface Signature {
    readonly signer: {
        readonly kind: 'key';
        readonly key: TrustedKey;
    } | {
        readonly kind: 'certificate';
        readonly claims: CertificateClaims;
    };
    /** The trusted time: a time-stamping authority's or the transparency log's. */
    readonly time: Date;
}
/**
 * Verifies the one signature of a bundle, its trusted time, and all else that the bundle states. A certificate must chain to
 * the trusted root, and be in a certificate and a transparency log where the root names such logs. Throws Refusal.
 */
export declare function verifySignature(bundle: Bundle, { root, keys }: TrustBase): Signature;
