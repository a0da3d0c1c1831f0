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
    get changeTree () {
        return changeTree;
    },
    get entryAt () {
        return entryAt;
    },
    get folderMode () {
        return folderMode;
    },
    get kindOf () {
        return kindOf;
    },
    get readTree () {
        return readTree;
    },
    get submoduleMode () {
        return submoduleMode;
    },
    get treeOf () {
        return treeOf;
    },
    get walkTree () {
        return walkTree;
    },
    get writeTree () {
        return writeTree;
    }
});
const _objects = require("./objects");
const folderMode = '40000';
const submoduleMode = '160000';
function kindOf({ mode }) {
    if (mode === folderMode) return 'tree';
    return mode === submoduleMode ? 'commit' : 'blob';
}
function readTree(objects, sha) {
    const bytes = (0, _objects.readObject)(objects, 'tree', sha);
    const entries = [];
    for(let at = 0; at < bytes.length;){
        const space = bytes.indexOf(0x20, at);
        const end = bytes.indexOf(0, space);
        const mode = bytes.toString('utf8', at, space);
        const name = bytes.toString('utf8', space + 1, end);
        entries.push({
            mode,
            name,
            sha: bytes.toString('hex', end + 1, end + 21)
        });
        at = end + 21;
    }
    return entries;
}
function writeTree(objects, entries) {
    const key = (entry)=>Buffer.from(entry.mode === folderMode ? `${entry.name}/` : entry.name);
    const sorted = [
        ...entries
    ].sort((one, other)=>Buffer.compare(key(one), key(other)));
    const parts = sorted.map(({ mode, name, sha })=>Buffer.concat([
            Buffer.from(`${mode} ${name}\0`),
            Buffer.from(sha, 'hex')
        ]));
    return (0, _objects.putObject)(objects, 'tree', Buffer.concat(parts));
}
function walkTree(objects, sha, folders = false, prefix = '') {
    return readTree(objects, sha).flatMap((entry)=>{
        const path = `${prefix}${entry.name}`;
        if (entry.mode !== folderMode) return [
            {
                ...entry,
                path
            }
        ];
        const inside = walkTree(objects, entry.sha, folders, `${path}/`);
        return folders ? [
            {
                ...entry,
                path
            },
            ...inside
        ] : inside;
    });
}
function entryAt(objects, tree, path) {
    const [name = '', ...rest] = path.split('/');
    const found = readTree(objects, tree).find((entry)=>entry.name === name);
    if (found === undefined || rest.length === 0) return found;
    return found.mode === folderMode ? entryAt(objects, found.sha, rest.join('/')) : undefined;
}
function changeTree(objects, tree, changes) {
    const entries = new Map((tree === null ? [] : readTree(objects, tree)).map((entry)=>[
            entry.name,
            entry
        ]));
    const below = new Map();
    for (const [path, change] of changes){
        const [name = '', ...rest] = path.split('/');
        if (rest.length > 0) below.set(name, (below.get(name) ?? new Map()).set(rest.join('/'), change));
        else if (change === null) entries.delete(name);
        else entries.set(name, {
            name,
            ...change
        });
    }
    for (const [name, inside] of below){
        const known = entries.get(name);
        const sha = changeTree(objects, known?.mode === folderMode ? known.sha : null, inside);
        if (readTree(objects, sha).length === 0) entries.delete(name);
        else entries.set(name, {
            name,
            mode: folderMode,
            sha
        });
    }
    return writeTree(objects, [
        ...entries.values()
    ]);
}
function treeOf(objects, files) {
    const changes = Object.entries(files).map(([path, text])=>{
        return [
            path,
            {
                mode: '100644',
                sha: (0, _objects.putObject)(objects, 'blob', Buffer.from(text))
            }
        ];
    });
    return changeTree(objects, null, new Map(changes));
}
