/** The segments of a glob before the first one with a wildcard: every file that it matches lies under them. */
export declare function staticPrefix(glob: string): readonly string[];
/**
 * Whether some file may match both globs. Errs towards yes: braces, classes and extended globs are taken for wildcards.
 * Linear in the product of the two numbers of segments.
 */
export declare function globsMeet(left: string, right: string): boolean;
/** Whether an exclusion of the form `folder/**` takes away everything that a glob matches. */
export declare function excludesAll(exclusion: string, glob: string): boolean;
