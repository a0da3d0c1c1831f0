"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "lineageChecks", {
    enumerable: true,
    get: function() {
        return lineageChecks;
    }
});
const _required = require("../../lineage/required");
const _finding = require("../finding");
function lineageChecks({ book, registry, request, tier }) {
    const { kind, commit, surfaces } = request;
    const on = kind === 'rollback' ? tier.id : tier.promotesFrom;
    const missing = (0, _required.missingEdges)(book, registry, {
        commit,
        surfaces,
        tier: on
    });
    const about = {
        id: 'lineage/complete',
        category: 'lineage',
        threshold: 'no required edge missing',
        fix: 'add the statements that are missing to the evidence branch; causeway lineage verify names them'
    };
    if (missing.length === 0) return [
        (0, _finding.finding)(about, {
            status: 'pass',
            reason: 'no required edge is missing'
        })
    ];
    const reason = missing.map((each)=>each.reason).sort().join('; ');
    const observed = `${missing.length} missing`;
    return [
        (0, _finding.finding)(about, {
            status: 'missing',
            reason,
            observed,
            evidence: missing.map(({ from })=>from)
        })
    ];
}
