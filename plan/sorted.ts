/** A sorted copy, by UTF-16 code units of the key that `by` returns: the same on every machine and locale. */
export function sortedBy<T>(items: Iterable<T>, by: (item: T) => string): readonly T[] {
  // The key is computed once per item, because it may be costly.
  const keyed = Array.from(items, (item) => ({ item, key: by(item) }));
  keyed.sort((left, right) => (left.key < right.key ? -1 : left.key > right.key ? 1 : 0));
  return keyed.map(({ item }) => item);
}

/** A sorted copy of strings without repetitions. */
export function sortedSet(items: Iterable<string>): readonly string[] {
  return sortedBy(new Set(items), (item) => item);
}
