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
    get deleteBranchProtection () {
        return deleteBranchProtection;
    },
    get getBranch () {
        return getBranch;
    },
    get getBranchProtection () {
        return getBranchProtection;
    },
    get listBranches () {
        return listBranches;
    }
});
const _errors = require("../errors");
const _lookup = require("../lookup");
const _commit = require("../shapes/commit");
const _pagination = require("../transport/pagination");
function branchOf(exchange) {
    const name = exchange.params['branch'] ?? '';
    const branch = (0, _lookup.repositoryOf)(exchange).branches[name];
    if (branch === undefined) throw (0, _errors.notFound)('Branch not found');
    return {
        name,
        branch
    };
}
function unprotected() {
    return {
        enabled: false,
        required_status_checks: {
            enforcement_level: 'off',
            contexts: [],
            checks: []
        }
    };
}
function listBranches(exchange) {
    const repository = (0, _lookup.repositoryOf)(exchange);
    const url = `${exchange.base}/repos/${(0, _lookup.fullName)(exchange, repository)}`;
    const only = exchange.query['protected'];
    const all = Object.entries(repository.branches).filter(([, { protection }])=>only === undefined || String(protection !== null) === only).sort(([one], [other])=>one < other ? -1 : 1);
    return (0, _pagination.page)(exchange, all, (some)=>some.map(([name, { sha, protection }])=>({
                ...{
                    name,
                    commit: {
                        sha,
                        url: `${url}/commits/${sha}`
                    },
                    protected: protection !== null
                }
            })));
}
function getBranch(exchange) {
    const { name, branch } = branchOf(exchange);
    const repository = (0, _lookup.repositoryOf)(exchange);
    const url = `${exchange.base}/repos/${(0, _lookup.fullName)(exchange, repository)}`;
    const commit = (0, _commit.commitShape)(exchange, repository, branch.sha);
    const self = `${url}/branches/${encodeURIComponent(name)}`;
    return {
        status: 200,
        body: {
            ...{
                name,
                commit,
                protected: branch.protection !== null,
                protection_url: `${self}/protection`
            },
            _links: {
                html: `${exchange.base}/${(0, _lookup.fullName)(exchange, repository)}/tree/${name}`,
                self
            },
            protection: branch.protection === null ? unprotected() : {
                enabled: true
            }
        }
    };
}
function deleteBranchProtection(exchange) {
    const { branch } = branchOf(exchange);
    if (branch.protection === null) throw (0, _errors.notFound)('Branch not protected');
    branch.protection = null;
    return {
        status: 204
    };
}
function getBranchProtection(exchange) {
    const { branch } = branchOf(exchange);
    if (branch.protection === null) throw (0, _errors.notFound)('Branch not protected');
    return {
        status: 200,
        body: {
            url: `${exchange.base}${exchange.path}`,
            ...branch.protection
        }
    };
}
