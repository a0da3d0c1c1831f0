"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "revocationChecks", {
    enumerable: true,
    get: function() {
        return revocationChecks;
    }
});
const _revocation = require("../../../evidence/readers/revocation");
const _finding = require("../finding");
function revocationChecks({ book, bundles }) {
    return [
        ...bundles
    ].map(([surface, digest])=>(0, _finding.finding)({
            id: (0, _finding.checkId)('revocation/bundle', surface),
            category: 'revocation',
            threshold: 'not revoked',
            fix: 'release another bundle: a revoked one is never deployed again, nor rolled back to'
        }, (0, _revocation.revocationOf)(book, {
            surface,
            digest
        })));
}
