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
import type { TrustBase } from '../trust/base';
import { type CertificateClaims, claimsOf } from '../trust/certificates';
import { quicken } from '../trust/der';
import type { TrustedKey } from '../trust/keys';
import { Refusal } from './refusal';

/** How far two clocks may lie apart, in milliseconds (EVIDENCE.md: 5 minutes). */
export const CLOCK_SKEW = 5 * 60_000;

/** A signature that holds: who made it, and when at the latest. */
export interface Signature {
  readonly signer:
    | { readonly kind: 'key'; readonly key: TrustedKey }
    | { readonly kind: 'certificate'; readonly claims: CertificateClaims };
  /** The trusted time: a time-stamping authority's or the transparency log's. */
  readonly time: Date;
}

// A log's promise and an authority's token are the times that the library has verified; it does not give them back.
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
  if (latest - Math.min(...times) > CLOCK_SKEW) throw new Refusal('the trusted times lie apart');
  return new Date(latest);
}

// The library's parser throws and catches an error for every text that is no DER, and Node for every key that is no object
// yet. To note where costs more than to parse; what is refused in the end is told by its message alone.
function withoutStacks<T>(run: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return run();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function entityOf(bundle: Bundle): SignedEntity {
  const entity = toSignedEntity(bundle);
  for (const each of entity.timestamps) if (each.$case === 'timestamp-authority') quicken(each.timestamp);
  return entity;
}

function check(bundle: Bundle, material: TrustMaterial, options: VerifierOptions): { signer: Signer; time: Date } {
  let entity: SignedEntity;
  let signer: Signer;
  try {
    entity = withoutStacks(() => entityOf(bundle));
    signer = withoutStacks(() => new Verifier(material, options).verify(entity));
  } catch (error) {
    // What the library throws on damaged timestamps and certificates is of many classes; none of them is a yes.
    const isKnown =
      error instanceof VerificationError || error instanceof PolicyError || error instanceof ValidationError;
    throw new Refusal(`the signature does not hold: ${isKnown ? error.message : 'it cannot be read'}`);
  }
  return { signer, time: trustedTime(entity) };
}

function noKey(): never {
  throw new Refusal('the key is not trusted');
}

/**
 * Verifies the one signature of a bundle and its trusted time. A certificate must chain to the trusted root, and be in a
 * certificate and a transparency log where the root names such logs. Throws Refusal.
 */
export function verifySignature(bundle: Bundle, { root, keys }: TrustBase): Signature {
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
  return { signer: { kind: 'certificate', claims: claimsOf(signer.identity ?? {}) }, time };
}
