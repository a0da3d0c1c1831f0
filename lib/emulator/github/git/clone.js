"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "cloneRepository", {
    enumerable: true,
    get: function() {
        return cloneRepository;
    }
});
const _nodechild_process = require("node:child_process");
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _commit = require("./commit");
const _objects = require("./objects");
const _refs = require("./refs");
const _transfer = require("./transfer");
const _tree = require("./tree");
/** A folder with the objects of one commit and no other: what a fetch of depth 1 brings. Made once for each commit. */ function storeOfOne(objects, bare, commit) {
    const store = (0, _nodepath.join)(bare, 'alone', commit);
    if ((0, _nodefs.existsSync)(store)) return (0, _nodepath.join)(store, 'objects');
    const { tree } = (0, _commit.parseCommit)((0, _objects.readObject)(objects, 'commit', commit));
    for (const sha of new Set([
        commit,
        tree,
        ...(0, _tree.walkTree)(objects, tree, true).map((entry)=>entry.sha)
    ])){
        const [place, file] = (0, _transfer.objectPlace)(sha);
        (0, _nodefs.mkdirSync)((0, _nodepath.join)(store, place), {
            recursive: true
        });
        (0, _nodefs.linkSync)((0, _nodepath.join)(bare, place, file), (0, _nodepath.join)(store, place, file));
    }
    return (0, _nodepath.join)(store, 'objects');
}
function cloneRepository(world, order) {
    const { name, bare, folder, commit, branch, isWhole } = order;
    const repository = (0, _transfer.repositoryNamed)(world, name);
    const { objects } = repository.git;
    (0, _transfer.exportRepository)(world, name, bare);
    const git = (0, _nodepath.join)(folder, '.git');
    for (const place of [
        'objects/info',
        'objects/pack',
        'refs/heads',
        'refs/tags',
        'info'
    ])(0, _nodefs.mkdirSync)((0, _nodepath.join)(git, place), {
        recursive: true
    });
    const tips = isWhole ? (0, _refs.refsOf)(repository).filter((ref)=>!ref.name.startsWith('pull/')) : [];
    // Read where they lie: thousands of files for each job of a story would be written and removed again.
    const store = isWhole ? (0, _nodepath.join)(bare, 'objects') : storeOfOne(objects, bare, commit);
    (0, _nodefs.writeFileSync)((0, _nodepath.join)(git, 'objects/info/alternates'), `${store}\n`);
    const tracked = tips.map((ref)=>({
            ...ref,
            name: ref.name.replace(/^heads\//, 'remotes/origin/')
        }));
    (0, _nodefs.writeFileSync)((0, _nodepath.join)(git, 'packed-refs'), (0, _transfer.packedRefs)(tracked));
    (0, _nodefs.writeFileSync)((0, _nodepath.join)(git, 'HEAD'), 'ref: refs/heads/none\n');
    if (!isWhole) (0, _nodefs.writeFileSync)((0, _nodepath.join)(git, 'shallow'), `${commit}\n`);
    const remote = `[remote "origin"]\n\turl = file://${bare}\n\tfetch = +refs/heads/*:refs/remotes/origin/*\n`;
    (0, _nodefs.writeFileSync)((0, _nodepath.join)(git, 'config'), `[core]\n\trepositoryformatversion = 0\n\tbare = false\n${remote}`);
    const as = branch === undefined ? [
        '--detach'
    ] : [
        '-B',
        branch
    ];
    (0, _nodechild_process.execFileSync)('git', [
        '-C',
        folder,
        'checkout',
        '--quiet',
        ...as,
        commit
    ], {
        stdio: [
            'ignore',
            'pipe',
            'pipe'
        ]
    });
}
