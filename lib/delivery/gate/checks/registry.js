"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "registryChecks", {
    enumerable: true,
    get: function() {
        return registryChecks;
    }
});
const _selectors = require("../../../registry/selectors");
const _finding = require("../finding");
const STATUS = {
    yes: 'pass',
    no: 'hard-fail',
    unknown: 'unverified'
};
// A surface that the registry does not deploy there has no rules that it could pass.
function strangers({ request, registry }) {
    return request.surfaces.filter((id)=>{
        const surface = registry.surfaces.find((each)=>each.id === id);
        return !surface || surface.repository !== request.repository || !(0, _selectors.isOnTier)(surface, request.tier);
    });
}
function surfaceChecks(release) {
    const found = strangers(release);
    if (found.length === 0) return [];
    const about = {
        id: 'registry/surfaces',
        category: 'registry',
        threshold: 'surfaces of this repository that are on this tier',
        fix: 'name surfaces of this repository that the registry deploys to this tier'
    };
    return [
        (0, _finding.finding)(about, {
            status: 'hard-fail',
            reason: `not deployed there: ${found.join(', ')}`
        })
    ];
}
function registryChecks(release) {
    const { request, registryDigest } = release;
    const { governing, commit, reason } = request.registry;
    const status = governing === 'yes' && commit === null ? 'unverified' : STATUS[governing];
    return [
        (0, _finding.finding)({
            id: 'registry/source',
            category: 'registry',
            threshold: 'the registry at the head of the governing repository’s default branch',
            fix: 'evaluate in a checkout of the default branch’s head, with the registry as it is there'
        }, {
            status,
            reason,
            observed: commit ?? 'no commit',
            evidence: [
                registryDigest
            ]
        }),
        ...surfaceChecks(release)
    ];
}
