"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "originalDecision", {
    enumerable: true,
    get: function() {
        return originalDecision;
    }
});
const _answer = require("../../evidence/readers/answer");
function originalDecision(book, { good }, tier) {
    const { commit, bundle } = good.statement.subjects;
    const found = [
        ...(0, _answer.entriesOf)(book, 'release-decision')
    ].reverse().find(({ predicate })=>{
        const { decision, kind, release } = predicate;
        if (decision !== 'go' || kind === 'rollback') return false;
        if (release.commit !== commit || release.toTier !== tier) return false;
        return release.bundles.some(({ digest })=>digest === bundle);
    });
    if (!found) return undefined;
    const { run } = found.signer;
    return {
        id: found.id,
        decisionDigest: found.predicate.decisionDigest,
        run: run && {
            repository: run.repository,
            runId: run.runId
        }
    };
}
