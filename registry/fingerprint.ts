import { createHmac } from 'node:crypto';
import { UserError } from './user-error';

/** The shortest key. With a short key somebody could try out all keys, and then the values that people choose. */
const SHORTEST_KEY = 32;

function hmac(text: string, key: string): string {
  return `sha256:${createHmac('sha256', key).update(text).digest('hex')}`;
}

/**
 * The HMAC of only a secret's value, so that the same value is recognized under another name. `place` names the source
 * of the key. Throws UserError (exit 2) on a key that is too short.
 */
export function fingerprint(value: string, key: string | undefined, place: string): string {
  return hmac(value, requireFingerprintKey(key, place));
}

/** The key of fingerprints. Throws UserError (exit 2) on a missing or short key; `place` names its source. */
export function requireFingerprintKey(key: string | undefined, place: string): string {
  if (key !== undefined && key.length >= SHORTEST_KEY) return key;
  throw new UserError('there is no key for fingerprints', {
    place,
    allowed: `at least ${SHORTEST_KEY} random characters, the same for all tiers and kept where only rotation reads it`,
  });
}

/** Identifies the key: fingerprints of one value under two keys differ and would look like two values. */
export function keyName(key: string): string {
  return hmac('causeway fingerprint key', key);
}
