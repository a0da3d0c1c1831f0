/** `sha256:` and the hex digest of a JSON value's canonical form (RFC 8785): the order of keys and white space don't count. */
export declare function canonicalDigest(value: unknown): string;
