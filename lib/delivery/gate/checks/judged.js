"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "judgedChecks", {
    enumerable: true,
    get: function() {
        return judgedChecks;
    }
});
const _finding = require("../finding");
function judgedChecks({ category, threshold, fix }, facts) {
    if (facts === undefined || facts.length === 0) {
        const reason = facts === undefined ? `nothing was given to judge (${category})` : `nothing was judged (${category})`;
        return [
            (0, _finding.finding)({
                id: `${category}/any`,
                category,
                threshold,
                fix
            }, {
                status: 'missing',
                reason
            })
        ];
    }
    return facts.map(({ name, surface, severity = 'critical', mode = 'blocking', threshold: own, fix: todo, ...outcome })=>{
        const id = surface === undefined ? name : `${name}@${surface}`;
        return (0, _finding.finding)({
            id,
            category,
            severity,
            mode,
            threshold: own,
            fix: todo
        }, outcome);
    });
}
