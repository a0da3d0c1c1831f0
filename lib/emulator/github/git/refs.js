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
    get branchesWith () {
        return branchesWith;
    },
    get peeled () {
        return peeled;
    },
    get refAt () {
        return refAt;
    },
    get refsOf () {
        return refsOf;
    },
    get resolveCommit () {
        return resolveCommit;
    },
    get setRef () {
        return setRef;
    }
});
const _history = require("./history");
const _objects = require("./objects");
function refsOf(repository) {
    return [
        ...Object.entries(repository.branches).map(([name, { sha }])=>({
                name: `heads/${name}`,
                sha
            })),
        ...Object.entries(repository.tags).map(([name, sha])=>({
                name: `tags/${name}`,
                sha
            })),
        ...Object.values(repository.pulls).map(({ number, head })=>({
                name: `pull/${number}/head`,
                sha: head.sha
            }))
    ].sort((one, other)=>one.name < other.name ? -1 : 1);
}
function refAt(repository, name) {
    return refsOf(repository).find((ref)=>ref.name === name)?.sha;
}
function setRef(repository, name, sha) {
    const [kind, ...rest] = name.split('/');
    const short = rest.join('/');
    if (kind === 'tags' && sha === null) delete repository.tags[short];
    else if (kind === 'tags' && sha !== null) repository.tags[short] = sha;
    else if (sha === null) delete repository.branches[short];
    else {
        const known = repository.branches[short];
        // Files laid over by hand belong to the commit that they were laid over.
        repository.branches[short] = {
            sha,
            files: {},
            protection: known?.protection ?? null
        };
    }
}
function resolveCommit(repository, text) {
    const { objects } = repository.git;
    const name = text.replace(/^refs\//, '');
    const sha = repository.branches[text]?.sha ?? repository.tags[text] ?? refAt(repository, name) ?? shortId(repository, text);
    const commit = sha === undefined ? undefined : peeled(repository, sha);
    return commit !== undefined && objects[commit]?.kind === 'commit' ? commit : undefined;
}
function peeled(repository, sha) {
    const bytes = (0, _objects.findObject)(repository.git.objects, 'tag', sha);
    return bytes === undefined ? sha : bytes.toString('utf8', 7, 47);
}
function shortId(repository, text) {
    if (!/^[0-9a-f]{7,40}$/.test(text)) return undefined;
    if (text.length === 40) return text;
    const found = Object.keys(repository.git.objects).filter((sha)=>sha.startsWith(text));
    return found.length === 1 ? found[0] : undefined;
}
function branchesWith(repository, sha) {
    const { objects } = repository.git;
    return Object.entries(repository.branches).filter(([, branch])=>objects[branch.sha] !== undefined && (0, _history.ancestorsOf)(objects, branch.sha).has(sha)).map(([name])=>name);
}
