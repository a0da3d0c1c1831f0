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
    get createRef () {
        return createRef;
    },
    get deleteRef () {
        return deleteRef;
    },
    get getRef () {
        return getRef;
    },
    get listMatchingRefs () {
        return listMatchingRefs;
    },
    get listTags () {
        return listTags;
    },
    get updateRef () {
        return updateRef;
    }
});
const _errors = require("../../errors");
const _history = require("../../git/history");
const _refs = require("../../git/refs");
const _lookup = require("../../lookup");
const _refrules = require("../../rules/ref-rules");
const _account = require("../../shapes/account");
const _pagination = require("../../transport/pagination");
function shape(exchange, repository, { name, sha }) {
    const url = `${(0, _lookup.repositoryUrl)(exchange, repository)}/git`;
    const kind = repository.git.objects[sha]?.kind ?? 'commit';
    return {
        ...{
            ref: `refs/${name}`,
            node_id: (0, _account.nodeId)('REF', repository.id),
            url: `${url}/refs/${name}`
        },
        object: {
            type: kind,
            sha,
            url: `${url}/${kind}s/${sha}`
        }
    };
}
function refOf(exchange) {
    return (exchange.params['ref'] ?? '').replace(/^refs\//, '');
}
/** Throws 422 unless a branch can point at this object. */ function requireTarget(repository, name, sha) {
    const { objects } = repository.git;
    if (objects[sha] === undefined) throw (0, _errors.unprocessable)('Object does not exist');
    const kind = objects[(0, _refs.peeled)(repository, sha)]?.kind;
    if (name.startsWith('heads/') && objects[sha]?.kind !== 'commit') throw (0, _errors.unprocessable)('Object is not a commit');
    if (kind !== 'commit') throw (0, _errors.unprocessable)('Object is not a commit');
}
function getRef(exchange) {
    const repository = (0, _lookup.repositoryOf)(exchange);
    const name = refOf(exchange);
    const sha = (0, _refs.refAt)(repository, name);
    if (sha === undefined) throw (0, _errors.notFound)();
    return {
        status: 200,
        body: shape(exchange, repository, {
            name,
            sha
        })
    };
}
function listMatchingRefs(exchange) {
    const repository = (0, _lookup.repositoryOf)(exchange);
    const found = (0, _refs.refsOf)(repository).filter(({ name })=>name.startsWith(refOf(exchange)));
    return {
        status: 200,
        body: found.map((one)=>shape(exchange, repository, one))
    };
}
function createRef(exchange) {
    const repository = (0, _lookup.writableOf)(exchange);
    const { ref, sha } = exchange.body;
    if (!/^refs\/(heads|tags)\/[^\s~^:?*[\\]+$/.test(ref) || /\.\.|\/$|\/\/|@\{|\.lock$/.test(ref)) {
        throw (0, _errors.unprocessable)(`Reference name must start with 'refs/heads/' or 'refs/tags/' and be valid: ${ref}`);
    }
    const name = ref.replace(/^refs\//, '');
    if ((0, _refs.refAt)(repository, name) !== undefined) throw (0, _errors.unprocessable)('Reference already exists');
    requireTarget(repository, name, sha);
    (0, _refrules.requireRefRules)(exchange, repository, {
        ref,
        before: null,
        after: (0, _refs.peeled)(repository, sha)
    }, _errors.unprocessable);
    (0, _refs.setRef)(repository, name, sha);
    return {
        status: 201,
        body: shape(exchange, repository, {
            name,
            sha
        })
    };
}
function updateRef(exchange) {
    const repository = (0, _lookup.writableOf)(exchange);
    const name = refOf(exchange);
    const { sha, force = false } = exchange.body;
    const before = (0, _refs.refAt)(repository, name);
    if (before === undefined || name.startsWith('pull/')) throw (0, _errors.unprocessable)('Reference does not exist');
    requireTarget(repository, name, sha);
    const [old, now] = [
        (0, _refs.peeled)(repository, before),
        (0, _refs.peeled)(repository, sha)
    ];
    if (!force && !(0, _history.isAncestor)(repository.git.objects, old, now)) throw (0, _errors.unprocessable)('Update is not a fast forward');
    (0, _refrules.requireRefRules)(exchange, repository, {
        ref: `refs/${name}`,
        before: old,
        after: now
    }, _errors.unprocessable);
    (0, _refs.setRef)(repository, name, sha);
    return {
        status: 200,
        body: shape(exchange, repository, {
            name,
            sha
        })
    };
}
function deleteRef(exchange) {
    const repository = (0, _lookup.writableOf)(exchange);
    const name = refOf(exchange);
    const before = (0, _refs.refAt)(repository, name);
    if (before === undefined || name.startsWith('pull/')) throw (0, _errors.unprocessable)('Reference does not exist');
    if (name === `heads/${repository.defaultBranch}`) throw (0, _errors.unprocessable)('Cannot delete the default branch');
    (0, _refrules.requireRefRules)(exchange, repository, {
        ref: `refs/${name}`,
        before,
        after: null
    }, _errors.unprocessable);
    (0, _refs.setRef)(repository, name, null);
    return {
        status: 204
    };
}
function listTags(exchange) {
    const repository = (0, _lookup.repositoryOf)(exchange);
    const url = (0, _lookup.repositoryUrl)(exchange, repository);
    const html = (0, _lookup.pageUrl)(exchange, repository);
    const tags = Object.entries(repository.tags).sort(([one], [other])=>one < other ? 1 : -1).map(([name, target])=>{
        const sha = (0, _refs.peeled)(repository, target);
        const archives = {
            zipball_url: `${html}/zipball/refs/tags/${name}`,
            tarball_url: `${html}/tarball/refs/tags/${name}`
        };
        return {
            name,
            ...archives,
            commit: {
                sha,
                url: `${url}/commits/${sha}`
            },
            node_id: (0, _account.nodeId)('REF', repository.id)
        };
    });
    return (0, _pagination.page)(exchange, tags);
}
