import type { SignedEntity } from '@sigstore/verify';
type Certificate = Extract<SignedEntity['key'], {
    $case: 'certificate';
}>['certificate'];
/**
 * Refuses a certificate that is not of the profile that Fulcio issues: of an end entity, for digital signatures and code
 * signing, with exactly one promise of a certificate log where the root names such logs. The library asks for the chain and
 * the promises alone, and takes other encodings than DER. Throws Refusal.
 * https://github.com/sigstore/fulcio/blob/main/docs/certificate-specification.md
 */
export declare function requireSigningCertificate(certificate: Certificate, raw: Buffer, logs: number): void;
export {};
