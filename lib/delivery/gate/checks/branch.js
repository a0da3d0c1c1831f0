"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "branchChecks", {
    enumerable: true,
    get: function() {
        return branchChecks;
    }
});
const _finding = require("../finding");
function wholeness({ recorded }) {
    if (!recorded) return 'its history is whole';
    if (recorded.head !== null) return `its history is whole, and follows the head that ${recorded.run} recorded`;
    if (recorded.run !== null) return `its history is whole; what ${recorded.run} recorded is lost, and a head was named`;
    return 'its history is whole, and no gate ran before';
}
function branchChecks({ request: { evidence } }) {
    const about = {
        id: 'branch/history',
        category: 'branch',
        threshold: 'the whole history of the evidence branch, only ever added to',
        fix: 'fetch the whole evidence branch; when something was taken away, find out who did it before anything is released'
    };
    const { head, problem } = evidence;
    if (problem) return [
        (0, _finding.finding)(about, {
            status: problem.isNo ? 'hard-fail' : 'unverified',
            reason: problem.reason
        })
    ];
    if (head === null) return [
        (0, _finding.finding)(about, {
            status: 'unverified',
            reason: 'the evidence branch was not read'
        })
    ];
    return [
        (0, _finding.finding)(about, {
            status: 'pass',
            reason: wholeness(evidence),
            observed: head
        })
    ];
}
