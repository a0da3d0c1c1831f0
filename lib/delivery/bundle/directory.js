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
    get readBundleDirectory () {
        return readBundleDirectory;
    },
    get writeBundleDirectory () {
        return writeBundleDirectory;
    }
});
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _usererror = require("../../registry/user-error");
const _readtree = require("./read-tree");
function readBundleDirectory(path) {
    return (0, _readtree.readTree)(path);
}
function writeBundleDirectory(bundle, folder) {
    const target = (0, _nodepath.resolve)(folder);
    if ((0, _nodefs.existsSync)(target)) throw new _usererror.UserError('the folder is already there', {
        place: folder,
        allowed: 'a new folder'
    });
    (0, _nodefs.mkdirSync)((0, _nodepath.dirname)(target), {
        recursive: true
    });
    const staging = (0, _nodefs.mkdtempSync)((0, _nodepath.join)((0, _nodepath.dirname)(target), `.${(0, _nodepath.basename)(target)}-`));
    try {
        for (const [path, { mode, bytes }] of bundle.contents){
            const file = (0, _nodepath.join)(staging, path);
            (0, _nodefs.mkdirSync)((0, _nodepath.dirname)(file), {
                recursive: true
            });
            (0, _nodefs.writeFileSync)(file, bytes, {
                flag: 'wx'
            });
            // Beside the mode of creation, which the umask cuts down.
            (0, _nodefs.chmodSync)(file, Number.parseInt(mode, 8));
        }
        (0, _nodefs.chmodSync)(staging, 0o755);
        (0, _nodefs.renameSync)(staging, target);
    } catch (error) {
        (0, _nodefs.rmSync)(staging, {
            recursive: true,
            force: true
        });
        const { code } = error;
        if (code !== 'ENOTEMPTY' && code !== 'EEXIST' && code !== 'ENOTDIR') throw error;
        throw new _usererror.UserError('the folder is already there', {
            place: folder,
            allowed: 'a new folder'
        });
    }
}
