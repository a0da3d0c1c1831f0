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
    get approvalsOf () {
        return approvalsOf;
    },
    get approvalsWanted () {
        return approvalsWanted;
    },
    get countApprovals () {
        return countApprovals;
    }
});
const _answer = require("../../evidence/readers/answer");
const _githubname = require("../../registry/github-name");
const _naming = require("../../registry/naming");
const _readapprovals = require("./read-approvals");
function approvalsWanted({ tier, choice, isAutomatic }) {
    if (!choice.isNewest) return tier.approval?.quorum ?? 1;
    return isAutomatic || !tier.approval ? 0 : 1;
}
async function approvalsOf(desk, book, question) {
    const count = countApprovals(book, question);
    if (count.ok || !desk.github) return count;
    return countApprovals(await (0, _readapprovals.recordApprovals)(desk, question.choice, desk.github), question);
}
function countApprovals(book, question) {
    const { registry, surface, tier, choice, run, initiators } = question;
    const { commit, bundle } = choice.good.statement.subjects;
    const names = (0, _naming.approvalEnvironmentNames)(registry, tier, surface);
    const counted = (0, _answer.entriesOf)(book, 'approval').filter(({ subjects, predicate })=>{
        if (subjects.commit !== commit || subjects.bundle !== bundle) return false;
        if (predicate.surface !== surface.id || predicate.tier !== tier.id) return false;
        if (predicate.runId !== run.runId || predicate.attempt !== run.runAttempt) return false;
        if (predicate.state !== 'approved' || !(0, _githubname.hasName)(names, predicate.environment)) return false;
        return !initiators.ids.includes(predicate.userId) && !(0, _githubname.hasName)(initiators.logins, predicate.login);
    });
    const people = new Set(counted.map(({ predicate })=>predicate.userId)).size;
    const environments = new Set(counted.map(({ predicate })=>(0, _githubname.githubName)(predicate.environment))).size;
    const wanted = approvalsWanted(question);
    const count = Math.min(people, environments);
    const reason = `${count} of ${wanted} people approved who did not set it going`;
    return {
        ok: count >= wanted,
        reason,
        ids: counted.map(({ id })=>id)
    };
}
