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
    get contentEntry () {
        return contentEntry;
    },
    get getContent () {
        return getContent;
    }
});
const _errors = require("../errors");
const _commit = require("../git/commit");
const _objects = require("../git/objects");
const _refs = require("../git/refs");
const _tree = require("../git/tree");
const _lookup = require("../lookup");
function contentEntry(exchange, path, ref, sha, type, size) {
    const full = (0, _lookup.fullName)(exchange, (0, _lookup.repositoryOf)(exchange));
    const escaped = path.split('/').map(encodeURIComponent).join('/');
    const self = `${exchange.base}/repos/${full}/contents/${escaped}?ref=${encodeURIComponent(ref)}`;
    const git = `${exchange.base}/repos/${full}/git/${type === 'file' ? 'blobs' : 'trees'}/${sha}`;
    const html = `${exchange.base}/${full}/${type === 'file' ? 'blob' : 'tree'}/${ref}/${escaped}`;
    return {
        ...{
            type,
            size,
            name: path.split('/').at(-1) ?? path,
            path,
            sha,
            url: self,
            git_url: git,
            html_url: html
        },
        ...{
            download_url: type === 'file' ? html : null,
            _links: {
                self,
                git,
                html
            }
        }
    };
}
/** The tree at a ref, with the files that a test laid over it; a copy of the objects takes what is only looked at. */ function treeAt(repository, ref) {
    const known = repository.branches[ref.replace(/^refs\/heads\//, '')];
    const branch = known ?? Object.values(repository.branches).find(({ sha })=>sha === ref);
    const commit = (0, _refs.resolveCommit)(repository, ref);
    if (commit === undefined) throw (0, _errors.notFound)(`No commit found for the ref ${ref}`);
    const { tree } = (0, _commit.readCommit)(repository.git.objects, commit);
    const laid = Object.entries(branch?.files ?? {});
    if (laid.length === 0) return {
        objects: repository.git.objects,
        tree
    };
    const objects = {
        ...repository.git.objects
    };
    const changes = laid.map(([path, text])=>{
        const sha = (0, _objects.objectId)('blob', Buffer.from(text));
        objects[sha] = {
            kind: 'blob',
            data: Buffer.from(text).toString('base64')
        };
        return [
            path,
            {
                mode: '100644',
                sha
            }
        ];
    });
    return {
        objects,
        tree: (0, _tree.changeTree)(objects, tree, new Map(changes))
    };
}
function getContent(exchange) {
    const repository = (0, _lookup.repositoryOf)(exchange);
    const ref = (0, _lookup.queryText)(exchange, 'ref') ?? repository.defaultBranch;
    const { objects, tree } = treeAt(repository, ref);
    const path = (exchange.params['path'] ?? '').replace(/\/$/, '');
    const found = path === '' ? {
        mode: _tree.folderMode,
        sha: tree
    } : (0, _tree.entryAt)(objects, tree, path);
    if (found === undefined) throw (0, _errors.notFound)();
    const sizeOf = (sha)=>(0, _objects.findObject)(objects, 'blob', sha)?.length ?? 0;
    if (found.mode === _tree.folderMode) {
        const children = (0, _tree.readTree)(objects, found.sha).map(({ name, mode, sha })=>{
            const child = path === '' ? name : `${path}/${name}`;
            return contentEntry(exchange, child, ref, sha, mode === _tree.folderMode ? 'dir' : 'file', sizeOf(sha));
        });
        return {
            status: 200,
            body: children
        };
    }
    const bytes = (0, _objects.findObject)(objects, 'blob', found.sha) ?? Buffer.alloc(0);
    const shape = contentEntry(exchange, path, ref, found.sha, 'file', bytes.length);
    // Above 1 MB the API gives a file without its content.
    const large = bytes.length > 1024 * 1024;
    return {
        status: 200,
        body: {
            ...shape,
            content: large ? '' : bytes.toString('base64'),
            encoding: large ? 'none' : 'base64'
        }
    };
}
