"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "bundleChecks", {
    enumerable: true,
    get: function() {
        return bundleChecks;
    }
});
const _answer = require("../../../evidence/readers/answer");
const _bundles = require("../bundles");
const _finding = require("../finding");
const FIX = 'build and sign the bundle once: the release workflow on the first tier’s branch';
function outcome({ book, request, bundles }, surface) {
    const { commit } = request;
    const signed = (0, _bundles.signedBundles)(book, commit, surface);
    const bundle = bundles.get(surface);
    const statements = (0, _answer.entriesOf)(book, 'release-bundle').filter(({ subjects, predicate })=>subjects.commit === commit && predicate.surface === surface);
    if (bundle === undefined && signed.length > 1) {
        const evidence = statements.map(({ id })=>id);
        return {
            status: 'hard-fail',
            reason: `${signed.length} bundles of ${surface} were signed at one commit`,
            evidence
        };
    }
    const own = statements.filter(({ subjects })=>subjects.bundle === bundle);
    if (bundle !== undefined && own.length > 0) {
        return {
            status: 'pass',
            reason: 'the release job signed it',
            observed: bundle,
            evidence: own.map(({ id })=>id)
        };
    }
    const refused = (0, _answer.refusedOf)(book, 'release-bundle', {
        commit,
        surface
    });
    if (refused !== undefined) return {
        status: 'unverified',
        reason: `no bundle is signed: ${refused}`
    };
    if (bundle !== undefined) return {
        status: 'missing',
        reason: `nobody signed the bundle ${bundle} for this commit`
    };
    return {
        status: 'missing',
        reason: `no bundle of ${surface} was signed at this commit`
    };
}
function bundleChecks(release) {
    if (release.request.surfaces.length === 0) {
        const about = {
            id: 'bundle/any',
            category: 'bundle',
            threshold: 'at least one surface',
            fix: FIX
        };
        return [
            (0, _finding.finding)(about, {
                status: 'missing',
                reason: 'no bundle of any surface was signed at this commit'
            })
        ];
    }
    return release.request.surfaces.map((surface)=>(0, _finding.finding)({
            id: (0, _finding.checkId)('bundle/signed', surface),
            category: 'bundle',
            threshold: 'one bundle of this surface and commit, signed by the release job',
            fix: FIX
        }, outcome(release, surface)));
}
