"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "besideStatements", {
    enumerable: true,
    get: function() {
        return besideStatements;
    }
});
const _bundlefile = require("../../../evidence/statement/bundle-file");
const _refusal = require("../../../evidence/statement/refusal");
const _statement = require("../../../evidence/statement/statement");
const _report = require("../report");
const _waivers = require("./waivers");
function besideStatements(raw) {
    return raw.documents.flatMap((document)=>{
        if ((0, _waivers.waiverName)(document) === undefined) return [];
        try {
            const payload = (0, _bundlefile.payloadOf)((0, _bundlefile.readBundleFile)(document.bytes));
            const parsed = (0, _statement.parseStatement)(payload);
            return parsed.ok ? [
                {
                    id: (0, _report.bytesDigest)(payload),
                    statement: parsed.statement
                }
            ] : [];
        } catch (error) {
            // A file that is no statement counts for nothing; the gate says so where it judges waivers.
            if (error instanceof _refusal.Refusal) return [];
            throw error;
        }
    });
}
