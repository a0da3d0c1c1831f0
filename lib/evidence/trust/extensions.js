"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "fulcioExtensions", {
    enumerable: true,
    get: function() {
        return fulcioExtensions;
    }
});
const _refusal = require("../statement/refusal");
/** Fulcio's extensions of a certificate, 1.3.6.1.4.1.57264.1.<n> (sigstore/fulcio, docs/oid-info.md). */ const EXTENSIONS = {
    issuer: 8,
    'build signer URI': 9,
    'build signer digest': 10,
    'runner environment': 11,
    'source repository URI': 12,
    'source repository digest': 13,
    'source repository ref': 14,
    'source repository identifier': 15,
    'build config URI': 18,
    'run invocation URI': 21,
    'deployment environment': 23
};
const FULCIO = '1.3.6.1.4.1.57264.1';
const UTF8_STRING = 0x0c;
// The one DER form of a text: tag, length (one byte up to 127, else 0x81 or 0x82 and the length), text.
function derOf(text) {
    const bytes = Buffer.from(text, 'utf8');
    const { length } = bytes;
    if (length < 0x80) return Buffer.concat([
        Buffer.from([
            UTF8_STRING,
            length
        ]),
        bytes
    ]);
    const size = length < 0x100 ? [
        0x81,
        length
    ] : [
        0x82,
        length >> 8,
        length & 0xff
    ];
    return Buffer.concat([
        Buffer.from([
            UTF8_STRING,
            ...size
        ]),
        bytes
    ]);
}
function derText(value, name) {
    const first = value[1] ?? 0;
    const text = value.subarray(first < 0x80 ? 2 : first - 0x80 + 2).toString('utf8');
    const isText = text !== '' && text.length < 0x1000 && !/\p{Cc}/u.test(text);
    if (isText && derOf(text).equals(value)) return text;
    throw new _refusal.Refusal(`the certificate's ${name} cannot be read`);
}
function fulcioExtensions(oids) {
    const found = new Map();
    for (const [name, number] of Object.entries(EXTENSIONS)){
        const values = oids.filter(({ oid })=>oid?.id.join('.') === `${FULCIO}.${number}`);
        if (values.length > 1) throw new _refusal.Refusal(`the certificate's ${name} stands twice`);
        for (const { value } of values)found.set(name, derText(value, name));
    }
    return found;
}
