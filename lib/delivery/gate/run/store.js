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
    get INPUTS_FOLDER () {
        return INPUTS_FOLDER;
    },
    get inputFileName () {
        return inputFileName;
    },
    get readInput () {
        return readInput;
    },
    get storeInput () {
        return storeInput;
    },
    get writeWhole () {
        return writeWhole;
    }
});
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _report = require("../report");
const INPUTS_FOLDER = 'gate_inputs';
function inputFileName(digest) {
    return digest.replace(':', '-');
}
function writeWhole(path, bytes) {
    const partial = `${path}.partial`;
    (0, _nodefs.writeFileSync)(partial, bytes);
    (0, _nodefs.renameSync)(partial, path);
}
function contentOf(path) {
    try {
        return (0, _nodefs.readFileSync)(path);
    } catch (error) {
        const { code } = error;
        if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR' || code === 'EACCES') return undefined;
        throw error;
    }
}
function storeInput(folder, bytes) {
    const digest = (0, _report.bytesDigest)(bytes);
    const path = (0, _nodepath.join)(folder, inputFileName(digest));
    (0, _nodefs.mkdirSync)(folder, {
        recursive: true
    });
    // Asked for its size first: an error for each of thousands that are not there yet would take longer than to write them.
    const isThere = (0, _nodefs.statSync)(path, {
        throwIfNoEntry: false
    })?.size === bytes.length;
    if (!isThere || contentOf(path)?.equals(bytes) !== true) writeWhole(path, bytes);
    return digest;
}
function readInput(folder, digest) {
    const bytes = contentOf((0, _nodepath.join)(folder, inputFileName(digest)));
    if (!bytes) return {
        state: 'gone'
    };
    return (0, _report.bytesDigest)(bytes) === digest ? {
        state: 'there',
        bytes
    } : {
        state: 'altered'
    };
}
