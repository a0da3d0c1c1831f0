import { X509Certificate } from 'node:crypto';
import type { Bundle } from '@sigstore/bundle';
import { z } from 'zod';
import { readDocument } from '../../registry/document/read';
import { Refusal } from '../statement/refusal';

type Entry = Bundle['verificationMaterial']['tlogEntries'][number];
type Proof = NonNullable<Entry['inclusionProof']>;

const Digest = z.strictObject({ algorithm: z.literal('sha256'), value: z.string() });

// Rekor's log entry for a DSSE envelope: rekor, pkg/types/dsse/v0.0.1/dsse_v0_0_1_schema.json.
// https://github.com/sigstore/rekor/blob/main/pkg/types/dsse/v0.0.1/dsse_v0_0_1_schema.json
const Body = z.strictObject({
  apiVersion: z.literal('0.0.1'),
  kind: z.literal('dsse'),
  spec: z.strictObject({
    // The hash of the envelope as submitted. Its JSON is not canonical, so no verifier can compute it.
    envelopeHash: Digest,
    payloadHash: Digest,
    signatures: z.tuple([z.strictObject({ signature: z.string(), verifier: z.string() })]),
  }),
});

const DASH = '\u2014';

function refuse(message: string): never {
  throw new Refusal(`the log entry is not valid: ${message}`);
}

function isCanonicalBase64(text: string): boolean {
  return text !== '' && Buffer.from(text, 'base64').toString('base64') === text;
}

/**
 * The size and the root hash of a checkpoint: a note of lines, a blank line, and the log's own signature. The library
 * verifies that signature and ignores other lines, which could contain anything.
 * https://github.com/C2SP/C2SP/blob/main/signed-note.md, https://github.com/C2SP/C2SP/blob/main/tlog-checkpoint.md
 */
function checkpointOf({ checkpoint }: Proof): { readonly size: string; readonly root: string } {
  const lines = (checkpoint?.envelope ?? refuse('it has no checkpoint')).split('\n');
  const blank = lines.indexOf('');
  // A note without an origin or a blank line has no root.
  const [, size = '', root = ''] = lines.slice(0, blank);
  const [signature = '', ...rest] = lines.slice(blank + 1);
  const [dash, name, bytes = '', ...words] = signature.split(' ');
  const isNote = name && dash === DASH && words.length === 0 && rest.length === 1 && rest[0] === '';
  if (!isNote || !isCanonicalBase64(bytes) || !isCanonicalBase64(root))
    refuse('its checkpoint is not a note with one signature');
  return { size, root };
}

function requireProof({ logIndex, inclusionProof: proof }: Entry): void {
  if (!proof) refuse('it has no inclusion proof');
  const { size, root } = checkpointOf(proof);
  if (proof.treeSize !== size) refuse('its tree does not have the size that the checkpoint says');
  if (Buffer.from(proof.rootHash).toString('base64') !== root) refuse('its root hash is not the checkpoint’s');
  // The proof's index counts within one shard of the log, the entry's over all shards.
  if (BigInt(proof.logIndex) > BigInt(logIndex)) refuse('the index in its proof is larger than its own');
}

function requireBody({ canonicalizedBody, kindVersion }: Entry, bundle: Bundle, certificate: Buffer): void {
  const document = readDocument(Buffer.from(canonicalizedBody).toString('utf8'));
  const body = Body.safeParse(document.ok ? document.value : undefined);
  if (!body.success || kindVersion.kind !== 'dsse' || kindVersion.version !== '0.0.1')
    refuse('it is not of the kind dsse 0.0.1');
  const [{ signature, verifier }] = body.data.spec.signatures;
  const pem = new X509Certificate(certificate).toString();
  if (verifier !== Buffer.from(pem).toString('base64')) refuse('it names another certificate');
  const own = bundle.content.$case === 'dsseEnvelope' ? bundle.content.dsseEnvelope.signatures[0]?.sig : undefined;
  if (!own || signature !== Buffer.from(own).toString('base64')) refuse('it names another signature');
}

/**
 * Refuses a bundle whose log entries state anything that the library does not verify and other verifiers do: the root hash
 * and the size of the tree, the certificate in the entry, the lines of the checkpoint. A certificate has exactly one entry
 * where the root names logs, of the kind that `causeway` writes, with Rekor's promise and a proof; a key has none. Beside
 * the library's verification, never instead of it. Throws Refusal.
 * Source: sigstore-python, sigstore/verify/verifier.py and sigstore/models.py (`Bundle._verify`).
 */
export function requireStatedEntries(bundle: Bundle, logs: number): void {
  const { content, tlogEntries } = bundle.verificationMaterial;
  if (content.$case !== 'certificate') {
    if (tlogEntries.length > 0) refuse('a statement that a key signed must not be in a log');
    return;
  }
  if (tlogEntries.length !== (logs > 0 ? 1 : 0))
    refuse('there must be exactly one if the trusted root names logs, and none otherwise');
  for (const entry of tlogEntries) {
    if (!entry.inclusionPromise || BigInt(entry.integratedTime) <= 0n) refuse('it has no signed entry timestamp');
    requireProof(entry);
    requireBody(entry, bundle, Buffer.from(content.certificate.rawBytes));
  }
}
