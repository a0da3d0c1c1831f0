"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "verifyBundle", {
    enumerable: true,
    get: function() {
        return verifyBundle;
    }
});
const _read = require("../../registry/document/read");
const _usererror = require("../../registry/user-error");
const _manifest = require("./manifest");
function refuse(message, place, allowed = 'a bundle as it was built') {
    return new _usererror.UserError(`the bundle is refused: ${message}`, {
        place,
        allowed,
        exitCode: 1
    });
}
function readManifest(bytes) {
    const place = 'bundle.json';
    const document = (0, _read.readDocument)(bytes.toString('utf8'));
    if (!document.ok) throw refuse(document.problems[0]?.message ?? 'not JSON', place);
    const parsed = _manifest.BundleManifest.safeParse(document.value);
    if (!parsed.success) {
        const [issue] = parsed.error.issues;
        throw refuse(issue?.message ?? 'another shape', `${place} /${issue?.path.join('/') ?? ''}`);
    }
    // Two texts of the same meaning would give two digests of one bundle.
    if (!(0, _manifest.manifestBytes)(parsed.data).equals(bytes)) throw refuse('bundle.json is not in canonical form', place);
    return parsed.data;
}
function verifyBundle(contents, wanted) {
    const first = contents.get('bundle.json');
    if (!first) throw refuse('there is no bundle.json', 'bundle.json');
    const digest = `sha256:${(0, _manifest.sha256)(first.bytes)}`;
    if (wanted !== undefined && digest !== wanted) throw refuse(`its digest is ${digest}`, 'bundle.json', wanted);
    const manifest = readManifest(first.bytes);
    const sums = contents.get('SHA256SUMS');
    if (!sums?.bytes.equals((0, _manifest.checksumBytes)(manifest))) throw refuse('SHA256SUMS does not fit bundle.json', 'SHA256SUMS');
    const listed = new Set([
        'bundle.json',
        'SHA256SUMS',
        ...manifest.files.map(({ path })=>`tree/${path}`)
    ]);
    for (const path of contents.keys()){
        if (!listed.has(path)) throw refuse('a file that bundle.json does not list', JSON.stringify(path));
    }
    for (const file of manifest.files){
        const place = JSON.stringify(`tree/${file.path}`);
        const content = contents.get(`tree/${file.path}`);
        if (!content) throw refuse('a file is missing', place);
        if (content.bytes.length !== file.size) throw refuse('a file has another size', place);
        if ((0, _manifest.sha256)(content.bytes) !== file.sha256) throw refuse('a file has other bytes', place);
        if (content.mode !== file.mode) throw refuse(`a file has the mode ${content.mode}`, place, file.mode);
    }
    return {
        digest,
        manifest,
        contents
    };
}
