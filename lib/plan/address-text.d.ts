/** A repository's name as the first name of an address: no root of ours can be meant by it. */
export declare function repositoryRoot(repository: string): string;
/**
 * Names as the text of an address: joined by `/`, which is escaped in every name but the last that an address can have, so
 * that a branch or a ruleset stays readable. The first name is given escaped (`repositoryRoot`) or is a root of ours.
 */
export declare function namesText([root, ...names]: readonly string[]): string;
/** The names of an address's text; the first is left as it is written. The only place where such a text is taken apart. */
export declare function namesIn(text: string): readonly string[];
/** The repository that a first name stands for; undefined for a root of ours. */
export declare function repositoryOfRoot(root: string): string | undefined;
