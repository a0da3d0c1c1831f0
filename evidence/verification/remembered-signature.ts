import { hash } from 'node:crypto';
import type { Bundle } from '@sigstore/bundle';
import { type TrustBase, trustName } from '../trust/base';
import { type Signature, verifySignature } from './signature';

/** The number of signatures that a process remembers. Beyond it, the oldest is verified again. */
const LIMIT = 20_000;

let remembered: Map<string, Signature> | undefined;

/**
 * From now on this process remembers the valid signatures that it has verified, or forgets them all. No command calls
 * this. It is for a process that plays many commands over the same files: a command alone meets each file once.
 */
export function rememberSignatures(isOn = true): void {
  if (isOn) remembered ??= new Map();
  else remembered = undefined;
}

/**
 * As `verifySignature`. A remembered answer belongs to the same bytes and the same trust base, each by its digest. No
 * answer depends on the current time, and a refused signature is verified again each time.
 */
export function signatureOf(bytes: Buffer, bundle: Bundle, trust: TrustBase): Signature {
  const name = remembered && trustName(trust);
  if (!remembered || name === undefined) return verifySignature(bundle, trust);
  const key = `${name} ${hash('sha256', bytes, 'hex')}`;
  const known = remembered.get(key);
  if (known) return known;
  const signature = verifySignature(bundle, trust);
  const [oldest] = remembered.keys();
  if (remembered.size >= LIMIT && oldest !== undefined) remembered.delete(oldest);
  remembered.set(key, signature);
  return signature;
}
