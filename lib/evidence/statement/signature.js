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
    get CLOCK_SKEW () {
        return CLOCK_SKEW;
    },
    get verifySignature () {
        return verifySignature;
    }
});
const _bundle = require("@sigstore/bundle");
const _verify = require("@sigstore/verify");
const _certificates = require("../trust/certificates");
const _der = require("../trust/der");
const _signingcertificate = require("../trust/signing-certificate");
const _logentry = require("./log-entry");
const _refusal = require("./refusal");
const CLOCK_SKEW = 5 * 60_000;
// A log's promise and an authority's token are the times that the library has verified; it does not give them back.
function timesOf(entity) {
    return entity.timestamps.flatMap((each)=>{
        if (each.$case === 'timestamp-authority') return [
            each.timestamp.signingTime.getTime()
        ];
        return each.tlogEntry.inclusionPromise ? [
            Number(each.tlogEntry.integratedTime) * 1000
        ] : [];
    });
}
function trustedTime(entity) {
    const times = timesOf(entity);
    const latest = Math.max(...times);
    if (!Number.isFinite(latest)) throw new _refusal.Refusal('there is no trusted time');
    if (latest - Math.min(...times) > CLOCK_SKEW) throw new _refusal.Refusal('the trusted times lie apart');
    return new Date(latest);
}
// The library's parser throws and catches an error for every text that is no DER, and Node for every key that is no object
// yet. To note where costs more than to parse; what is refused in the end is told by its message alone.
function withoutStacks(run) {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    try {
        return run();
    } finally{
        Error.stackTraceLimit = stackTraceLimit;
    }
}
// RFC 3161, section 2.4.2: 0 is granted. Whatever else an authority answered is no timestamp, and the library does not look.
const GRANTED = 0n;
// The signature in a timestamp covers a part of it. Of the rest the encoding and the status are held to what they must be.
function requireStatedTimestamps({ verificationMaterial }, { timestamps }) {
    const raw = (verificationMaterial.timestampVerificationData?.rfc3161Timestamps ?? []).map(({ signedTimestamp })=>Buffer.from(signedTimestamp));
    const parsed = timestamps.flatMap((each)=>each.$case === 'timestamp-authority' ? [
            each.timestamp
        ] : []);
    for (const [index, { root, status }] of parsed.entries()){
        if (!raw[index] || !(0, _der.encoded)(root).equals(raw[index])) throw new _refusal.Refusal('the timestamp is not in its one encoding (DER)');
        if (status !== GRANTED) throw new _refusal.Refusal('the timestamp was not granted');
    }
}
// The library takes one signer's key or certificate, and does not look at what the envelope calls it.
function requireStated(bundle, entity, { tlogs, ctlogs }) {
    const { content } = bundle.verificationMaterial;
    const signature = bundle.content.$case === 'dsseEnvelope' ? bundle.content.dsseEnvelope.signatures[0] : undefined;
    const name = content.$case === 'publicKey' ? content.publicKey.hint : '';
    if (signature?.keyid !== name) throw new _refusal.Refusal('the envelope names another key than the one that signed');
    if (entity.key.$case === 'certificate') {
        if (content.$case !== 'certificate') throw new _refusal.Refusal('the bundle holds more than the one certificate');
        (0, _signingcertificate.requireSigningCertificate)(entity.key.certificate, Buffer.from(content.certificate.rawBytes), ctlogs.length);
    }
    requireStatedTimestamps(bundle, entity);
    (0, _logentry.requireStatedEntries)(bundle, tlogs.length);
}
function entityOf(bundle) {
    const entity = (0, _verify.toSignedEntity)(bundle);
    for (const each of entity.timestamps)if (each.$case === 'timestamp-authority') (0, _der.quicken)(each.timestamp);
    return entity;
}
function check(bundle, material, options) {
    let entity;
    let signer;
    try {
        entity = withoutStacks(()=>entityOf(bundle));
        signer = withoutStacks(()=>new _verify.Verifier(material, options).verify(entity));
        requireStated(bundle, entity, material);
    } catch (error) {
        if (error instanceof _refusal.Refusal) throw error;
        // What the library throws on damaged timestamps and certificates is of many classes; none of them is a yes.
        const isKnown = error instanceof _verify.VerificationError || error instanceof _verify.PolicyError || error instanceof _bundle.ValidationError;
        throw new _refusal.Refusal(`the signature does not hold: ${isKnown ? error.message : 'it cannot be read'}`);
    }
    return {
        signer,
        time: trustedTime(entity)
    };
}
function noKey() {
    throw new _refusal.Refusal('the key is not trusted');
}
function verifySignature(bundle, { root, keys }) {
    const { content } = bundle.verificationMaterial;
    if (content.$case === 'publicKey') {
        const key = keys.get(content.publicKey.hint);
        if (!key) throw new _refusal.Refusal('the key is not trusted');
        const publicKey = ()=>({
                publicKey: key.publicKey,
                validFor: (time)=>time.getTime() < key.endsAt
            });
        const options = {
            tlogThreshold: 0,
            ctlogThreshold: 0,
            timestampThreshold: 1
        };
        const { time } = check(bundle, {
            ...root,
            publicKey
        }, options);
        return {
            signer: {
                kind: 'key',
                key
            },
            time
        };
    }
    const options = {
        tlogThreshold: root.tlogs.length > 0 ? 1 : 0,
        ctlogThreshold: root.ctlogs.length > 0 ? 1 : 0,
        timestampThreshold: 1
    };
    const { signer, time } = check(bundle, {
        ...root,
        publicKey: noKey
    }, options);
    return {
        signer: {
            kind: 'certificate',
            claims: (0, _certificates.claimsOf)(signer.identity ?? {})
        },
        time
    };
}
