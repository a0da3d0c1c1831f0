import { createPublicKey, sign } from 'node:crypto';
import { envelopeToJSON, isBundleWithDsseEnvelope } from '@sigstore/bundle';
import { DSSEBundleBuilder } from '@sigstore/sign';
import { PAYLOAD_TYPE } from '../statement/statement';
import { keyHint } from '../trust/keys';
import { signingKey } from './key';

/**
 * An in-toto statement of any kind in a DSSE envelope (https://github.com/secure-systems-lab/dsse), in JSON, for tools
 * that verify with a public key instead of a Sigstore bundle. It has no trusted time, and is no evidence here. `key` is
 * PEM of an Ed25519 key, or its file's path. Throws UserError (exit 2) on another one.
 */
export async function signedEnvelope(payload: Buffer, key: string): Promise<object> {
  const privateKey = signingKey(key);
  const publicKey = createPublicKey(privateKey);
  const named = {
    $case: 'publicKey' as const,
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    hint: keyHint(publicKey),
  };
  const signer = { sign: async (data: Buffer) => ({ signature: sign(null, data, privateKey), key: named }) };
  const bundle = await new DSSEBundleBuilder({ signer, witnesses: [] }).create({ data: payload, type: PAYLOAD_TYPE });
  if (!isBundleWithDsseEnvelope(bundle)) throw new Error('the builder gave no DSSE envelope');
  return envelopeToJSON(bundle.content.dsseEnvelope) as object;
}
