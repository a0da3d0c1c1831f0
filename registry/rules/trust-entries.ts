import { pointer } from '../problem';
import type { Registry } from '../schema';
import type { KeyEntry, SigstoreEntry } from '../schema/trust';

/** A trust entry with its place in the registry. */
export interface PlacedEntry<T> {
  readonly entry: T;
  /** The pointer to a part of it. */
  readonly at: (...path: (string | number)[]) => string;
}

/** The trust entries of one kind. */
export function placedEntries<K extends 'key' | 'sigstore'>(
  { trust }: Registry,
  kind: K,
): readonly PlacedEntry<K extends 'key' ? KeyEntry : SigstoreEntry>[] {
  return (trust?.entries ?? []).flatMap((entry, index) =>
    entry.kind === kind
      ? [
          {
            entry: entry as K extends 'key' ? KeyEntry : SigstoreEntry,
            at: (...path: (string | number)[]) => pointer('trust', 'entries', index, ...path),
          },
        ]
      : [],
  );
}
