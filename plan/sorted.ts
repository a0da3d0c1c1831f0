/** A sorted copy, by code units of what `by` gives: the same on every machine, whatever its locale. */
export function sortedBy<T>(items: Iterable<T>, by: (item: T) => string): readonly T[] {
  return [...items].sort((a, b) => {
    const left = by(a);
    const right = by(b);
    return left < right ? -1 : left > right ? 1 : 0;
  });
}

/** A sorted copy of strings without repetitions. */
export function sortedSet(items: Iterable<string>): readonly string[] {
  return sortedBy(new Set(items), (item) => item);
}
