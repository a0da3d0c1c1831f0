"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "writeNewFiles", {
    enumerable: true,
    get: function() {
        return writeNewFiles;
    }
});
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
function writeNewFiles(root, files) {
    const written = [];
    const kept = [];
    for (const { path, content } of files){
        const target = (0, _nodepath.resolve)(root, path);
        if ((0, _nodefs.existsSync)(target)) {
            kept.push(path);
            continue;
        }
        (0, _nodefs.mkdirSync)((0, _nodepath.dirname)(target), {
            recursive: true
        });
        (0, _nodefs.writeFileSync)(target, content, {
            flag: 'wx'
        });
        written.push(path);
    }
    return {
        written,
        kept
    };
}
