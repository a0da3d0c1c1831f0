import type { RuleDescription } from '../problem';
/** The largest registry that is read, in bytes; a thousand surfaces take about two million. */
export declare const MAX_BYTES = 5000000;
/** The deepest nesting; the schema itself needs eight. */
export declare const MAX_DEPTH = 64;
/** What is refused before the document is understood at all. */
export declare const documentRules: readonly RuleDescription[];
