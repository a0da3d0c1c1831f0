import { type Bundle, ValidationError } from '@sigstore/bundle';
import {
  PolicyError,
  type SignedEntity,
  type Signer,
  type TrustMaterial,
  toSignedEntity,
  VerificationError,
  Verifier,
  type VerifierOptions,
} from '@sigstore/verify';
import { githubPlaces } from '../../registry/github-host';
import { Refusal } from '../statement/refusal';
import type { TrustBase } from '../trust/base';
import { type CertificateClaims, claimsOf } from '../trust/certificates';
import type { TrustedKey } from '../trust/keys';
import { rememberedTimestamp } from '../trust/remembered-timestamp';
import { requireSigningCertificate } from '../trust/signing-certificate';
import { requireStatedEntries } from './log-entry';

/** The largest difference between two clocks, in milliseconds (docs/evidence.md: 5 minutes). */
export const CLOCK_SKEW = 5 * 60_000;

/** A valid signature: its signer, and its latest possible time. */
export interface Signature {
  readonly signer:
    | { readonly kind: 'key'; readonly key: TrustedKey }
    | { readonly kind: 'certificate'; readonly claims: CertificateClaims };
  /** The trusted time: a time-stamping authority's or the transparency log's. */
  readonly time: Date;
}

// A log's promise and an authority's token are the times that the library verified without returning them.
function timesOf(entity: SignedEntity): readonly number[] {
  return entity.timestamps.flatMap((each) => {
    if (each.$case === 'timestamp-authority') return [each.timestamp.signingTime.getTime()];
    return each.tlogEntry.inclusionPromise ? [Number(each.tlogEntry.integratedTime) * 1000] : [];
  });
}

function trustedTime(entity: SignedEntity): Date {
  const times = timesOf(entity);
  const latest = Math.max(...times);
  if (!Number.isFinite(latest)) throw new Refusal('there is no trusted time');
  if (latest - Math.min(...times) > CLOCK_SKEW) throw new Refusal('the trusted timestamps are too far apart');
  return new Date(latest);
}

// RFC 3161, section 2.4.2: 0 is granted. Any other answer of an authority is no timestamp, which the library does not
// check.
const GRANTED = 0n;

// The signature in a timestamp covers a part of it. The encoding and the status of the rest are checked here.
function requireStatedTimestamps({ verificationMaterial }: Bundle, { timestamps }: SignedEntity): void {
  const raw = (verificationMaterial.timestampVerificationData?.rfc3161Timestamps ?? []).map(({ signedTimestamp }) =>
    Buffer.from(signedTimestamp),
  );
  const parsed = timestamps.flatMap((each) => (each.$case === 'timestamp-authority' ? [each.timestamp] : []));
  for (const [index, { root, status }] of parsed.entries()) {
    if (!raw[index] || !root.toDER().equals(raw[index]))
      throw new Refusal('the timestamp is not in canonical DER encoding');
    if (status !== GRANTED) throw new Refusal('the timestamp was not granted');
  }
}

// The library accepts one signer's key or certificate and ignores the name in the envelope.
function requireStated(bundle: Bundle, entity: SignedEntity, { tlogs, ctlogs }: TrustBase['root']): void {
  const { content } = bundle.verificationMaterial;
  const signature = bundle.content.$case === 'dsseEnvelope' ? bundle.content.dsseEnvelope.signatures[0] : undefined;
  const name = content.$case === 'publicKey' ? content.publicKey.hint : '';
  if (signature?.keyid !== name) throw new Refusal('the envelope names another key than the one that signed');
  if (entity.key.$case === 'certificate') {
    if (content.$case !== 'certificate') throw new Refusal('the bundle contains more than one certificate');
    requireSigningCertificate(entity.key.certificate, Buffer.from(content.certificate.rawBytes), ctlogs.length);
  }
  requireStatedTimestamps(bundle, entity);
  requireStatedEntries(bundle, tlogs.length);
}

// The bundle as the library parses it. Its timestamps keep the library's answers, and only their encoding is ours.
function entityOf(bundle: Bundle): SignedEntity {
  const entity = toSignedEntity(bundle);
  const timestamps = entity.timestamps.map((each) =>
    each.$case === 'timestamp-authority' ? { ...each, timestamp: rememberedTimestamp(each.timestamp) } : each,
  );
  return { ...entity, timestamps };
}

function check(bundle: Bundle, material: TrustMaterial, options: VerifierOptions): { signer: Signer; time: Date } {
  let entity: SignedEntity;
  let signer: Signer;
  try {
    entity = entityOf(bundle);
    signer = new Verifier(material, options).verify(entity);
    requireStated(bundle, entity, material);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    // The library throws errors of many classes on damaged timestamps and certificates; each of them means no.
    const isKnown =
      error instanceof VerificationError || error instanceof PolicyError || error instanceof ValidationError;
    throw new Refusal(`the signature is not valid: ${isKnown ? error.message : 'it cannot be read'}`);
  }
  return { signer, time: trustedTime(entity) };
}

function noKey(): never {
  throw new Refusal('the key is not trusted');
}

/**
 * Verifies the only signature of a bundle, its trusted time, and everything else that the bundle states. A certificate
 * must chain to the trusted root, and be in a certificate log and a transparency log where the root names such logs.
 * Throws Refusal.
 */
export function verifySignature(bundle: Bundle, { registry, root, keys }: TrustBase): Signature {
  const { content } = bundle.verificationMaterial;
  if (content.$case === 'publicKey') {
    const key = keys.get(content.publicKey.hint);
    if (!key) throw new Refusal('the key is not trusted');
    const publicKey = () => ({
      publicKey: key.publicKey,
      validFor: (time: Date) => time.getTime() < key.endsAt,
    });
    const options = { tlogThreshold: 0, ctlogThreshold: 0, timestampThreshold: 1 };
    const { time } = check(bundle, { ...root, publicKey }, options);
    return { signer: { kind: 'key', key }, time };
  }
  const options = {
    tlogThreshold: root.tlogs.length > 0 ? 1 : 0,
    ctlogThreshold: root.ctlogs.length > 0 ? 1 : 0,
    timestampThreshold: 1,
  };
  const { signer, time } = check(bundle, { ...root, publicKey: noKey }, options);
  return {
    signer: {
      kind: 'certificate',
      claims: claimsOf(signer.identity ?? {}, githubPlaces(registry.organization.host).server),
    },
    time,
  };
}
