import { type ParseResult } from './parse';
import { type Problem } from './problem';
import type { Registry } from './schema';
/** A registry that passed every rule, and where it came from. */
export interface LoadedRegistry {
    readonly registry: Registry;
    /** `sha256:…` of the document's canonical form. */
    readonly digest: string;
    readonly warnings: readonly Problem[];
    /** The path that it was read from, as given. */
    readonly file: string;
}
/** What reading needs to know besides the path. */
export interface ReadOptions {
    /** The evaluation time. */
    readonly now: Date;
    /** The name that messages use for the file; default the path. */
    readonly name?: string;
}
/** Reads and checks a registry file; what is wrong with its content is in the result. Throws UserError when there is no file to read. */
export declare function readRegistry(path: string, { now, name }: ReadOptions): ParseResult;
/** Reads a registry that must be sound. Throws UserError (exit 2) naming the first problems with `file:line:column`. */
export declare function loadRegistry(path: string, { now, name }: ReadOptions): LoadedRegistry;
