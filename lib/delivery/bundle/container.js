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
    get packContainer () {
        return packContainer;
    },
    get readContainer () {
        return readContainer;
    }
});
const _nodezlib = require("node:zlib");
const _tar = require("tar");
const _usererror = require("../../registry/user-error");
const _contents = require("./contents");
const BLOCK = 512;
/** The most that an unpacked container may weigh: the files, and what describes them. */ const MAX_TAR_BYTES = _contents.MAX_BUNDLE_BYTES + 256 * 1024 * 1024;
const MODES = new Map([
    [
        0o644,
        '0644'
    ],
    [
        0o755,
        '0755'
    ]
]);
function padding(size) {
    return Buffer.alloc((BLOCK - size % BLOCK) % BLOCK);
}
function entryBlocks(path, { mode, bytes }) {
    const block = Buffer.alloc(BLOCK);
    const header = new _tar.Header({
        path,
        mode: Number.parseInt(mode, 8),
        uid: 0,
        gid: 0,
        size: bytes.length,
        mtime: new Date(0),
        type: 'File'
    });
    // Long names and other scripts do not fit the old header.
    const extended = header.encode(block, 0) ? [
        new _tar.Pax({
            path
        }).encode()
    ] : [];
    return [
        ...extended,
        block,
        bytes,
        padding(bytes.length)
    ];
}
function tarBytes(contents) {
    const blocks = [
        ...contents
    ].flatMap(([path, content])=>entryBlocks(path, content));
    return Buffer.concat([
        ...blocks,
        Buffer.alloc(2 * BLOCK)
    ]);
}
function packContainer(contents) {
    return (0, _nodezlib.gzipSync)(tarBytes(contents), {
        level: 9
    });
}
function refuse(message, place) {
    const allowed = 'a .tgz that causeway bundle build wrote';
    return new _usererror.UserError(`the container is refused: ${message}`, {
        ...place && {
            place
        },
        allowed,
        exitCode: 1
    });
}
function unzipped(container) {
    try {
        return (0, _nodezlib.gunzipSync)(container, {
            maxOutputLength: MAX_TAR_BYTES
        });
    } catch (error) {
        const { code } = error;
        if (code === 'ERR_BUFFER_TOO_LARGE') throw refuse(`it holds more than ${MAX_TAR_BYTES} bytes`);
        if (code?.startsWith('Z_')) throw refuse('it is no whole gzip file');
        throw error;
    }
}
function entries(bytes) {
    const contents = new Map();
    let extended;
    for(let at = 0; at + BLOCK <= bytes.length;){
        const header = new _tar.Header(bytes, at);
        if (header.nullBlock) break;
        if (!header.cksumValid) throw refuse('a header is damaged');
        // The header alone would put its own prefix before the whole path of an extended one.
        const path = extended?.path ?? header.path ?? '';
        const { size = 0 } = header;
        const body = bytes.subarray(at + BLOCK, at + BLOCK + size);
        if (size < 0 || body.length !== size) throw refuse('it is cut off', path);
        at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
        if (header.type === 'ExtendedHeader' && !extended) {
            extended = _tar.Pax.parse(body.toString('utf8'));
            continue;
        }
        extended = undefined;
        const mode = MODES.get(header.mode ?? -1);
        if (header.type !== 'File' || !mode) throw refuse(`an entry of the type ${header.type}`, path);
        if (contents.has(path)) throw refuse('a name stands twice', path);
        contents.set(path, {
            mode,
            bytes: body
        });
    }
    return contents;
}
function readContainer(container) {
    const bytes = unzipped(container);
    const contents = entries(bytes);
    // The one sure way to know that no other reader of tar files would see something else in it.
    if (!tarBytes(contents).equals(bytes)) throw refuse('it holds more than its files');
    return contents;
}
