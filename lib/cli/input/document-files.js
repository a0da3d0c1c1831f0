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
    get bytesBelow () {
        return bytesBelow;
    },
    get documentPaths () {
        return documentPaths;
    },
    get requireTextBelow () {
        return requireTextBelow;
    },
    get textBelow () {
        return textBelow;
    }
});
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _usererror = require("../../registry/user-error");
/** The most that a document or what it speaks of may weigh, in bytes. */ const MAX_BYTES = 4 * 1024 * 1024;
function bytesBelow(root, path) {
    try {
        const stats = (0, _nodefs.lstatSync)((0, _nodepath.join)(root, path));
        return stats.isFile() && stats.size <= MAX_BYTES ? (0, _nodefs.readFileSync)((0, _nodepath.join)(root, path)) : undefined;
    } catch (error) {
        const { code } = error;
        if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
        if (code === undefined) throw error;
        throw new _usererror.UserError(`the file cannot be read: ${code}`, {
            place: path,
            exitCode: 3
        });
    }
}
function textBelow(root, path) {
    return bytesBelow(root, path)?.toString('utf8');
}
function requireTextBelow(root, path) {
    const text = textBelow(root, path);
    if (text !== undefined) return text;
    throw new _usererror.UserError('the document is no plain file, or too large', {
        place: path,
        exitCode: 3
    });
}
function markdownIn(root, folder, recursive) {
    try {
        return (0, _nodefs.readdirSync)((0, _nodepath.join)(root, folder), {
            recursive,
            withFileTypes: true
        }).filter((entry)=>!entry.isDirectory() && entry.name.endsWith('.md')).map((entry)=>(0, _nodepath.relative)(root, (0, _nodepath.join)(entry.parentPath, entry.name)).split(_nodepath.sep).join('/'));
    } catch (error) {
        const { code } = error;
        if (code === 'ENOENT') return [];
        if (code === undefined) throw error;
        throw new _usererror.UserError(`the folder cannot be read: ${code}`, {
            place: folder,
            exitCode: 3
        });
    }
}
function documentPaths(root) {
    return [
        ...markdownIn(root, '.', false),
        ...markdownIn(root, 'docs', true)
    ].sort();
}
