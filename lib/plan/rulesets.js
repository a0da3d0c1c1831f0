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
    get GITHUB_ACTIONS_APP () {
        return GITHUB_ACTIONS_APP;
    },
    get branchRuleset () {
        return branchRuleset;
    },
    get evidenceRulesets () {
        return evidenceRulesets;
    },
    get governedBranches () {
        return governedBranches;
    },
    get requiredChecks () {
        return requiredChecks;
    }
});
const _naming = require("../registry/naming");
const _selectors = require("../registry/selectors");
const _environments = require("./environments");
const _protection = require("./protection");
const _sorted = require("./sorted");
const GITHUB_ACTIONS_APP = 'github-actions';
function governedBranches(registry, repositoryKey) {
    const tiers = (0, _selectors.tierChain)(registry).map((tier)=>(0, _selectors.branchOf)(registry, repositoryKey, tier));
    return (0, _sorted.sortedSet)([
        (0, _selectors.repositoryOf)(registry, repositoryKey).defaultBranch,
        ...tiers
    ]);
}
function requiredChecks(registry, repositoryKey, branch, surfaces) {
    const own = registry.checks.filter((check)=>check.scope === 'repository' && check.mode === 'blocking').filter((check)=>check.repositories === undefined || check.repositories.includes(repositoryKey)).map(({ context, app })=>({
            context,
            app
        }));
    const { defaultBranch } = (0, _selectors.repositoryOf)(registry, repositoryKey);
    const aggregators = surfaces.filter((surface)=>branch === defaultBranch || (0, _selectors.tiersOf)(registry, surface).some((tier)=>(0, _selectors.branchOf)(registry, repositoryKey, tier) === branch)).map((surface)=>({
            context: (0, _naming.aggregatorContext)(surface.id),
            app: GITHUB_ACTIONS_APP
        }));
    return (0, _sorted.sortedBy)([
        ...own,
        ...aggregators
    ], ({ context, app })=>`${context}\0${app}`);
}
function isProtected(registry, name, ...others) {
    return !(0, _protection.isTombstoned)(registry, [
        {
            kind: 'ruleset',
            key: name
        },
        ...others
    ]);
}
function branchRuleset(registry, repositoryKey, branch, surfaces) {
    const { rules, defaultBranch } = (0, _selectors.repositoryOf)(registry, repositoryKey);
    const name = (0, _naming.branchRulesetName)(branch);
    return {
        key: `${repositoryKey}.branch.${branch}`,
        name,
        repository: (0, _environments.repositoryRef)(registry, repositoryKey),
        enforcement: 'active',
        include: [
            `refs/heads/${branch}`
        ],
        bypass: [],
        blockCreation: false,
        blockUpdate: false,
        blockDeletion: true,
        blockForcePush: true,
        pullRequest: {
            reviews: rules.reviews,
            codeOwnerReview: true,
            dismissStaleReviews: true,
            lastPushApproval: true,
            threadResolution: true,
            mergeMethods: (0, _sorted.sortedSet)(rules.mergeMethods)
        },
        requiredChecks: requiredChecks(registry, repositoryKey, branch, surfaces),
        requiredDeployments: branch === defaultBranch ? (0, _sorted.sortedSet)(rules.requiredDeployments) : [],
        protect: isProtected(registry, name, {
            kind: 'branch',
            key: branch
        }, {
            kind: 'repository',
            key: repositoryKey
        })
    };
}
function evidenceRulesets(registry, repositoryKey) {
    const { evidence, apps } = registry;
    if (!evidence || evidence.repository !== repositoryKey) return [];
    const writer = apps.evidence ? [
        {
            app: apps.evidence.slug,
            mode: 'always'
        }
    ] : [];
    const common = {
        repository: (0, _environments.repositoryRef)(registry, repositoryKey),
        enforcement: 'active',
        include: [
            `refs/heads/${evidence.branch}`
        ],
        requiredChecks: [],
        requiredDeployments: []
    };
    return [
        {
            ...common,
            key: `${repositoryKey}.evidence.append-only`,
            name: _naming.EVIDENCE_RULESETS.appendOnly,
            bypass: [],
            blockCreation: false,
            blockUpdate: false,
            blockDeletion: true,
            blockForcePush: true,
            protect: isProtected(registry, _naming.EVIDENCE_RULESETS.appendOnly, {
                kind: 'repository',
                key: repositoryKey
            })
        },
        {
            ...common,
            key: `${repositoryKey}.evidence.writer`,
            name: _naming.EVIDENCE_RULESETS.writer,
            bypass: writer,
            blockCreation: true,
            blockUpdate: true,
            blockDeletion: false,
            blockForcePush: false,
            protect: isProtected(registry, _naming.EVIDENCE_RULESETS.writer, {
                kind: 'repository',
                key: repositoryKey
            })
        }
    ];
}
