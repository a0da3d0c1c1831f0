import { createPublicKey, type KeyObject, sign } from 'node:crypto';
import { bundleToJSON } from '@sigstore/bundle';
import { DSSEBundleBuilder, type Signer, type Witness } from '@sigstore/sign';
import canonicalize from 'canonicalize';
import type { KnownKind } from '../statement/kinds';
import { PAYLOAD_TYPE, type Statement, statementBytes } from '../statement/statement';
import { keyHint } from '../trust/keys';

/** Signs a statement and returns the bytes of its Sigstore bundle (v0.3, canonical JSON). */
export async function statementBundle<K extends KnownKind>(
  statement: Statement<K>,
  signer: Signer,
  witnesses: readonly Witness[],
): Promise<Buffer> {
  const data = statementBytes(statement);
  const bundle = await new DSSEBundleBuilder({ signer, witnesses: [...witnesses] }).create({
    data,
    type: PAYLOAD_TYPE,
  });
  return Buffer.from(canonicalize(bundleToJSON(bundle)) ?? '', 'utf8');
}

/**
 * Signs a statement with an Ed25519 key, and returns the bytes of its Sigstore bundle (v0.3, canonical JSON). Witnesses
 * add the trusted time, without which no verifier accepts it. Throws on another kind of key.
 */
export async function signStatement<K extends KnownKind>(
  statement: Statement<K>,
  privateKey: KeyObject,
  witnesses: readonly Witness[],
): Promise<Buffer> {
  if (privateKey.type !== 'private' || privateKey.asymmetricKeyType !== 'ed25519') {
    throw new Error('statements are signed with an Ed25519 private key');
  }
  const publicKey = createPublicKey(privateKey);
  const key = {
    $case: 'publicKey' as const,
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    hint: keyHint(publicKey),
  };
  const signer = { sign: async (data: Buffer) => ({ signature: sign(null, data, privateKey), key }) };
  return statementBundle(statement, signer, witnesses);
}
