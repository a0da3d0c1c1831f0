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
    get requireReadable () {
        return requireReadable;
    },
    get signedSize () {
        return signedSize;
    }
});
const _verify = require("../../evidence/statement/verify");
const _limits = require("../../registry/document/limits");
const _usererror = require("../../registry/user-error");
const _report = require("./report");
// Beside the report a signed decision holds subjects, signature and witnesses; each subject takes a line.
const AROUND = 16_384;
const SUBJECT = 200;
function signedSize(report) {
    const payload = Buffer.byteLength(JSON.stringify(report)) + report.release.bundles.length * SUBJECT;
    return Math.ceil(payload * 4 / 3) + AROUND;
}
function requireReadable(report) {
    const size = Math.max(signedSize(report), (0, _report.reportBytes)(report).length);
    if (size <= Math.min(_verify.MAX_DECISION_BYTES, _limits.MAX_BYTES)) return;
    throw new _usererror.UserError(`the decision on ${report.release.bundles.length} surfaces is too large to be read back`, {
        place: '--surface',
        allowed: `at most ${_verify.MAX_DECISION_BYTES} bytes signed, this is about ${size}: ask about fewer surfaces at once`
    });
}
