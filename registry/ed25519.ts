import { createPublicKey, type KeyObject } from 'node:crypto';

/** The Ed25519 public key of an entry (PEM, or base64 of its SPKI form); undefined when the text is not one. */
export function ed25519PublicKey(text: string): KeyObject | undefined {
  try {
    const key = text.includes('-----BEGIN')
      ? createPublicKey(text)
      : createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
    // createPublicKey also derives a public key from a private one, and a private key has no place here.
    return key.asymmetricKeyType === 'ed25519' && !text.includes('PRIVATE') ? key : undefined;
  } catch {
    return undefined;
  }
}
