import { createHash } from 'node:crypto';
import { type Bundle, bundleFromJSON, bundleToJSON, isBundleWithDsseEnvelope, ValidationError } from '@sigstore/bundle';
import { PolicyError, type TrustMaterial, toSignedEntity, VerificationError, Verifier } from '@sigstore/verify';
import canonicalize from 'canonicalize';
import { readDocument } from '../../registry/document/read';
import type { Trust } from '../../registry/schema/trust';
import { type TrustedKey, trustedKeys } from '../trust/keys';
import { type AnyStatement, PAYLOAD_TYPE, parseStatement, tierOf } from './statement';

/** The most that one statement's file may weigh, in bytes. */
export const MAX_STATEMENT_BYTES = 1024 * 1024;
const MEDIA_TYPE = 'application/vnd.dev.sigstore.bundle.v0.3+json';
/** How far a timestamp may lie ahead of the evaluation, in milliseconds: clocks differ (EVIDENCE.md: 5 minutes). */
const CLOCK_SKEW = 5 * 60_000;

/** Whom a verifier believes. */
export interface TrustBase {
  readonly entries: Trust['entries'];
  /** The trusted root: who may say what time it was. */
  readonly root: Omit<TrustMaterial, 'publicKey'>;
}

/** The run of a workflow that a certificate names (Fulcio's extensions 1.3.6.1.4.1.57264.1.*). */
export interface SignerRun {
  readonly repositoryId: number;
  /** `owner/name`. */
  readonly repository: string;
  /** `.github/workflows/deploy.yml` of the workflow whose job signed, which may have been called from another. */
  readonly workflow: string;
  readonly ref: string;
  /** The commit whose workflow file ran. */
  readonly sha: string;
  readonly runId: number;
  readonly runAttempt: number;
  readonly environment: string | undefined;
}

/** A statement whose signature, time and signer hold. */
export interface VerifiedStatement {
  readonly ok: true;
  /** `sha256:…` of the signed statement. */
  readonly id: string;
  readonly statement: AnyStatement;
  /** Whose trust entry it is; a keyless signer's run comes from its certificate. */
  readonly signer: { readonly id: string; readonly person: string | undefined; readonly run?: SignerRun };
  /** The trusted time of the signature. */
  readonly time: Date;
}

/** A verified statement, or why it counts for nothing. */
export type Verification = VerifiedStatement | { readonly ok: false; readonly reason: string };

/** A refusal, thrown inside this file only. */
class Refusal extends Error {}

function readBundle(bytes: Buffer): Bundle {
  if (bytes.length > MAX_STATEMENT_BYTES) throw new Refusal('the file is too large');
  const document = readDocument(bytes.toString('utf8'));
  if (!document.ok) throw new Refusal(`the file cannot be read: ${document.problems[0]?.message ?? 'not JSON'}`);
  let bundle: Bundle;
  try {
    bundle = bundleFromJSON(document.value);
  } catch (error) {
    // The library also throws plain errors on values of other types.
    throw new Refusal(`the file is no Sigstore bundle: ${error instanceof Error ? error.message : 'unknown'}`);
  }
  // One meaning, one file: what the library ignores or forgives would be room for a second one.
  if (!Buffer.from(canonicalize(bundleToJSON(bundle)) ?? '').equals(bytes))
    throw new Refusal('the file is not canonical');
  if (bundle.mediaType !== MEDIA_TYPE) throw new Refusal('the Sigstore bundle is of another version');
  return bundle;
}

function payloadOf(bundle: Bundle): Buffer {
  if (!isBundleWithDsseEnvelope(bundle)) throw new Refusal('the Sigstore bundle holds no DSSE envelope');
  const { payload, payloadType, signatures } = bundle.content.dsseEnvelope;
  if (signatures.length !== 1) throw new Refusal('there is not exactly one signature');
  if (payloadType !== PAYLOAD_TYPE) throw new Refusal('the payload is of another type');
  return payload;
}

function keyOf(bundle: Bundle, entries: Trust['entries']): TrustedKey {
  const { content } = bundle.verificationMaterial;
  if (content.$case !== 'publicKey') throw new Refusal('no trust entry covers this certificate');
  const key = trustedKeys(entries).get(content.publicKey.hint);
  if (!key) throw new Refusal('the key is not trusted');
  return key;
}

function verifySignature(bundle: Bundle, key: TrustedKey, root: TrustBase['root']): Date {
  const times: number[] = [];
  const publicKey: TrustMaterial['publicKey'] = () => ({
    publicKey: key.publicKey,
    validFor: (time) => {
      times.push(time.getTime());
      return time.getTime() < key.endsAt;
    },
  });
  const options = { tlogThreshold: 0, ctlogThreshold: 0, timestampThreshold: 1 };
  try {
    new Verifier({ ...root, publicKey }, options).verify(toSignedEntity(bundle));
  } catch (error) {
    // What the library throws on damaged timestamps is of many classes; none of them is a yes.
    const isKnown =
      error instanceof VerificationError || error instanceof PolicyError || error instanceof ValidationError;
    throw new Refusal(`the signature does not hold: ${isKnown ? error.message : 'it cannot be read'}`);
  }
  const time = Math.max(...times);
  if (!Number.isFinite(time)) throw new Refusal('there is no trusted time');
  return new Date(time);
}

function requireTrust(statement: AnyStatement, { entry }: TrustedKey): void {
  if (!entry.mayAttest.includes(statement.kind)) throw new Refusal(`${entry.id} may not attest ${statement.kind}`);
  const tier = tierOf(statement);
  if (tier === undefined) return;
  if (!entry.tiers?.includes(tier)) throw new Refusal(`${entry.id} may not attest for the tier ${tier}`);
}

/**
 * Verifies one statement file against the registry's trust entries: file, signature and trusted time, statement, signer.
 * The answer is no until each of them holds; a certificate (keyless) is a no, since only keys are looked up here.
 */
export function verifyStatement(bytes: Buffer, trust: TrustBase, now: Date): Verification {
  try {
    const bundle = readBundle(bytes);
    const payload = payloadOf(bundle);
    const key = keyOf(bundle, trust.entries);
    const time = verifySignature(bundle, key, trust.root);
    if (time.getTime() > now.getTime() + CLOCK_SKEW) throw new Refusal('it was signed in the future');
    const parsed = parseStatement(payload);
    if (!parsed.ok) throw new Refusal(parsed.reason);
    requireTrust(parsed.statement, key);
    const id = `sha256:${createHash('sha256').update(payload).digest('hex')}`;
    const signer = { id: key.entry.id, person: key.entry.person };
    return { ok: true, id, statement: parsed.statement, signer, time };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, reason: error.message };
    throw error;
  }
}
