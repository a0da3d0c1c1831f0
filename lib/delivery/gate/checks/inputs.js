"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "inputChecks", {
    enumerable: true,
    get: function() {
        return inputChecks;
    }
});
const _finding = require("../finding");
function inputChecks({ unread }) {
    return unread.map(({ kind, reason })=>(0, _finding.finding)({
            id: `inputs/${kind}`,
            category: 'inputs',
            threshold: 'a document that can be read, of the shape that it should have',
            fix: `hand over ${kind} whole, and ask again`
        }, {
            status: 'unverified',
            reason
        }));
}
