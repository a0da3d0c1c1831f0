import { type Problem } from '../problem';
/** A document that is JSON and nothing else, or why it isn't. */
export type ReadResult = {
    readonly ok: true;
    readonly value: unknown;
} | {
    readonly ok: false;
    readonly problems: readonly Problem[];
};
/** Reads a text as strict JSON: no duplicate keys, comments, hidden characters or prototype keys, of bounded size and depth. */
export declare function readDocument(text: string): ReadResult;
