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
    get readJsonReport () {
        return readJsonReport;
    },
    get unreadable () {
        return unreadable;
    }
});
const _depth = require("../../registry/document/depth");
const _usererror = require("../../registry/user-error");
/** The deepest nesting that is read: recursive readers overflow their stack on deeper input. */ const MAX_DEPTH = 256;
function unreadable(tool, why) {
    const allowed = `a whole report as ${tool} wrote it`;
    return new _usererror.UserError(`the report cannot be read: ${why}`, {
        place: `a ${tool} report`,
        allowed
    });
}
function readJsonReport(tool, text, schema) {
    if (text.trim() === '') throw unreadable(tool, 'it is empty');
    if ((0, _depth.tooDeepAt)(text, MAX_DEPTH) !== undefined) throw unreadable(tool, 'it is nested too deep');
    let value;
    try {
        value = JSON.parse(text);
    } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        // The parser's message quotes the text, in which anything may stand.
        throw unreadable(tool, 'it is not JSON, or cut off');
    }
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    const [issue] = result.error.issues;
    const at = `/${issue?.path.join('/') ?? ''}`.replaceAll(/[^\w/.@-]/g, '?').slice(0, 200);
    throw unreadable(tool, `${issue?.code === 'invalid_value' ? 'an unknown value' : 'another shape'} (${at})`);
}
