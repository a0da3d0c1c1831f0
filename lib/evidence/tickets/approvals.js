"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "approvalsRefusal", {
    enumerable: true,
    get: function() {
        return approvalsRefusal;
    }
});
const _githubname = require("../../registry/github-name");
const _naming = require("../../registry/naming");
const _decision = require("./decision");
const _ticket = require("./ticket");
function approvalRefusal(book, ticket, id, names) {
    const approval = (0, _ticket.findStatement)(book, 'approval', id);
    if (!approval) return 'an approval is not on the evidence branch';
    const { subjects, predicate } = approval.statement;
    const { subjects: asked, predicate: own } = ticket.statement;
    if (predicate.state !== 'approved') return `${predicate.login} rejected it`;
    if (subjects.commit !== asked.commit || subjects.bundle !== asked.bundle) return 'an approval is of another release';
    if (predicate.surface !== own.surface || predicate.tier !== own.tier) return 'an approval is for another surface or tier';
    if (predicate.runId !== own.runId || predicate.attempt !== own.attempt) return 'an approval is of another run';
    if (!(0, _githubname.hasName)(names, predicate.environment)) return `${predicate.environment} is no approval environment`;
    return (0, _decision.notBefore)(ticket, approval, 'an approval');
}
function approvalsRefusal(book, ticket, { registry, surface, tier }, wanted) {
    const ids = ticket.statement.predicate.approvals ?? [];
    const names = (0, _naming.approvalEnvironmentNames)(registry, tier, surface);
    const people = new Set();
    const environments = new Set();
    for (const id of ids){
        const refusal = approvalRefusal(book, ticket, id, names);
        if (refusal !== undefined) return refusal;
        const { predicate } = (0, _ticket.findStatement)(book, 'approval', id)?.statement ?? {};
        if (!predicate) return 'an approval is not on the evidence branch';
        people.add(predicate.userId);
        environments.add((0, _githubname.githubName)(predicate.environment));
    }
    const count = Math.min(people.size, environments.size);
    return count >= wanted ? undefined : `${count} of ${wanted} people approved`;
}
