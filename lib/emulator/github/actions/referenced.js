"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "referencedWorkflows", {
    enumerable: true,
    get: function() {
        return referencedWorkflows;
    }
});
const _json = require("../../core/json");
const _workflowfile = require("./workflow-file");
/** How deep GitHub lets callers nest. */ const MAX_DEPTH = 10;
function uses(file) {
    const jobs = (0, _json.isObject)(file.content['jobs']) ? Object.values(file.content['jobs']) : [];
    return jobs.flatMap((job)=>(0, _json.isObject)(job) && typeof job['uses'] === 'string' ? [
            job['uses']
        ] : []);
}
function placeOf(world, text, caller) {
    const local = /^\.\/(\.github\/workflows\/[^@/]+\.ya?ml)$/.exec(text)?.[1];
    if (local !== undefined) return {
        ...caller,
        path: local
    };
    const [, owner, name = '', path, ref = ''] = /^([^/]+)\/([^/]+)\/(\.github\/workflows\/[^@/]+\.ya?ml)@(.+)$/.exec(text) ?? [];
    const repository = owner === world.organization.login ? world.repositories[name] : undefined;
    if (path === undefined || repository === undefined) throw new Error(`nobody knows the workflow '${text}'`);
    if (/^[0-9a-f]{40}$/.test(ref)) return {
        repository,
        path,
        by: ref,
        sha: ref
    };
    const [kind, sha] = repository.branches[ref] === undefined ? [
        'tags',
        repository.tags[ref]
    ] : [
        'heads',
        repository.branches[ref]?.sha
    ];
    if (sha === undefined) throw new Error(`'${text}' is called by what is neither branch, tag nor commit`);
    return {
        repository,
        path,
        by: `refs/${kind}/${ref}`,
        sha
    };
}
function below(world, file, caller, depth) {
    if (depth > MAX_DEPTH) throw new Error(`the workflows that ${file.path} calls are nested too deeply`);
    return uses(file).flatMap((text)=>{
        const place = placeOf(world, text, caller);
        const called = (0, _workflowfile.workflowAt)(place.repository, place.path, place.sha);
        if (called?.events.includes('workflow_call') !== true) throw new Error(`'${text}' is no workflow that can be called`);
        const own = {
            path: `${world.organization.login}/${place.repository.name}/${place.path}@${place.by}`,
            sha: place.sha,
            ...place.by === place.sha ? {} : {
                ref: place.by
            }
        };
        return [
            own,
            ...below(world, called, place, depth + 1)
        ];
    });
}
function referencedWorkflows(world, repository, file, { sha, branch }) {
    const own = {
        repository,
        path: file.path,
        by: `refs/heads/${branch}`,
        sha
    };
    const all = below(world, file, own, 1);
    return [
        ...new Map(all.map((each)=>[
                each.path,
                each
            ])).values()
    ];
}
