import type { StackPolicy } from './adapters/engine';
/**
 * What the pack in a folder needs for one stack, read once. Throws an error without a stack when a document is refused: the
 * SDK shows an error's stack, and a person's error has none.
 */
export declare function policyOf(folder: string, stack: string): StackPolicy;
/** Reads for a stack before anybody asks. What cannot be read is read anew, and refused, by the check that needs it. */
export declare function readAhead(folder: string, stack: string | undefined): void;
