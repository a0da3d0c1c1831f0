import { type Problem } from './problem';
import { Registry } from './schema';
/** What parsing needs to know besides the text. */
export interface ParseOptions {
    /** The name that messages use for the file. */
    readonly file: string;
    /** The evaluation time: expiries must lie after it. */
    readonly now: Date;
}
/** A sound registry with its digest, or everything that is wrong with it. */
export type ParseResult = {
    readonly ok: true;
    readonly registry: Registry;
    /** `sha256:…` of the RFC 8785 form of the document as it is written, without defaults. */
    readonly digest: string;
    readonly warnings: readonly Problem[];
} | {
    readonly ok: false;
    readonly problems: readonly Problem[];
};
/**
 * Reads a registry: strict JSON, the schema, then every rule beyond it. All problems of one of these steps are reported
 * together; a later step runs only on what the earlier ones accept. Throws nothing for bad input.
 */
export declare function parseRegistry(text: string, { now }: ParseOptions): ParseResult;
