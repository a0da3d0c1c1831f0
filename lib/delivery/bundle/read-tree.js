"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "readTree", {
    enumerable: true,
    get: function() {
        return readTree;
    }
});
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _usererror = require("../../registry/user-error");
const _contents = require("./contents");
const _manifest = require("./manifest");
function refuse(path, message) {
    const allowed = 'regular files and folders, with plain names';
    return new _usererror.UserError(message, {
        place: JSON.stringify(path),
        allowed
    });
}
// O_NOFOLLOW: between looking and opening, a file may have been replaced by a link.
function readRegular(file, path, left) {
    const descriptor = (0, _nodefs.openSync)(file, _nodefs.constants.O_RDONLY | _nodefs.constants.O_NOFOLLOW | _nodefs.constants.O_NONBLOCK);
    try {
        const stats = (0, _nodefs.fstatSync)(descriptor);
        if (!stats.isFile()) throw refuse(path, 'not a regular file');
        if (stats.size > left) {
            throw new _usererror.UserError('the files are too large together', {
                place: path,
                allowed: `${_contents.MAX_BUNDLE_BYTES} bytes`
            });
        }
        return {
            mode: stats.mode & 0o100 ? '0755' : '0644',
            bytes: (0, _nodefs.readFileSync)(descriptor)
        };
    } finally{
        (0, _nodefs.closeSync)(descriptor);
    }
}
function readTree(root) {
    const stats = (0, _nodefs.lstatSync)(root, {
        throwIfNoEntry: false
    });
    if (!stats?.isDirectory()) {
        const allowed = 'the folder that the build wrote (no link)';
        throw new _usererror.UserError(stats ? 'this is no folder' : 'there is no such folder', {
            place: root,
            allowed
        });
    }
    const found = [];
    let left = _contents.MAX_BUNDLE_BYTES;
    const walk = (folder)=>{
        for (const entry of (0, _nodefs.readdirSync)((0, _nodepath.join)(root, folder), {
            withFileTypes: true
        })){
            const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
            if (!_manifest.TreePath.safeParse(path).success || path.includes('\uFFFD')) throw refuse(path, 'a name that is not plain');
            if (entry.isSymbolicLink()) throw refuse(path, 'a symbolic link');
            if (entry.isDirectory()) {
                walk(path);
                continue;
            }
            if (!entry.isFile()) throw refuse(path, 'not a regular file');
            const content = readRegular((0, _nodepath.join)(root, path), path, left);
            left -= content.bytes.length;
            found.push([
                path,
                content
            ]);
        }
    };
    walk('');
    return new Map(found.sort(([left], [right])=>(0, _manifest.byText)(left, right)));
}
