import type { ObjectIdentifierValuePair } from '@sigstore/verify';
/** Fulcio's extensions of a certificate, 1.3.6.1.4.1.57264.1.<n> (sigstore/fulcio, docs/oid-info.md). */
declare const EXTENSIONS: {
    readonly issuer: 8;
    readonly 'build signer URI': 9;
    readonly 'build signer digest': 10;
    readonly 'runner environment': 11;
    readonly 'source repository URI': 12;
    readonly 'source repository digest': 13;
    readonly 'source repository ref': 14;
    readonly 'source repository identifier': 15;
    readonly 'build config URI': 18;
    readonly 'run invocation URI': 21;
    readonly 'deployment environment': 23;
};
/** The name of one of Fulcio's extensions, as its document has it. */
export type ExtensionName = keyof typeof EXTENSIONS;
/** Fulcio's extensions of a verified certificate, by name. Throws Refusal when one stands twice or is no text. */
export declare function fulcioExtensions(oids: readonly ObjectIdentifierValuePair[]): ReadonlyMap<ExtensionName, string>;
export {};
