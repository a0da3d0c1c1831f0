"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "requireStatedEntries", {
    enumerable: true,
    get: function() {
        return requireStatedEntries;
    }
});
const _nodecrypto = require("node:crypto");
const _zod = require("zod");
const _read = require("../../registry/document/read");
const _refusal = require("./refusal");
const Digest = _zod.z.strictObject({
    algorithm: _zod.z.literal('sha256'),
    value: _zod.z.string()
});
// What Rekor logs of a DSSE envelope: rekor, pkg/types/dsse/v0.0.1/dsse_v0_0_1_schema.json.
// https://github.com/sigstore/rekor/blob/main/pkg/types/dsse/v0.0.1/dsse_v0_0_1_schema.json
const Body = _zod.z.strictObject({
    apiVersion: _zod.z.literal('0.0.1'),
    kind: _zod.z.literal('dsse'),
    spec: _zod.z.strictObject({
        // The hash of the envelope as it was handed in. Its JSON is not canonical, so that no verifier can compute it.
        envelopeHash: Digest,
        payloadHash: Digest,
        signatures: _zod.z.tuple([
            _zod.z.strictObject({
                signature: _zod.z.string(),
                verifier: _zod.z.string()
            })
        ])
    })
});
const DASH = '\u2014';
function refuse(message) {
    throw new _refusal.Refusal(`the log entry does not hold: ${message}`);
}
function isCanonicalBase64(text) {
    return text !== '' && Buffer.from(text, 'base64').toString('base64') === text;
}
/**
 * The size and the root hash of a checkpoint: a note of lines, a blank line, and the log's own signature. The library
 * verifies that signature, and ignores other lines: they could say anything.
 * https://github.com/C2SP/C2SP/blob/main/signed-note.md, https://github.com/C2SP/C2SP/blob/main/tlog-checkpoint.md
 */ function checkpointOf({ checkpoint }) {
    const lines = (checkpoint?.envelope ?? refuse('it has no checkpoint')).split('\n');
    const blank = lines.indexOf('');
    const [origin, size = '', root = ''] = lines.slice(0, blank);
    const [signature = '', ...rest] = lines.slice(blank + 1);
    const [dash, name, bytes = '', ...words] = signature.split(' ');
    const isNote = blank >= 3 && origin && name && dash === DASH && words.length === 0 && rest.join() === '';
    if (!isNote || rest.length !== 1 || !isCanonicalBase64(bytes) || !isCanonicalBase64(root)) refuse('its checkpoint is not a note with one signature');
    return {
        size,
        root
    };
}
function requireProof({ logIndex, inclusionProof: proof }) {
    if (!proof) refuse('it has no inclusion proof');
    const { size, root } = checkpointOf(proof);
    if (proof.treeSize !== size) refuse('its tree is of another size than the checkpoint’s');
    if (Buffer.from(proof.rootHash).toString('base64') !== root) refuse('its root hash is not the checkpoint’s');
    // The index in the proof counts within one shard of the log, the entry's over all of them.
    if (BigInt(proof.logIndex) > BigInt(logIndex)) refuse('the index in its proof lies behind its own');
}
function requireBody({ canonicalizedBody, kindVersion }, bundle, certificate) {
    const document = (0, _read.readDocument)(Buffer.from(canonicalizedBody).toString('utf8'));
    const body = Body.safeParse(document.ok ? document.value : undefined);
    if (!body.success || kindVersion.kind !== 'dsse' || kindVersion.version !== '0.0.1') refuse('it is not of the kind dsse 0.0.1');
    const [{ signature, verifier }] = body.data.spec.signatures;
    const pem = new _nodecrypto.X509Certificate(certificate).toString();
    if (verifier !== Buffer.from(pem).toString('base64')) refuse('it names another certificate');
    const own = bundle.content.$case === 'dsseEnvelope' ? bundle.content.dsseEnvelope.signatures[0]?.sig : undefined;
    if (!own || signature !== Buffer.from(own).toString('base64')) refuse('it names another signature');
}
function requireStatedEntries(bundle, logs) {
    const { content, tlogEntries } = bundle.verificationMaterial;
    if (content.$case !== 'certificate') {
        if (tlogEntries.length > 0) refuse('what a key signs is in no log');
        return;
    }
    if (tlogEntries.length !== (logs > 0 ? 1 : 0)) refuse('there is not exactly one where the root names logs');
    for (const entry of tlogEntries){
        if (!entry.inclusionPromise || BigInt(entry.integratedTime) <= 0n) refuse('it has no promise with a time');
        requireProof(entry);
        requireBody(entry, bundle, Buffer.from(content.certificate.rawBytes));
    }
}
