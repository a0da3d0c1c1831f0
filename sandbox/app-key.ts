import { generateKeyPairSync } from 'node:crypto';

/** A key pair of an emulated App, as GitHub gives the private half: PEM. */
export interface AppKey {
  readonly publicKey: string;
  readonly privateKey: string;
}

// GitHub's keys are RSA of 2048 bits, and to make one takes a tenth of a second: worlds of one process have the same.
const KEYS = new Map<string, AppKey>();

/** The key of the Apps that a name stands for: another name, another key; another process, other keys. */
export function appKey(name: string): AppKey {
  const known = KEYS.get(name);
  if (known) return known;
  const made = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  KEYS.set(name, made);
  return made;
}
