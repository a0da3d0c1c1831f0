/** The candidate that was probably meant (at most a third of its letters differ), or undefined. */
export declare function nearest(word: string, candidates: Iterable<string>): string | undefined;
