import { createHash, createPublicKey, verify } from 'node:crypto';
import type { TransparencyLog } from './transparency-log';

function sha256(data: Buffer | string): { readonly algorithm: 'sha256'; readonly value: string } {
  return { algorithm: 'sha256', value: createHash('sha256').update(data).digest('hex') };
}

// The bytes that DSSE signs: type and payload with their lengths (secure-systems-lab/dsse, protocol.md).
function preAuthentication(type: string, payload: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`DSSEv1 ${Buffer.byteLength(type)} ${type} ${payload.length} `), payload]);
}

/**
 * Answers `POST /api/v1/log/entries`. It takes a DSSE envelope with a valid signature and logs digests of it, as Rekor
 * does. The mock's own handler logs everything without a check. Throws with the reason on anything else.
 */
export function logEntry(body: string, log: TransparencyLog): string {
  const { kind, apiVersion, spec } = JSON.parse(body);
  if (kind !== 'dsse' || apiVersion !== '0.0.1') throw new Error('only dsse 0.0.1 is logged here');
  const text = String(spec.proposedContent.envelope);
  const [verifier] = spec.proposedContent.verifiers as readonly string[];
  const { payload, payloadType, signatures } = JSON.parse(text);
  const bytes = Buffer.from(String(payload), 'base64');
  const signed = preAuthentication(String(payloadType), bytes);
  const key = createPublicKey(Buffer.from(verifier ?? '', 'base64').toString('utf8'));
  const algorithm = key.asymmetricKeyType === 'ed25519' ? null : 'sha256';
  const [{ sig }] = signatures as readonly { sig: string }[] as [{ sig: string }];
  if (!verify(algorithm, signed, key, Buffer.from(sig, 'base64'))) throw new Error('the signature does not hold');
  const entry = log.append({
    apiVersion,
    kind,
    spec: { envelopeHash: sha256(text), payloadHash: sha256(bytes), signatures: [{ signature: sig, verifier }] },
  });
  return JSON.stringify(entry);
}
