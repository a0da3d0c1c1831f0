"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "ancestryChecks", {
    enumerable: true,
    get: function() {
        return ancestryChecks;
    }
});
const _finding = require("../finding");
const STATUS = {
    equal: 'pass',
    ancestor: 'pass',
    squashed: 'hard-fail',
    apart: 'hard-fail',
    unknown: 'unverified'
};
function ancestryChecks({ request: { ancestry } }) {
    const { branch, head, relation, reason } = ancestry;
    const status = head === null ? 'unverified' : STATUS[relation] ?? 'unverified';
    return [
        (0, _finding.finding)({
            id: 'ancestry/branch',
            category: 'ancestry',
            threshold: `the head of ${branch}, or an ancestor of it`,
            fix: `merge the release commit into ${branch} with a merge commit, neither squashed nor rebased`
        }, {
            status,
            reason,
            observed: `${relation} (head ${head ?? 'unknown'})`
        })
    ];
}
