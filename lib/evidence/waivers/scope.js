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
    get covers () {
        return covers;
    },
    get isWaivable () {
        return isWaivable;
    }
});
/** What no waiver ever covers (EVIDENCE.md "Gate report"): they are what every other answer rests on. */ const NEVER = /^(?:isolation|signatures?|receipts?)(?:$|[-/.: ])/;
function isWaivable({ id, category }) {
    return !NEVER.test(id) && !NEVER.test(category ?? '');
}
function coversCommit(commits, commit, isAncestor) {
    if ('stack' in commits) return false;
    if ('commit' in commits) return commits.commit === commit;
    const { from, to } = commits;
    // After `from`, up to and with `to`; what could not be found out is no.
    if (commit === from || isAncestor(from, commit) !== true) return false;
    return commit === to || isAncestor(commit, to) === true;
}
function covers({ checkId, surfaces, commits }, question, isAncestor) {
    if (!isWaivable({
        id: checkId
    }) || checkId !== question.checkId) return false;
    if (!isWaivable({
        id: question.checkId,
        ...question.category && {
            category: question.category
        }
    })) return false;
    if (question.surfaces.length === 0 || !question.surfaces.every((each)=>surfaces.includes(each))) return false;
    if ('stack' in question.at) return 'stack' in commits && commits.stack === question.at.stack;
    return coversCommit(commits, question.at.commit, isAncestor);
}
