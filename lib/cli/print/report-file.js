"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "reportFile", {
    enumerable: true,
    get: function() {
        return reportFile;
    }
});
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _adapter = require("../../evidence/adapters/adapter");
const _usererror = require("../../registry/user-error");
function reportFile(context, file) {
    const path = (0, _nodepath.resolve)(context.cwd, file);
    const allowed = `the path of a report of at most ${_adapter.MAX_REPORT_BYTES} bytes`;
    const stats = (0, _nodefs.statSync)(path, {
        throwIfNoEntry: false
    });
    if (!stats?.isFile()) throw new _usererror.UserError('there is no such report', {
        place: file,
        allowed
    });
    if (stats.size > _adapter.MAX_REPORT_BYTES) throw new _usererror.UserError('the report is too large', {
        place: file,
        allowed
    });
    try {
        return (0, _nodefs.readFileSync)(path);
    } catch (error) {
        const { code } = error;
        if (code === undefined) throw error;
        throw new _usererror.UserError(`the report cannot be read: ${code}`, {
            place: file,
            allowed
        });
    }
}
