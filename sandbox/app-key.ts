import { generateKeyPairSync } from 'node:crypto';

/** A key pair of an emulated App. The private half is PEM, as at GitHub. */
export interface AppKey {
  readonly publicKey: string;
  readonly privateKey: string;
}

// GitHub's keys are RSA of 2048 bits, and making one takes a tenth of a second. So all worlds of one process share
// keys.
const KEYS = new Map<string, AppKey>();

/** The key of the Apps of a name. Another name has another key, and another process has other keys. */
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
