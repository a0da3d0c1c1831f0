"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "writeJsonReport", {
    enumerable: true,
    get: function() {
        return writeJsonReport;
    }
});
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _store = require("../../delivery/gate/run/store");
function writeJsonReport(path, report) {
    (0, _nodefs.mkdirSync)((0, _nodepath.dirname)(path), {
        recursive: true
    });
    (0, _store.writeWhole)(path, Buffer.from(`${JSON.stringify(report, null, 2)}\n`, 'utf8'));
}
