"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "usesIn", {
    enumerable: true,
    get: function() {
        return usesIn;
    }
});
const _answer = require("../readers/answer");
function usesIn(book) {
    if ((0, _answer.refusedOf)(book, 'release-decision') !== undefined) return ()=>undefined;
    const uses = new Map();
    for (const { statement } of book.statements){
        if (statement.kind !== 'release-decision' || statement.predicate.decision !== 'go') continue;
        const { waivers, decisionDigest } = statement.predicate;
        for (const { waiverId } of waivers){
            const decisions = uses.get(waiverId) ?? new Set();
            uses.set(waiverId, decisions.add(decisionDigest));
        }
    }
    return (waiverId)=>uses.get(waiverId)?.size ?? 0;
}
