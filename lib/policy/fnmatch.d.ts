/** What one pattern character may be. */
type Atom = {
    readonly kind: 'one';
    readonly accepts: (character: string) => boolean;
    readonly literal?: string;
} | {
    readonly kind: 'star';
} | {
    readonly kind: 'slash';
} | {
    readonly kind: 'directories';
};
/** A pattern as Ruby's `File.fnmatch` with FNM_PATHNAME reads it, which is what GitHub documents for branch patterns. */
export interface Pattern {
    readonly source: string;
    readonly atoms: readonly Atom[];
    /** Code points at which what the pattern accepts can change. */
    readonly edges: ReadonlySet<number>;
}
/** Reads a pattern: `*` and `?` stay within a path segment, `**` + `/` spans directories, `[set]`, `\` escapes. Never throws. */
export declare function parsePattern(source: string): Pattern;
/** Whether a pattern matches a text. */
export declare function matches(pattern: Pattern, text: string): boolean;
/**
 * A shortest text that both patterns match, or undefined when there is none: a walk over the product of their automata,
 * over one character of each class that they can tell apart.
 */
export declare function commonMatch(left: Pattern, right: Pattern): string | undefined;
export {};
