import { createHash, type KeyObject } from 'node:crypto';
import { endOfDay } from '../../registry/dates';
import { ed25519PublicKey } from '../../registry/rules/trust';
import type { KeyEntry, Trust } from '../../registry/schema/trust';

/** How a Sigstore bundle names the key that signed it: the hex sha256 of its SPKI form. */
export function keyHint(publicKey: KeyObject): string {
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex');
}

/** A key of the registry. */
export interface TrustedKey {
  readonly entry: KeyEntry;
  readonly publicKey: KeyObject;
  /** The instant from which it attests nothing any more, in milliseconds. */
  readonly endsAt: number;
}

/** The keys of the registry by their hints. A key that cannot be read, or without a real end, is not among them. */
export function trustedKeys(entries: Trust['entries']): ReadonlyMap<string, TrustedKey> {
  const keys = new Map<string, TrustedKey>();
  for (const entry of entries) {
    if (entry.kind !== 'key') continue;
    const publicKey = ed25519PublicKey(entry.publicKey);
    const endsAt = endOfDay(entry.notAfter);
    if (publicKey && endsAt !== undefined) keys.set(keyHint(publicKey), { entry, publicKey, endsAt });
  }
  return keys;
}
