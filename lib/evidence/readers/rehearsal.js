"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "rehearsalFor", {
    enumerable: true,
    get: function() {
        return rehearsalFor;
    }
});
const _answer = require("./answer");
function rehearsalFor(book, commit, surface) {
    const found = (0, _answer.entriesOf)(book, 'rehearsal').filter(({ subjects, predicate })=>subjects.commit === commit && predicate.surface === surface.id && predicate.rehearsal === surface.data?.rehearsal && predicate.engine === surface.data.engine);
    const newest = found.at(-1);
    if (!newest) {
        const what = `rehearsal ${surface.data?.rehearsal ?? ''} of ${surface.id} at ${commit}`;
        return (0, _answer.nothingFound)(book, 'rehearsal', {
            commit,
            surface: surface.id
        }, what);
    }
    const { applied, reverted, result, where } = newest.predicate;
    if (!applied || !reverted || result !== 'PASSED') {
        const what = applied ? reverted ? 'failed' : 'was not reverted' : 'was not applied';
        return (0, _answer.answer)('hard-fail', `the newest rehearsal of ${surface.id} ${what}`, [
            newest
        ]);
    }
    return (0, _answer.answer)('pass', `migrations of ${surface.id} were applied and reverted in ${where}`, [
        newest
    ]);
}
