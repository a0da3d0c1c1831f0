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
    get deploymentsOf () {
        return deploymentsOf;
    },
    get whoAsks () {
        return whoAsks;
    }
});
const _environments = require("../../plan/environments");
const _sites = require("../../plan/sites");
const _sorted = require("../../plan/sorted");
const _naming = require("../../registry/naming");
const _selectors = require("../../registry/selectors");
function deploymentsOf(registry) {
    return (0, _sorted.sortedBy)(registry.surfaces, ({ id })=>id).flatMap((surface)=>(0, _selectors.tiersOf)(registry, surface).map((tier)=>{
            const environment = (0, _environments.deployEnvironment)(registry, surface, tier);
            const site = (0, _sites.sitePlan)(registry, surface, tier);
            const quorum = tier.approval?.quorum ?? 0;
            return {
                surface: surface.id,
                tier: tier.id,
                repository: (0, _selectors.repositoryOf)(registry, surface.repository).name,
                branches: [
                    (0, _selectors.branchOf)(registry, surface.repository, tier)
                ],
                approvals: (0, _naming.approvalEnvironmentNames)(registry, tier, surface),
                reviewers: (0, _sorted.sortedSet)(tier.approval?.reviewers ?? []),
                quorum,
                // Where a reviewer may let their own run through, one of the quorum is the person who asks.
                others: tier.approval && !tier.approval.preventSelfReview ? quorum - 1 : quorum,
                adminsBypass: tier.adminsBypass,
                environment: environment.name,
                secrets: environment.secrets.map(({ name })=>name),
                ...site ? {
                    site: {
                        team: site.team,
                        name: site.name,
                        secrets: site.secrets.map(({ name })=>name)
                    }
                } : {}
            };
        }));
}
function whoAsks({ reviewers, quorum, branches, repository }) {
    return quorum > 0 ? reviewers.join(', ') : `whoever can push to ${branches.join(', ')} of ${repository}`;
}
