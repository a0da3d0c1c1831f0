/** A sorted copy, by code units of what `by` gives: the same on every machine, whatever its locale. */
export declare function sortedBy<T>(items: Iterable<T>, by: (item: T) => string): readonly T[];
/** A sorted copy of strings without repetitions. */
export declare function sortedSet(items: Iterable<string>): readonly string[];
