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
    get compare () {
        return compare;
    },
    get getCommit () {
        return getCommit;
    },
    get listCommits () {
        return listCommits;
    }
});
const _actor = require("../../actor");
const _errors = require("../../errors");
const _commit = require("../../git/commit");
const _history = require("../../git/history");
const _refs = require("../../git/refs");
const _tree = require("../../git/tree");
const _lookup = require("../../lookup");
const _commit1 = require("../../shapes/commit");
const _pagination = require("../../transport/pagination");
const mostFiles = 300;
const mostPagedFiles = 3000;
const mostCommits = 250;
function touches(repository, sha, path) {
    const { objects } = repository.git;
    const { tree, parents } = (0, _commit.readCommit)(objects, sha);
    const now = (0, _tree.entryAt)(objects, tree, path)?.sha;
    if (parents.length === 0) return now !== undefined;
    // As `git log` does: a merge that took one side as it was did not touch the path.
    return parents.every((parent)=>(0, _tree.entryAt)(objects, (0, _commit.readCommit)(objects, parent).tree, path)?.sha !== now);
}
function isPerson(exchange, email, wanted) {
    return wanted === undefined || wanted === email || (0, _actor.loginOfEmail)(exchange.world, email) === wanted;
}
function listCommits(exchange) {
    const repository = (0, _lookup.repositoryOf)(exchange);
    const { objects } = repository.git;
    const head = (0, _refs.resolveCommit)(repository, (0, _lookup.queryText)(exchange, 'sha') ?? repository.defaultBranch);
    if (head === undefined) throw (0, _errors.notFound)();
    const [path, since, until] = [
        'path',
        'since',
        'until'
    ].map((name)=>(0, _lookup.queryText)(exchange, name));
    const found = (0, _history.logOrder)(objects, (0, _history.ancestorsOf)(objects, head)).filter((sha)=>path === undefined || path === '' || touches(repository, sha, path.replace(/\/$/, ''))).filter((sha)=>{
        const { author, committer } = (0, _commit.readCommit)(objects, sha);
        const at = Date.parse(committer.date);
        return (since === undefined || at >= Date.parse(since)) && (until === undefined || at <= Date.parse(until)) && isPerson(exchange, author.email, (0, _lookup.queryText)(exchange, 'author')) && isPerson(exchange, committer.email, (0, _lookup.queryText)(exchange, 'committer'));
    });
    return (0, _pagination.page)(exchange, found, (some)=>some.map((sha)=>(0, _commit1.commitShape)(exchange, repository, sha)));
}
function getCommit(exchange) {
    const repository = (0, _lookup.repositoryOf)(exchange);
    const wanted = exchange.params['ref'] ?? '';
    const sha = (0, _refs.resolveCommit)(repository, wanted);
    if (sha === undefined) throw (0, _errors.unprocessable)(`No commit found for SHA: ${wanted}`);
    const files = (0, _history.changesOf)(repository.git.objects, sha).slice(0, mostPagedFiles).map((one)=>(0, _commit1.diffEntry)(exchange, repository, sha, one));
    const sum = (key)=>files.reduce((all, file)=>all + file[key], 0);
    const stats = {
        additions: sum('additions'),
        deletions: sum('deletions')
    };
    return (0, _pagination.page)(exchange, files, (some)=>({
            ...(0, _commit1.commitShape)(exchange, repository, sha),
            stats: {
                ...stats,
                total: stats.additions + stats.deletions
            },
            files: some
        }), {
        standard: mostFiles,
        most: mostFiles
    });
}
function compare(exchange) {
    const repository = (0, _lookup.repositoryOf)(exchange);
    const { objects } = repository.git;
    const [left, right] = (exchange.params['basehead'] ?? '').split(/\.{2,3}/);
    const base = (0, _refs.resolveCommit)(repository, left ?? '');
    const head = (0, _refs.resolveCommit)(repository, (right ?? '').replace(/^[^:]*:/, ''));
    const shared = base === undefined || head === undefined ? undefined : (0, _history.mergeBase)(objects, base, head);
    if (base === undefined || head === undefined) throw (0, _errors.notFound)();
    if (shared === undefined) throw (0, _errors.notFound)(`No common ancestor between ${left} and ${right}.`);
    const [before, after] = [
        (0, _history.ancestorsOf)(objects, base),
        (0, _history.ancestorsOf)(objects, head)
    ];
    const ahead = (0, _history.logOrder)(objects, new Set([
        ...after
    ].filter((sha)=>!before.has(sha)))).reverse();
    const behind = [
        ...before
    ].filter((sha)=>!after.has(sha)).length;
    const paged = exchange.query['page'] !== undefined || exchange.query['per_page'] !== undefined;
    const files = (0, _history.treeDifferences)(objects, (0, _commit.readCommit)(objects, shared).tree, (0, _commit.readCommit)(objects, head).tree).slice(0, mostFiles).map((one)=>(0, _commit1.diffEntry)(exchange, repository, head, one));
    const url = `${(0, _lookup.repositoryUrl)(exchange, repository)}/compare/${base}...${head}`;
    const html = `${(0, _lookup.pageUrl)(exchange, repository)}/compare/${base}...${head}`;
    const status = ahead.length === 0 ? behind === 0 ? 'identical' : 'behind' : behind === 0 ? 'ahead' : 'diverged';
    const first = ((0, _lookup.queryText)(exchange, 'page') ?? '1') === '1';
    const wrap = (some)=>({
            ...{
                url,
                html_url: html,
                permalink_url: html,
                diff_url: `${html}.diff`,
                patch_url: `${html}.patch`
            },
            base_commit: (0, _commit1.commitShape)(exchange, repository, base),
            merge_base_commit: (0, _commit1.commitShape)(exchange, repository, shared),
            ...{
                status,
                ahead_by: ahead.length,
                behind_by: behind,
                total_commits: ahead.length
            },
            commits: some.map((sha)=>(0, _commit1.commitShape)(exchange, repository, sha)),
            ...first ? {
                files
            } : {}
        });
    if (!paged) return {
        status: 200,
        body: wrap(ahead.slice(-mostCommits))
    };
    return (0, _pagination.page)(exchange, ahead, wrap);
}
