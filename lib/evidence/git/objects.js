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
    get blobContents () {
        return blobContents;
    },
    get treeEntries () {
        return treeEntries;
    }
});
const _usererror = require("../../registry/user-error");
const _git = require("./git");
// Together they stay below what one answer of git may be.
const BATCH_BYTES = 128 * 1024 * 1024;
function cutOff(command, repository) {
    return new _usererror.UserError(`the answer of git ${command} cannot be read`, {
        place: repository,
        exitCode: 3
    });
}
function treeEntries(repository, commit, folder) {
    const { code, stdout } = (0, _git.git)(repository, 'ls-tree', '-r', '-l', '-z', '--full-tree', commit, '--', folder);
    const lines = stdout.toString('utf8').split('\0');
    if (code !== 0 || lines.pop() !== '') throw cutOff('ls-tree', repository);
    return lines.map((line)=>{
        const [, mode, type, blob, size, path] = /^(\d{6}) (\w+) ([0-9a-f]+) +(\d+|-)\t(.+)$/s.exec(line) ?? [];
        if (!mode || !blob || !path || type === 'blob' !== (size !== '-')) throw cutOff('ls-tree', repository);
        return {
            path,
            mode,
            blob,
            size: type === 'blob' ? Number(size) : 0
        };
    });
}
function readBatch(repository, entries) {
    const stdin = entries.map(({ blob })=>`${blob}\n`).join('');
    const { code, stdout } = (0, _git.gitWith)(repository, {
        stdin
    }, 'cat-file', '--batch');
    if (code !== 0) throw cutOff('cat-file', repository);
    let at = 0;
    return entries.map(({ blob, size })=>{
        const header = `${blob} blob ${size}\n`;
        const start = at + header.length;
        if (stdout.toString('latin1', at, start) !== header) throw cutOff('cat-file', repository);
        // The content is followed by one line break.
        if (stdout[start + size] !== 10) throw cutOff('cat-file', repository);
        at = start + size + 1;
        return Buffer.from(stdout.subarray(start, start + size));
    });
}
function blobContents(repository, entries) {
    const contents = [];
    for(let from = 0; from < entries.length;){
        let to = from;
        for(let bytes = 0; to < entries.length; to += 1){
            bytes += entries[to]?.size ?? 0;
            if (to > from && bytes > BATCH_BYTES) break;
        }
        contents.push(...readBatch(repository, entries.slice(from, to)));
        from = to;
    }
    return contents;
}
