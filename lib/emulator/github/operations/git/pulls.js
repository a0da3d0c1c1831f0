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
    get getPull () {
        return getPull;
    },
    get listPullCommits () {
        return listPullCommits;
    },
    get listPullFiles () {
        return listPullFiles;
    },
    get listPullsOfCommit () {
        return listPullsOfCommit;
    }
});
const _errors = require("../../errors");
const _history = require("../../git/history");
const _lookup = require("../../lookup");
const _commit = require("../../shapes/commit");
const _pull = require("../../shapes/pull");
const _pagination = require("../../transport/pagination");
const mostFiles = 3000;
const mostCommits = 250;
function pullOf(exchange) {
    const found = (0, _lookup.repositoryOf)(exchange).pulls[exchange.params['pull_number'] ?? ''];
    if (found === undefined) throw (0, _errors.notFound)();
    return found;
}
function getPull(exchange) {
    return {
        status: 200,
        body: (0, _pull.pullFull)(exchange, (0, _lookup.repositoryOf)(exchange), pullOf(exchange))
    };
}
function listPullFiles(exchange) {
    return (0, _pagination.page)(exchange, (0, _pull.filesOf)(exchange, (0, _lookup.repositoryOf)(exchange), pullOf(exchange)).slice(0, mostFiles));
}
function listPullCommits(exchange) {
    const repository = (0, _lookup.repositoryOf)(exchange);
    const shas = (0, _pull.commitsOf)(repository, pullOf(exchange)).slice(0, mostCommits);
    return (0, _pagination.page)(exchange, shas, (some)=>some.map((sha)=>(0, _commit.commitShape)(exchange, repository, sha)));
}
function listPullsOfCommit(exchange) {
    const repository = (0, _lookup.repositoryOf)(exchange);
    const { objects } = repository.git;
    const sha = exchange.params['commit_sha'] ?? '';
    if (objects[sha]?.kind !== 'commit') throw (0, _errors.unprocessable)(`No commit found for SHA: ${sha}`);
    const brings = (pull)=>pull.mergeCommitSha === sha || (0, _history.ancestorsOf)(objects, pull.head.sha).has(sha) && !(0, _history.ancestorsOf)(objects, pull.base.sha).has(sha);
    const head = repository.branches[repository.defaultBranch]?.sha;
    const landed = head !== undefined && (0, _history.ancestorsOf)(objects, head).has(sha);
    const found = Object.values(repository.pulls).filter(brings).filter(({ mergedAt })=>!landed || mergedAt !== null);
    return (0, _pagination.page)(exchange, found, (some)=>some.map((pull)=>(0, _pull.pullSimple)(exchange, repository, pull)));
}
