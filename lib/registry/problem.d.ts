/** Whether a problem refuses the registry or only tells about it. */
export type Level = 'error' | 'warning';
/** Something wrong with a registry: what (code and message), where, and what would have been accepted. */
export interface Problem {
    /** Stable code, one of `ruleTable`. */
    readonly code: string;
    readonly level: Level;
    /** Names the value and the rule; never a secret. */
    readonly message: string;
    /** JSON pointer (RFC 6901) into the document; empty = the document itself. */
    readonly pointer: string;
    /** 1-based. */
    readonly line: number;
    /** 1-based, in UTF-16 units. */
    readonly column: number;
    /** What is accepted, in words. */
    readonly allowed?: string;
}
/** One row of the table of rules: what documentation, SARIF and tests read. */
export interface RuleDescription {
    readonly code: string;
    readonly level: Level;
    readonly title: string;
    /** Why the rule is there. */
    readonly why: string;
    /** Where the fact comes from: a vendor's document, an issue, a design page. */
    readonly source: string;
}
/** The JSON pointer of a path; none = the document itself. */
export declare function pointer(...path: readonly (string | number)[]): string;
/** The path of a JSON pointer. */
export declare function pointerPath(text: string): readonly string[];
/** A set in words: `"a", "b" or "c"`; long ones are cut, with their number. */
export declare function oneOf(values: Iterable<unknown>): string;
/** A problem in one line, as compilers write it: `file:line:column: level code: message (allowed: …)`. */
export declare function describeProblem(file: string, problem: Problem): string;
