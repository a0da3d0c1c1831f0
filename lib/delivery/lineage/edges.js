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
    get commitNodeId () {
        return commitNodeId;
    },
    get edgesOf () {
        return edgesOf;
    }
});
const _digest = require("../../registry/digest");
function commitNodeId(commit) {
    return (0, _digest.canonicalDigest)({
        gitCommit: commit
    });
}
function some(rel, ...ids) {
    return ids.flatMap((to)=>to === null || to === undefined ? [] : [
            {
                to,
                rel
            }
        ]);
}
function about(rel, { subjects }) {
    const commit = subjects.commit === undefined ? undefined : commitNodeId(subjects.commit);
    return some(rel, subjects.bundle, ...(subjects.bundles ?? []).slice(1), commit);
}
function edgesOf(statement) {
    const { kind, subjects } = statement;
    switch(kind){
        case 'test-result':
        case 'rehearsal':
            return about('verifies', statement);
        case 'release-bundle':
            {
                const { commit, bundle } = subjects;
                return [
                    ...some('produces', bundle),
                    ...some('consumes', commit === undefined ? undefined : commitNodeId(commit), statement.predicate.registryDigest)
                ];
            }
        case 'deploy-receipt':
            {
                const { ticketId, previous, restores } = statement.predicate;
                return [
                    ...about('promotes', statement),
                    ...some('consumes', ticketId),
                    ...some('supersedes', previous),
                    ...some('restores', restores)
                ];
            }
        case 'promotion-ticket':
            {
                const { gateDecision, approvals = [], restores, exercises } = statement.predicate;
                return [
                    ...about('promotes', statement),
                    ...some('consumes', gateDecision, ...approvals),
                    ...some('restores', restores, exercises)
                ];
            }
        case 'ticket-spent':
            return some('consumes', subjects.ticket);
        case 'approval':
        case 'checklist':
            return about('approves', statement);
        case 'release-decision':
            return about('decides', statement);
        case 'drill':
            return [
                ...about('verifies', statement),
                ...some('verifies', statement.predicate.restored)
            ];
        case 'ruleset-verification':
        case 'apply-receipt':
            return some('verifies', statement.predicate.registryDigest);
        case 'revocation':
            return about('revokes', statement);
        case 'waiver':
            {
                const { commits } = statement.predicate;
                return 'commit' in commits ? some('waives', commitNodeId(commits.commit)) : [];
            }
        case 'waiver-approval':
            return some('approves', subjects.waiver);
        case 'incident':
        case 'secret-fingerprint':
        case 'manual-proof':
            return [];
    }
}
