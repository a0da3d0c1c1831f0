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
    get LAYOUT () {
        return LAYOUT;
    },
    get treeDigests () {
        return treeDigests;
    }
});
const _nodecrypto = require("node:crypto");
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _git = require("../../evidence/git/git");
const _sorted = require("../../plan/sorted");
const _digest = require("../../registry/digest");
const _usererror = require("../../registry/user-error");
const LAYOUT = {
    lockfile: 'package-lock.json',
    pack: 'policy',
    packConfiguration: 'policy/config'
};
/** What the steps of a workflow write for each other. */ const ARTIFACTS = 'artifacts/';
function partOf(path, { registry, lockfile, pack, packConfiguration }) {
    if (path === registry) return undefined;
    if (path === lockfile) return 'lockfile';
    if (path.startsWith(`${packConfiguration}/`)) return 'packConfiguration';
    return path.startsWith(`${pack}/`) ? 'pack' : 'program';
}
function entryOf(root, path) {
    const stats = (0, _nodefs.lstatSync)((0, _nodepath.join)(root, path), {
        throwIfNoEntry: false
    });
    // One that git knows and that is gone is missing in the digest too.
    if (!stats) return undefined;
    if (stats.isDirectory()) throw new _usererror.UserError('a part of the tree is another repository', {
        place: path
    });
    const bytes = stats.isSymbolicLink() ? (0, _nodefs.readlinkSync)((0, _nodepath.join)(root, path)) : (0, _nodefs.readFileSync)((0, _nodepath.join)(root, path));
    const mode = stats.isSymbolicLink() ? 'link' : stats.mode & 0o100 ? 'executable' : 'file';
    return [
        path,
        mode,
        (0, _nodecrypto.createHash)('sha256').update(bytes).digest('hex')
    ];
}
function treeDigests(root, layout) {
    const listed = (0, _git.gitText)(root, 'ls-files', '-z', '--cached', '--others', '--exclude-standard');
    const entries = {
        program: [],
        lockfile: [],
        pack: [],
        packConfiguration: []
    };
    for (const path of (0, _sorted.sortedSet)(listed.split('\0').filter((each)=>each !== '' && !each.startsWith(ARTIFACTS)))){
        const part = partOf(path, layout);
        const entry = part === undefined ? undefined : entryOf(root, path);
        if (part !== undefined && entry) entries[part].push(entry);
    }
    for (const [part, found] of Object.entries(entries)){
        if (found.length > 0) continue;
        const place = part === 'program' ? 'the program' : layout[part];
        throw new _usererror.UserError(`the checkout lacks ${part === 'program' ? 'a program' : `its ${part}`}`, {
            place,
            allowed: 'a whole checkout of the governing repository'
        });
    }
    const digest = (part)=>(0, _digest.canonicalDigest)(entries[part]);
    return {
        ...{
            program: digest('program'),
            lockfile: digest('lockfile')
        },
        ...{
            pack: digest('pack'),
            packConfiguration: digest('packConfiguration')
        }
    };
}
