"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "revocationOf", {
    enumerable: true,
    get: function() {
        return revocationOf;
    }
});
const _answer = require("./answer");
function revocationOf(book, { surface, digest }) {
    const revoked = (0, _answer.entriesOf)(book, 'revocation').filter(({ subjects })=>subjects.bundle === digest);
    const [first] = revoked;
    if (first) return (0, _answer.answer)('hard-fail', `the bundle was revoked: ${first.predicate.reason}`, revoked);
    const refused = (0, _answer.refusedOf)(book, 'revocation', {
        surface
    });
    if (refused !== undefined) return (0, _answer.answer)('unverified', `a revocation of ${surface} cannot be verified: ${refused}`);
    return (0, _answer.answer)('pass', 'the bundle is not revoked');
}
