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
    get exportRepository () {
        return exportRepository;
    },
    get importRepository () {
        return importRepository;
    },
    get objectPlace () {
        return objectPlace;
    },
    get packedRefs () {
        return packedRefs;
    },
    get repositoryNamed () {
        return repositoryNamed;
    }
});
const _nodechild_process = require("node:child_process");
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _nodezlib = require("node:zlib");
const _objects = require("./objects");
const _refs = require("./refs");
const mostBytes = 1024 * 1024 * 1024;
function git(folder, args, input) {
    return (0, _nodechild_process.execFileSync)('git', [
        '-C',
        folder,
        ...args
    ], {
        maxBuffer: mostBytes,
        ...input === undefined ? {} : {
            input
        }
    });
}
function readBatch(objects, output) {
    for(let at = 0; at < output.length;){
        const end = output.indexOf(0x0a, at);
        const [, kind, size] = output.toString('utf8', at, end).split(' ');
        const stop = end + 1 + Number(size);
        (0, _objects.putObject)(objects, kind, output.subarray(end + 1, stop));
        at = stop + 1;
    }
}
function repositoryNamed(world, name) {
    const found = world.repositories[name];
    if (found === undefined) throw new Error(`no repository '${name}' in this world`);
    return found;
}
function importRepository(world, name, folder) {
    const repository = repositoryNamed(world, name);
    const ids = git(folder, [
        'rev-list',
        '--objects',
        '--all',
        '--no-object-names'
    ]);
    readBatch(repository.git.objects, git(folder, [
        'cat-file',
        '--batch'
    ], ids));
    const refs = git(folder, [
        'for-each-ref',
        '--format=%(objectname) %(refname)',
        'refs/heads',
        'refs/tags'
    ]);
    for (const line of refs.toString('utf8').trim().split('\n').filter(Boolean)){
        const [sha = '', ref = ''] = line.split(' ');
        (0, _refs.setRef)(repository, ref.replace(/^refs\//, ''), sha);
    }
}
function objectPlace(sha) {
    return [
        (0, _nodepath.join)('objects', sha.slice(0, 2)),
        sha.slice(2)
    ];
}
function packedRefs(refs) {
    return refs.map(({ name, sha })=>`${sha} refs/${name}\n`).join('');
}
function exportRepository(world, name, folder) {
    const repository = repositoryNamed(world, name);
    (0, _nodefs.mkdirSync)(folder, {
        recursive: true
    });
    if (!(0, _nodefs.existsSync)((0, _nodepath.join)(folder, 'HEAD'))) {
        git(folder, [
            'init',
            '--quiet',
            '--bare',
            '.'
        ]);
        git(folder, [
            'config',
            'uploadpack.allowAnySHA1InWant',
            'true'
        ]);
    }
    for (const [sha, { kind, data }] of Object.entries(repository.git.objects)){
        const [place, name] = objectPlace(sha);
        const file = (0, _nodepath.join)(folder, place, name);
        if ((0, _nodefs.existsSync)(file)) continue;
        const bytes = Buffer.from(data, 'base64');
        (0, _nodefs.mkdirSync)((0, _nodepath.join)(folder, place), {
            recursive: true
        });
        (0, _nodefs.writeFileSync)(file, (0, _nodezlib.deflateSync)(Buffer.concat([
            Buffer.from(`${kind} ${bytes.length}\0`),
            bytes
        ])), {
            mode: 0o444
        });
    }
    // What a push into the folder left beside the packed refs would win over them.
    for (const kind of [
        'heads',
        'tags',
        'pull'
    ])(0, _nodefs.rmSync)((0, _nodepath.join)(folder, 'refs', kind), {
        recursive: true,
        force: true
    });
    (0, _nodefs.writeFileSync)((0, _nodepath.join)(folder, 'packed-refs'), packedRefs((0, _refs.refsOf)(repository)));
    (0, _nodefs.writeFileSync)((0, _nodepath.join)(folder, 'HEAD'), `ref: refs/heads/${repository.defaultBranch}\n`);
}
