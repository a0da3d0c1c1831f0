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
    get createBlob () {
        return createBlob;
    },
    get createGitCommit () {
        return createGitCommit;
    },
    get createTree () {
        return createTree;
    },
    get getBlob () {
        return getBlob;
    },
    get getGitCommit () {
        return getGitCommit;
    },
    get getTree () {
        return getTree;
    },
    get isBase64 () {
        return isBase64;
    },
    get personOf () {
        return personOf;
    }
});
const _exchange = require("../../../core/exchange");
const _actor = require("../../actor");
const _errors = require("../../errors");
const _commit = require("../../git/commit");
const _objects = require("../../git/objects");
const _refs = require("../../git/refs");
const _tree = require("../../git/tree");
const _lookup = require("../../lookup");
const _account = require("../../shapes/account");
const _commit1 = require("../../shapes/commit");
const mostEntries = 100_000;
/** GitHub reads blobs up to 100 MB. */ const mostBlobBytes = 100 * 1024 * 1024;
function personOf(exchange, given) {
    const login = (0, _actor.loginOf)(exchange);
    const date = given?.date ?? exchange.now();
    return {
        name: given?.name ?? login,
        email: given?.email ?? (0, _actor.noreplyOf)(exchange.world, login),
        date: `${new Date(Math.floor(Date.parse(date) / 1000) * 1000).toISOString().slice(0, 19)}Z`
    };
}
function getGitCommit(exchange) {
    const repository = (0, _lookup.repositoryOf)(exchange);
    const sha = exchange.params['commit_sha'] ?? '';
    if ((0, _commit.findCommit)(repository.git.objects, sha) === undefined) throw (0, _errors.notFound)();
    return {
        status: 200,
        body: (0, _commit1.gitCommit)(exchange, repository, sha)
    };
}
function createGitCommit(exchange) {
    const repository = (0, _lookup.writableOf)(exchange);
    const { objects } = repository.git;
    const body = exchange.body;
    const parents = [
        ...body.parents ?? []
    ];
    if (objects[body.tree]?.kind !== 'tree') throw (0, _errors.unprocessable)('Tree SHA does not exist');
    if (parents.some((sha)=>objects[sha]?.kind !== 'commit')) throw (0, _errors.unprocessable)('Parent SHA does not exist or is not a commit object');
    const author = personOf(exchange, body.author);
    const committer = body.committer === undefined ? author : personOf(exchange, body.committer);
    const sha = (0, _commit.writeCommit)(objects, {
        tree: body.tree,
        parents,
        author,
        committer,
        message: body.message
    });
    return {
        status: 201,
        body: (0, _commit1.gitCommit)(exchange, repository, sha)
    };
}
function treeShape(exchange, repository, sha, recursive) {
    const { objects } = repository.git;
    const url = `${(0, _lookup.repositoryUrl)(exchange, repository)}/git`;
    const entries = recursive ? (0, _tree.walkTree)(objects, sha, true) : (0, _tree.readTree)(objects, sha).map((entry)=>({
            ...entry,
            path: entry.name
        }));
    const limit = repository.git.mostTreeEntries ?? mostEntries;
    return {
        ...{
            sha,
            url: `${url}/trees/${sha}`,
            truncated: entries.length > limit
        },
        tree: entries.slice(0, limit).map((entry)=>{
            const kind = (0, _tree.kindOf)(entry);
            const size = kind === 'blob' ? {
                size: (0, _objects.findObject)(objects, 'blob', entry.sha)?.length ?? 0
            } : {};
            const where = kind === 'commit' ? {} : {
                url: `${url}/${kind}s/${entry.sha}`
            };
            return {
                path: entry.path,
                mode: entry.mode.padStart(6, '0'),
                type: kind,
                sha: entry.sha,
                ...size,
                ...where
            };
        })
    };
}
function getTree(exchange) {
    const repository = (0, _lookup.repositoryOf)(exchange);
    const { objects } = repository.git;
    const wanted = exchange.params['tree_sha'] ?? '';
    const commit = (0, _refs.resolveCommit)(repository, wanted);
    const sha = commit === undefined ? wanted : (0, _commit.findCommit)(objects, commit)?.tree ?? '';
    if (objects[sha]?.kind !== 'tree') throw (0, _errors.notFound)();
    return {
        status: 200,
        body: treeShape(exchange, repository, sha, exchange.query['recursive'] !== undefined)
    };
}
function changeOf(repository, entry) {
    const { objects } = repository.git;
    const mode = (entry.mode ?? '100644').replace(/^0/, '');
    if (entry.sha === null) return null;
    if (entry.content !== undefined && entry.sha !== undefined) throw (0, _errors.unprocessable)('Must supply either tree.sha or tree.content');
    if (entry.content !== undefined) return {
        mode,
        sha: (0, _objects.putObject)(objects, 'blob', Buffer.from(entry.content))
    };
    const kind = (0, _tree.kindOf)({
        mode
    });
    if (entry.sha === undefined) throw (0, _errors.unprocessable)('Must supply a valid tree.sha or tree.content');
    if (kind !== 'commit' && objects[entry.sha]?.kind !== kind) throw (0, _errors.unprocessable)(`tree.sha ${entry.sha} is not a valid ${kind}`);
    return {
        mode,
        sha: entry.sha
    };
}
function createTree(exchange) {
    const repository = (0, _lookup.writableOf)(exchange);
    const { objects } = repository.git;
    const { tree, base_tree: base } = exchange.body;
    const commit = base === undefined ? undefined : (0, _commit.findCommit)(objects, base);
    const under = commit?.tree ?? base ?? null;
    if (under !== null && objects[under]?.kind !== 'tree') throw (0, _errors.unprocessable)('base_tree is not a valid tree oid');
    const changes = new Map();
    for (const entry of tree){
        const path = entry.path ?? '';
        const parts = path.split('/');
        if (parts.some((part)=>[
                '',
                '.',
                '..',
                '.git'
            ].includes(part.toLowerCase()))) throw (0, _errors.unprocessable)('tree.path contains a malformed path component');
        changes.set(path, changeOf(repository, entry));
    }
    const sha = (0, _tree.changeTree)(objects, under, changes);
    if ((0, _tree.readTree)(objects, sha).length === 0) throw (0, _errors.unprocessable)('Invalid tree info');
    return {
        status: 201,
        body: treeShape(exchange, repository, sha, false)
    };
}
function getBlob(exchange) {
    const repository = (0, _lookup.repositoryOf)(exchange);
    const sha = exchange.params['file_sha'] ?? '';
    const bytes = (0, _objects.findObject)(repository.git.objects, 'blob', sha);
    if (bytes === undefined) throw (0, _errors.notFound)();
    if (bytes.length > mostBlobBytes) throw new _exchange.ApiError(403, (0, _errors.errorBody)(403, 'This blob is too large for the API.'));
    const url = `${(0, _lookup.repositoryUrl)(exchange, repository)}/git/blobs/${sha}`;
    const content = bytes.toString('base64').replace(/(.{60})/g, '$1\n');
    return {
        status: 200,
        body: {
            sha,
            node_id: (0, _account.nodeId)('B', repository.id),
            size: bytes.length,
            url,
            content,
            encoding: 'base64'
        }
    };
}
function createBlob(exchange) {
    const repository = (0, _lookup.writableOf)(exchange);
    const { content, encoding = 'utf-8' } = exchange.body;
    if (encoding !== 'utf-8' && encoding !== 'base64') throw (0, _errors.unprocessable)(`encoding '${encoding}' is not supported`);
    if (encoding === 'base64' && !isBase64(content)) throw (0, _errors.unprocessable)('content is not valid Base64');
    const sha = (0, _objects.putObject)(repository.git.objects, 'blob', Buffer.from(content, encoding === 'base64' ? 'base64' : 'utf8'));
    return {
        status: 201,
        body: {
            sha,
            url: `${(0, _lookup.repositoryUrl)(exchange, repository)}/git/blobs/${sha}`
        }
    };
}
function isBase64(text) {
    const plain = text.replace(/\s/g, '');
    return plain.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(plain);
}
