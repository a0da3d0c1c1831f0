"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
function _export(target, all) {
    for(var name in all)Object.defineProperty(target, name, {
        enumerable: true,
        get: Object.getOwnPropertyDescriptor(all, name).get
    });
}
_export(exports, {
    get encoded () {
        return encoded;
    },
    get pinCertificates () {
        return pinCertificates;
    },
    get quicken () {
        return quicken;
    }
});
const PINNED = new WeakSet();
const SIGNED = new WeakSet();
function pin(node) {
    if (PINNED.has(node)) return;
    PINNED.add(node);
    for (const sub of node.subs)pin(sub);
    const der = node.toDER();
    node.toDER = ()=>der;
}
// Whether one certificate signed another is asked for every timestamp too, of the same two.
function keepAnswers(certificate) {
    if (SIGNED.has(certificate)) return;
    SIGNED.add(certificate);
    const answers = new WeakMap();
    const ask = certificate.verify.bind(certificate);
    certificate.verify = (issuer = certificate)=>{
        const known = answers.get(issuer) ?? ask(issuer);
        answers.set(issuer, known);
        return known;
    };
}
const LONG_FORM = 0x80;
function lengthOf(size) {
    if (size < LONG_FORM) return Buffer.from([
        size
    ]);
    const bytes = [];
    for(let rest = size; rest > 0; rest = Math.floor(rest / 0x100))bytes.unshift(rest % 0x100);
    return Buffer.from([
        LONG_FORM | bytes.length,
        ...bytes
    ]);
}
// The bytes that the library's own `toDER` gives, put together once and not through a growing stream for every part.
function encode(node, into) {
    const tagAt = into.push(Buffer.from([
        node.tag.toDER()
    ])) - 1;
    let size = 0;
    if (node.subs.length === 0) {
        into.push(node.value);
        size = node.value.length;
    }
    for (const sub of node.subs)size += encode(sub, into);
    const length = lengthOf(size);
    into[tagAt] = Buffer.concat([
        into[tagAt] ?? Buffer.alloc(0),
        length
    ]);
    return 1 + length.length + size;
}
function encoded(node) {
    const parts = [];
    encode(node, parts);
    return Buffer.concat(parts);
}
function quicken({ root }) {
    // ContentInfo, its SignedData, in that the encapsulated TSTInfo and the signer (RFC 3161, RFC 5652).
    const data = root.subs[1]?.subs.find(({ tag })=>tag.isContextSpecific(0))?.subs[0];
    const info = data?.subs[2]?.subs[1]?.subs[0]?.subs[0];
    const attributes = data?.subs.at(-1)?.subs[0]?.subs.find(({ tag })=>tag.isContextSpecific(0));
    for (const node of [
        info,
        attributes
    ])if (node) node.toDER = ()=>encoded(node);
}
function pinCertificates(root) {
    for (const { certChain } of [
        ...root.timestampAuthorities,
        ...root.certificateAuthorities
    ]){
        for (const certificate of certChain){
            pin(certificate.root);
            keepAnswers(certificate);
        }
    }
}
