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
    get evaluateAgain () {
        return evaluateAgain;
    },
    get inputsOfOriginal () {
        return inputsOfOriginal;
    },
    get originalOf () {
        return originalOf;
    },
    get rawInputsOf () {
        return rawInputsOf;
    },
    get replayDecision () {
        return replayDecision;
    }
});
const _kinds = require("../../../evidence/statement/kinds");
const _usererror = require("../../../registry/user-error");
const _evaluate = require("../evaluate");
const _report = require("../report");
const _assemble = require("./assemble");
const _raw = require("./raw");
function isStatement(kind) {
    return Object.hasOwn(_kinds.KINDS, kind);
}
function rawInputsOf({ inputs }, read) {
    const bytesOf = ({ kind, digest })=>{
        const found = read(digest);
        if (found.state === 'there') return found.bytes;
        throw new _usererror.UserError(`the input ${kind} ${found.state === 'gone' ? 'is gone' : 'was altered'}`, {
            place: digest,
            allowed: 'the folder gate_inputs beside the report, whole',
            exitCode: 3
        });
    };
    return {
        documents: inputs.filter(({ kind })=>!isStatement(kind)).map((each)=>({
                kind: each.kind,
                bytes: bytesOf(each)
            })),
        statements: inputs.filter(({ kind })=>isStatement(kind)).map(bytesOf)
    };
}
function originalOf(raw, read) {
    const found = (0, _raw.documentOf)(raw, 'original-report');
    if (!found) return undefined;
    try {
        return replayDecision(found.bytes, read);
    } catch (error) {
        if (!(error instanceof _usererror.UserError)) throw error;
        return {
            report: undefined,
            identical: false,
            reason: error.message,
            document: (0, _report.bytesDigest)(found.bytes)
        };
    }
}
function inputsOfOriginal(raw, read) {
    const found = (0, _raw.documentOf)(raw, 'original-report');
    const reading = found && (0, _report.readReport)(found.bytes);
    if (!reading?.ok) return [];
    return reading.report.inputs.flatMap(({ digest })=>{
        const input = read(digest);
        return input.state === 'there' ? [
            input.bytes
        ] : [];
    });
}
function evaluateAgain(report, read) {
    const raw = rawInputsOf(report, read);
    return (0, _evaluate.evaluateGate)((0, _assemble.assembleInputs)(raw, originalOf(raw, read)));
}
function replayDecision(bytes, read) {
    const reading = (0, _report.readReport)(bytes);
    if (!reading.ok) {
        throw new _usererror.UserError(reading.reason, {
            place: 'the report',
            allowed: 'a report of this version, as it was written',
            exitCode: 3
        });
    }
    const { report } = reading;
    const again = evaluateAgain(report, read);
    const identical = (0, _report.reportBytes)(again).equals(bytes);
    const reason = identical ? 'the same bytes' : firstDifference(report, again);
    return {
        report,
        identical,
        reason,
        document: (0, _report.bytesDigest)(bytes)
    };
}
// What differs first, in the report's own order: a person looks there.
function firstDifference(before, after) {
    const fields = Object.keys(before);
    const field = fields.find((name)=>JSON.stringify(before[name]) !== JSON.stringify(after[name]));
    if (field === undefined) return 'the bytes differ, the content does not';
    if (field !== 'checks') return `${field} differs`;
    const check = before.checks.find((each, index)=>JSON.stringify(each) !== JSON.stringify(after.checks[index]));
    return `the check ${check?.id ?? 'that is not there'} differs`;
}
