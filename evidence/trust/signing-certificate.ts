import { X509Certificate } from 'node:crypto';
import type { SignedEntity } from '@sigstore/verify';
import { Refusal } from '../statement/refusal';
import { derBytes } from './der';

type Certificate = Extract<SignedEntity['key'], { $case: 'certificate' }>['certificate'];

/** The extended key usage of code signing (RFC 5280, section 4.2.1.12). */
const CODE_SIGNING = '1.3.6.1.5.5.7.3.3';

/**
 * Refuses a certificate outside the profile that Fulcio issues: of an end entity, for digital signatures and code
 * signing, with exactly one promise of a certificate log where the root names such logs. The library checks only the
 * chain and the promises, and accepts other encodings than DER. Throws Refusal.
 * https://github.com/sigstore/fulcio/blob/main/docs/certificate-specification.md
 */
export function requireSigningCertificate(certificate: Certificate, raw: Buffer, logs: number): void {
  const refuse = (message: string): never => {
    throw new Refusal(`the certificate ${message}`);
  };
  if (!derBytes(certificate.root).equals(raw)) refuse('is not in canonical DER encoding');
  const { ca, keyUsage: purposes = [] } = new X509Certificate(raw);
  if (ca) refuse('is an authority’s');
  if (!certificate.extKeyUsage?.digitalSignature) refuse('is not for digital signatures');
  if (!purposes.includes(CODE_SIGNING)) refuse('is not for code signing');
  const promises = certificate.extSCT?.signedCertificateTimestamps.length ?? 0;
  if (logs > 0 && promises !== 1) refuse('does not have exactly one signed certificate timestamp (SCT)');
}
