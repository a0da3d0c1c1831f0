import { createHash, type KeyObject } from 'node:crypto';
import { endOfDay } from '../../registry/dates';
import { ed25519PublicKey } from '../../registry/ed25519';
import type { KeyEntry, Trust } from '../../registry/schema/trust';

/** A Sigstore bundle's name for its signing key: the hex sha256 of its SPKI form. */
export function keyHint(publicKey: KeyObject): string {
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex');
}

/** A key of the registry. */
export interface TrustedKey {
  readonly entry: KeyEntry;
  readonly publicKey: KeyObject;
  /** The instant from which it no longer attests anything, in milliseconds. */
  readonly endsAt: number;
}

/** The keys of the registry by their hints, without keys that cannot be read or have no valid end. */
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
