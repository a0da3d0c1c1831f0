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
    get MAX_DECISION_BYTES () {
        return MAX_DECISION_BYTES;
    },
    get MAX_STATEMENT_BYTES () {
        return MAX_STATEMENT_BYTES;
    },
    get payloadOf () {
        return payloadOf;
    },
    get readBundleFile () {
        return readBundleFile;
    }
});
const _bundle = require("@sigstore/bundle");
const _canonicalize = /*#__PURE__*/ _interop_require_default(require("canonicalize"));
const _limits = require("../../registry/document/limits");
const _read = require("../../registry/document/read");
const _refusal = require("./refusal");
const _statement = require("./statement");
function _interop_require_default(obj) {
    return obj && obj.__esModule ? obj : {
        default: obj
    };
}
const MAX_STATEMENT_BYTES = 1024 * 1024;
const MAX_DECISION_BYTES = _limits.MAX_BYTES;
const MEDIA_TYPE = 'application/vnd.dev.sigstore.bundle.v0.3+json';
function readBundleFile(bytes) {
    if (bytes.length > MAX_DECISION_BYTES) throw new _refusal.Refusal('the file is too large');
    const document = (0, _read.readDocument)(bytes.toString('utf8'));
    if (!document.ok) throw new _refusal.Refusal(`the file cannot be read: ${document.problems[0]?.message ?? 'not JSON'}`);
    let bundle;
    try {
        bundle = (0, _bundle.bundleFromJSON)(document.value);
    } catch (error) {
        // The library also throws plain errors on values of other types.
        throw new _refusal.Refusal(`the file is no Sigstore bundle: ${error instanceof Error ? error.message : 'unknown'}`);
    }
    // One meaning, one file: what the library ignores or forgives would be room for a second one.
    if (!Buffer.from((0, _canonicalize.default)((0, _bundle.bundleToJSON)(bundle)) ?? '').equals(bytes)) throw new _refusal.Refusal('the file is not canonical');
    if (bundle.mediaType !== MEDIA_TYPE) throw new _refusal.Refusal('the Sigstore bundle is of another version');
    return bundle;
}
function payloadOf(bundle) {
    if (!(0, _bundle.isBundleWithDsseEnvelope)(bundle)) throw new _refusal.Refusal('the Sigstore bundle holds no DSSE envelope');
    const { payload, payloadType, signatures } = bundle.content.dsseEnvelope;
    if (signatures.length !== 1) throw new _refusal.Refusal('there is not exactly one signature');
    if (payloadType !== _statement.PAYLOAD_TYPE) throw new _refusal.Refusal('the payload is of another type');
    return payload;
}
