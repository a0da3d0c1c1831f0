"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
function _export(target, all) {
    for(var name in all)Object.defineProperty(target, name, {
        enumerable: true,
        get: Object.getOwnPropertyDescriptor(all, name).get
    });
}
_export(exports, {
    get concernsPath () {
        return concernsPath;
    },
    get fileDigest () {
        return fileDigest;
    },
    get relevant () {
        return relevant;
    }
});
const _sorted = require("../../plan/sorted");
// Whatever speaks of the world and not of one release is always looked at: leaving it out could hide a no.
const ALWAYS = [
    'revocation',
    'incident',
    'ruleset-verification',
    'manual-proof',
    'apply-receipt',
    'secret-fingerprint',
    // Decisions of before count the uses of waivers and the breaches of service levels.
    'release-decision'
];
const NAME = /^([a-z-]+)-([0-9a-f]{64})\.sigstore\.json$/;
// No decision rests on which tickets were used; they lie by their nonce, not by a digest.
const SPENT = /^ticket-spent-[0-9a-f]+\.sigstore\.json$/;
function concernsPath(path, { commit, surfaces, tiers, measured, whole }) {
    const [, ofCommit, surface = '', tier = '', name = ''] = path.split('/');
    if (SPENT.test(name)) return false;
    const kind = NAME.exec(name)?.[1];
    // A file of another form might be anything.
    if (whole || kind === undefined || ofCommit === commit || ALWAYS.includes(kind)) return true;
    if (!surfaces.includes(surface)) return false;
    if (kind === 'test-result') return measured;
    // A receipt names the one before it, on whatever tier: without them a chain would look broken.
    return kind === 'deploy-receipt' || kind === 'drill' && tiers.includes(tier);
}
function concerns({ path, statement }, concern) {
    if (!concernsPath(path, concern)) return false;
    if (concern.whole || statement.kind !== 'release-decision' || statement.subjects.commit === concern.commit) return true;
    const { waivers, release } = statement.predicate;
    return waivers.length > 0 || concern.tiers.includes(release.toTier);
}
function relevant(book, concern) {
    const statements = book.statements.filter((each)=>concerns(each, concern));
    const refused = book.refused.filter(({ path })=>concernsPath(path, concern));
    return {
        head: book.head,
        statements: (0, _sorted.sortedBy)(statements, ({ id })=>id),
        refused: (0, _sorted.sortedBy)(refused, ({ path })=>path)
    };
}
function fileDigest(path) {
    const found = NAME.exec(path.split('/').at(-1) ?? '')?.[2];
    if (found === undefined) throw new Error(`no digest in ${path}`);
    return `sha256:${found}`;
}
