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
    get downloadArtifact () {
        return downloadArtifact;
    },
    get uploadArtifact () {
        return uploadArtifact;
    }
});
const _transfer = require("../git/transfer");
const _world = require("../world");
const _runs = require("./runs");
const _zip = require("./zip");
const keptDays = 90;
const day = 24 * 60 * 60 * 1000;
function uploadArtifact(world, place, name, files, at) {
    const repository = (0, _transfer.repositoryNamed)(world, place.repository);
    const run = (0, _runs.runAt)(world, place);
    const taken = Object.values(repository.artifacts).some((one)=>one.runId === run.id && one.name === name);
    if (taken) throw new Error(`run ${run.id} has an artifact '${name}' already`);
    const artifact = {
        ...{
            id: (0, _world.takeId)(world),
            runId: run.id,
            name,
            data: (0, _zip.zip)(files).toString('base64'),
            expired: false,
            createdAt: at
        },
        expiresAt: new Date(Date.parse(at) + keptDays * day).toISOString()
    };
    repository.artifacts[artifact.id] = artifact;
    return artifact;
}
function downloadArtifact(world, place, name) {
    const repository = (0, _transfer.repositoryNamed)(world, place.repository);
    const found = Object.values(repository.artifacts).find((one)=>one.runId === place.run && one.name === name);
    if (found === undefined || found.expired) throw new Error(`run ${place.run} has no artifact '${name}'`);
    return (0, _zip.unzip)(Buffer.from(found.data, 'base64'));
}
