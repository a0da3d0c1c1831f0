/**
 * The HMAC of a secret's value: of the value alone, so that the same one is known again under another name. `place` says
 * where the key comes from. Throws UserError (exit 2) on a key that is too short.
 */
export declare function fingerprint(value: string, key: string | undefined, place: string): string;
/** The key of fingerprints, when it is one. Throws UserError (exit 2) on a key that is too short; `place` is where it comes from. */
export declare function requireFingerprintKey(key: string | undefined, place: string): string;
/** Which key it was: fingerprints of one value under two keys differ, and would look like two values. */
export declare function keyName(key: string): string;
