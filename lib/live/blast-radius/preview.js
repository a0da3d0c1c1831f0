"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "readPreview", {
    enumerable: true,
    get: function() {
        return readPreview;
    }
});
const _jsoncparser = require("jsonc-parser");
const _zod = require("zod");
const _usererror = require("../../registry/user-error");
const State = _zod.z.object({
    inputs: _zod.z.record(_zod.z.string(), _zod.z.unknown()).optional()
});
const Document = _zod.z.object({
    steps: _zod.z.array(_zod.z.object({
        op: _zod.z.string(),
        urn: _zod.z.string(),
        oldState: State.nullish()
    })).optional(),
    changeSummary: _zod.z.record(_zod.z.string(), _zod.z.number()).optional(),
    diagnostics: _zod.z.array(_zod.z.object({
        severity: _zod.z.string(),
        message: _zod.z.string()
    })).optional(),
    maybeCorrupt: _zod.z.boolean().optional()
});
/** Steps that the engine counts in `changeSummary`; unchanged resources are counted but shown only on request. */ const UNCOUNTED = [
    'same',
    'read',
    'refresh'
];
const URN = /^urn:pulumi:(?<stack>[^:]+)::[^:]*::(?<types>.+?)::(?<name>.+)$/s;
function readJson(text, place) {
    const errors = [];
    const value = (0, _jsoncparser.parse)(text, errors, {
        disallowComments: true,
        allowTrailingComma: false
    });
    const [first] = errors;
    if (!first) return value;
    const isCut = (0, _jsoncparser.printParseErrorCode)(first.error) === 'UnexpectedEndOfString' || first.offset + first.length >= text.trimEnd().length;
    throw new _usererror.UserError(isCut ? 'the preview is cut off' : 'the preview is not JSON', {
        place,
        allowed: 'the whole output of `pulumi preview --json`',
        exitCode: isCut ? 3 : 2
    });
}
function stepOf(step) {
    const parts = URN.exec(step.urn)?.groups;
    return {
        op: step.op,
        urn: step.urn,
        stack: parts?.['stack'] ?? '',
        type: parts?.['types']?.split('$').at(-1) ?? '',
        name: parts?.['name'] ?? '',
        inputs: step.oldState?.inputs ?? {}
    };
}
function countDoubts(steps, summary) {
    const shown = new Map();
    for (const { op } of steps)shown.set(op, (shown.get(op) ?? 0) + 1);
    return Object.entries(summary).filter(([op, count])=>!UNCOUNTED.includes(op) && count > (shown.get(op) ?? 0)).map(([op, count])=>`the summary counts ${count} × ${op}, the steps show ${shown.get(op) ?? 0}`);
}
function readPreview(text, place) {
    const parsed = Document.safeParse(readJson(text, place));
    if (!parsed.success || parsed.data.steps === undefined && parsed.data.changeSummary === undefined) {
        throw new _usererror.UserError('this is no preview', {
            place,
            allowed: 'the output of `pulumi preview --json`'
        });
    }
    const { steps = [], changeSummary, diagnostics = [], maybeCorrupt } = parsed.data;
    const read = steps.map(stepOf);
    const failures = diagnostics.filter(({ severity })=>severity === 'error').map(({ message })=>message.trim());
    return {
        steps: read,
        doubts: [
            ...failures.map((message)=>`the preview failed: ${message}`),
            ...maybeCorrupt === true ? [
                'the engine says that the document may be corrupt'
            ] : [],
            ...changeSummary === undefined ? [
                'the preview has no change summary: it did not end'
            ] : countDoubts(read, changeSummary)
        ]
    };
}
