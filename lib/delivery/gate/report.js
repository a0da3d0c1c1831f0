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
    get REPORT_FILE () {
        return REPORT_FILE;
    },
    get bytesDigest () {
        return bytesDigest;
    },
    get decisionDigestOf () {
        return decisionDigestOf;
    },
    get readReport () {
        return readReport;
    },
    get reportBytes () {
        return reportBytes;
    }
});
const _nodecrypto = require("node:crypto");
const _decision = require("../../evidence/statement/predicates/decision");
const _digest = require("../../registry/digest");
const _read = require("../../registry/document/read");
const REPORT_FILE = 'release_readiness_gate_report.json';
function reportBytes(report) {
    return Buffer.from(`${JSON.stringify(_decision.GateReport.parse(report), null, 2)}\n`, 'utf8');
}
function decisionDigestOf({ decisionDigest: _own, ...rest }) {
    return (0, _digest.canonicalDigest)(rest);
}
function bytesDigest(bytes) {
    return `sha256:${(0, _nodecrypto.hash)('sha256', bytes, 'hex')}`;
}
function readReport(bytes) {
    const document = (0, _read.readDocument)(bytes.toString('utf8'));
    if (!document.ok) return {
        ok: false,
        reason: `the report is not JSON: ${document.problems[0]?.message ?? ''}`
    };
    const { value } = document;
    const schema = typeof value === 'object' && value !== null && 'schema' in value ? value.schema : undefined;
    if (schema !== 'urn:causeway:gate-report:v1') {
        const said = typeof schema === 'string' ? schema : 'none';
        return {
            ok: false,
            reason: `the report's schema is ${said}, not urn:causeway:gate-report:v1`
        };
    }
    const parsed = _decision.GateReport.safeParse(value);
    if (!parsed.success) {
        const [issue] = parsed.error.issues;
        return {
            ok: false,
            reason: `the report has another shape: ${issue?.message ?? ''} (/${issue?.path.join('/') ?? ''})`
        };
    }
    const digest = decisionDigestOf(parsed.data);
    if (digest !== parsed.data.decisionDigest) return {
        ok: false,
        reason: 'the report was altered: its digest is another'
    };
    return {
        ok: true,
        report: parsed.data
    };
}
