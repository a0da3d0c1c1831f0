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
    get commitShape () {
        return commitShape;
    },
    get diffEntry () {
        return diffEntry;
    },
    get gitCommit () {
        return gitCommit;
    }
});
const _actor = require("../actor");
const _commit = require("../git/commit");
const _objects = require("../git/objects");
const _lookup = require("../lookup");
const _account = require("./account");
const unverified = {
    verified: false,
    reason: 'unsigned',
    signature: null,
    payload: null,
    verified_at: null
};
function gitCommit(exchange, repository, sha) {
    const { author, committer, message, tree, parents } = (0, _commit.readCommit)(repository.git.objects, sha);
    const url = `${(0, _lookup.repositoryUrl)(exchange, repository)}/git`;
    const html = `${(0, _lookup.pageUrl)(exchange, repository)}/commit`;
    return {
        ...{
            sha,
            node_id: (0, _account.nodeId)('C', repository.id),
            url: `${url}/commits/${sha}`,
            html_url: `${html}/${sha}`
        },
        ...{
            author,
            committer,
            message,
            tree: {
                sha: tree,
                url: `${url}/trees/${tree}`
            },
            verification: unverified
        },
        parents: parents.map((one)=>({
                sha: one,
                url: `${url}/commits/${one}`,
                html_url: `${html}/${one}`
            }))
    };
}
function commitShape(exchange, repository, sha) {
    const { author, committer, message, tree, parents } = (0, _commit.readCommit)(repository.git.objects, sha);
    const url = (0, _lookup.repositoryUrl)(exchange, repository);
    const html = `${(0, _lookup.pageUrl)(exchange, repository)}/commit`;
    const account = ({ email })=>(0, _actor.accountOfEmail)(exchange.base, exchange.world, email);
    return {
        ...{
            sha,
            node_id: (0, _account.nodeId)('C', repository.id),
            url: `${url}/commits/${sha}`,
            html_url: `${html}/${sha}`
        },
        comments_url: `${url}/commits/${sha}/comments`,
        commit: {
            ...{
                url: `${url}/git/commits/${sha}`,
                author,
                committer,
                message,
                comment_count: 0
            },
            ...{
                tree: {
                    sha: tree,
                    url: `${url}/git/trees/${tree}`
                },
                verification: unverified
            }
        },
        ...{
            author: account(author),
            committer: account(committer)
        },
        parents: parents.map((one)=>({
                sha: one,
                url: `${url}/commits/${one}`,
                html_url: `${html}/${one}`
            }))
    };
}
function lines(repository, sha) {
    const bytes = sha === undefined ? undefined : (0, _objects.findObject)(repository.git.objects, 'blob', sha);
    if (bytes === undefined || bytes.length === 0) return [];
    return bytes.toString('utf8').replace(/\n$/, '').split('\n');
}
function diffEntry(exchange, repository, ref, { path, before, after }) {
    const [old, now] = [
        lines(repository, before?.sha),
        lines(repository, after?.sha)
    ];
    const [oldSet, nowSet] = [
        new Set(old),
        new Set(now)
    ];
    const additions = now.filter((line)=>!oldSet.has(line)).length;
    const deletions = old.filter((line)=>!nowSet.has(line)).length;
    const escaped = path.split('/').map(encodeURIComponent).join('/');
    const html = (0, _lookup.pageUrl)(exchange, repository);
    return {
        ...{
            sha: after?.sha ?? before?.sha ?? null,
            filename: path,
            additions,
            deletions,
            changes: additions + deletions
        },
        status: before === undefined ? 'added' : after === undefined ? 'removed' : 'modified',
        ...{
            blob_url: `${html}/blob/${ref}/${escaped}`,
            raw_url: `${html}/raw/${ref}/${escaped}`
        },
        contents_url: `${(0, _lookup.repositoryUrl)(exchange, repository)}/contents/${escaped}?ref=${ref}`
    };
}
