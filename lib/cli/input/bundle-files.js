"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "readBundle", {
    enumerable: true,
    get: function() {
        return readBundle;
    }
});
const _nodefs = require("node:fs");
const _container = require("../../delivery/bundle/container");
const _contents = require("../../delivery/bundle/contents");
const _directory = require("../../delivery/bundle/directory");
const _usererror = require("../../registry/user-error");
function readBundle(path, place) {
    const stats = (0, _nodefs.statSync)(path, {
        throwIfNoEntry: false
    });
    if (stats?.isDirectory()) return (0, _directory.readBundleDirectory)(path);
    const allowed = 'a folder or a .tgz that causeway bundle build wrote';
    if (!stats?.isFile()) throw new _usererror.UserError('there is no such bundle', {
        place,
        allowed
    });
    if (stats.size > _contents.MAX_BUNDLE_BYTES) throw new _usererror.UserError('the file is too large', {
        place,
        allowed
    });
    return (0, _container.readContainer)((0, _nodefs.readFileSync)(path));
}
