import { type Bundle, bundleFromJSON, bundleToJSON, isBundleWithDsseEnvelope } from '@sigstore/bundle';
import canonicalize from 'canonicalize';
import { MAX_BYTES } from '../../registry/document/limits';
import { readDocument } from '../../registry/document/read';
import { Refusal } from './refusal';
import { PAYLOAD_TYPE } from './statement';

/** The largest file of a statement, in bytes; only a decision may be larger. */
export const MAX_STATEMENT_BYTES = 1024 * 1024;
/** The largest decision: each surface adds about 7,000 bytes, so one of 700 surfaces fits. */
export const MAX_DECISION_BYTES = MAX_BYTES;
const MEDIA_TYPE = 'application/vnd.dev.sigstore.bundle.v0.3+json';

/** Reads a statement's file: strict, canonical JSON that is a Sigstore bundle v0.3. Throws Refusal. */
export function readBundleFile(bytes: Buffer): Bundle {
  if (bytes.length > MAX_DECISION_BYTES) throw new Refusal('the file is too large');
  const document = readDocument(bytes.toString('utf8'));
  if (!document.ok) throw new Refusal(`the file cannot be read: ${document.problems[0]?.message ?? 'not JSON'}`);
  let bundle: Bundle;
  try {
    bundle = bundleFromJSON(document.value);
  } catch (error) {
    // The library also throws plain errors on values of other types.
    throw new Refusal(`the file is not a Sigstore bundle: ${error instanceof Error ? error.message : 'unknown'}`);
  }
  // One meaning has one file: anything that the library ignores or tolerates would allow a second file.
  if (!Buffer.from(canonicalize(bundleToJSON(bundle)) ?? '').equals(bytes))
    throw new Refusal('the file is not canonical');
  if (bundle.mediaType !== MEDIA_TYPE) throw new Refusal('the Sigstore bundle has an unsupported version');
  return bundle;
}

/** The signed bytes of a bundle: an in-toto statement in a DSSE envelope with exactly one signature. Throws Refusal. */
export function payloadOf(bundle: Bundle): Buffer {
  if (!isBundleWithDsseEnvelope(bundle)) throw new Refusal('the Sigstore bundle contains no DSSE envelope');
  const { payload, payloadType, signatures } = bundle.content.dsseEnvelope;
  if (signatures.length !== 1) throw new Refusal('there is not exactly one signature');
  if (payloadType !== PAYLOAD_TYPE) throw new Refusal('the payload has an unexpected type');
  return payload;
}
