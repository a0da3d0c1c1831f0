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
    get breachesOf () {
        return breachesOf;
    },
    get sloHistory () {
        return sloHistory;
    }
});
const _answer = require("../../evidence/readers/answer");
/** A status that says that a soft or hard threshold was crossed; a waived one was, or the waiver had been of no use. */ const CROSSED = new Set([
    'soft-fail',
    'hard-fail',
    'waived'
]);
function sloHistory(book, tier) {
    return (0, _answer.entriesOf)(book, 'release-decision').filter(({ predicate })=>predicate.release.toTier === tier && predicate.kind !== 'rollback').map(({ id, predicate, time })=>({
            ...{
                id,
                commit: predicate.release.commit,
                at: time
            },
            checks: predicate.checks.filter(({ category })=>category === 'slo')
        }));
}
function breachesOf(history, check, { since, except }) {
    const byCommit = new Map();
    for (const decision of history){
        if (decision.commit === except || decision.at.getTime() < since) continue;
        if (decision.checks.some(({ id, status })=>id === check && CROSSED.has(status))) {
            byCommit.set(decision.commit, decision);
        }
    }
    return [
        ...byCommit.values()
    ];
}
