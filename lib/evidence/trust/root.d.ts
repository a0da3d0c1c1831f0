import type { TrustBase } from './base';
/** The sha256 of the text that a trusted root was read from; undefined when it was not read from one. */
export declare function rootDigest(root: TrustBase['root']): string | undefined;
/** A trusted root from the text of its file. Throws UserError (exit 2) when it is none. */
export declare function parseTrustedRoot(text: string, place: string): TrustBase['root'];
/**
 * Reads the trusted root that the registry names (`trust.root`). Throws UserError: exit 3 when the file is not there or
 * cannot be read, exit 2 when it is no trusted root.
 */
export declare function loadTrustedRoot(path: string): TrustBase['root'];
