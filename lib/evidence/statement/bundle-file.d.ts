import { type Bundle } from '@sigstore/bundle';
/** The most that one statement's file may weigh, in bytes; only a decision may be larger. */
export declare const MAX_STATEMENT_BYTES: number;
/** The most for a decision: each surface adds about 7,000 bytes to it, so that one of 700 surfaces fits. */
export declare const MAX_DECISION_BYTES = 5000000;
/** Reads a statement's file: strict, canonical JSON that is a Sigstore bundle v0.3. Throws Refusal. */
export declare function readBundleFile(bytes: Buffer): Bundle;
/** The signed bytes of a bundle: an in-toto statement in a DSSE envelope with exactly one signature. Throws Refusal. */
export declare function payloadOf(bundle: Bundle): Buffer;
