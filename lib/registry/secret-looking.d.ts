/** The name of the published token shape that a text carries, or undefined. */
export declare function knownSecret(text: string): string | undefined;
/**
 * What a value looks like when it looks like a secret (never the value itself), or undefined. Beyond the known shapes:
 * a run of at least 32 hex digits, or one of mixed case and digits that is near random (bits for each character).
 */
export declare function secretLooking(value: string): string | undefined;
/** A value as a message shows it: JSON, at most 60 characters, and never one that looks like a secret. */
export declare function showValue(value: unknown): string;
