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
    get bundleOf () {
        return bundleOf;
    },
    get releasedSurfaces () {
        return releasedSurfaces;
    },
    get signedBundles () {
        return signedBundles;
    }
});
const _answer = require("../../evidence/readers/answer");
const _sorted = require("../../plan/sorted");
const _selectors = require("../../registry/selectors");
function signedBundles(book, commit, surface) {
    const found = (0, _answer.entriesOf)(book, 'release-bundle').filter(({ subjects, predicate })=>subjects.commit === commit && predicate.surface === surface);
    return (0, _sorted.sortedSet)(found.flatMap(({ subjects })=>subjects.bundle ?? []));
}
function bundleOf(book, { commit, bundles }, surface) {
    if (Object.hasOwn(bundles, surface)) return bundles[surface];
    const signed = signedBundles(book, commit, surface);
    return signed.length === 1 ? signed[0] : undefined;
}
function releasedSurfaces(registry, book, release) {
    const here = registry.surfaces.filter((surface)=>surface.repository === release.repository && (0, _selectors.isOnTier)(surface, release.tier));
    return (0, _sorted.sortedSet)(here.map(({ id })=>id).filter((id)=>signedBundles(book, release.commit, id).length > 0));
}
