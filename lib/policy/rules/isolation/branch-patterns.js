"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "branchPatterns", {
    enumerable: true,
    get: function() {
        return branchPatterns;
    }
});
const _selectors = require("../../../registry/selectors");
const _fnmatch = require("../../fnmatch");
const _pointers = require("../../pointers");
const _resourcetypes = require("../../resource-types");
const _view = require("../../view");
// Patterns are matched against the short name, but people write refs too; both are compared as full refs.
function fullRef(pattern, kind) {
    return pattern.startsWith('refs/') ? pattern : `refs/${kind}/${pattern}`;
}
const branchPatterns = {
    code: 'isolation-branch-patterns',
    title: "The highest tier's refs match no other tier's pattern",
    why: 'A pattern such as `ma*` or `**/*` on a lower tier lets a commit of the highest tier deploy there, or the other way round: the tiers then share their trust.',
    fix: "Name the tier's one exact branch; give the highest tier a branch of its own.",
    severity: 'critical',
    category: 'isolation',
    docs: 'https://docs.github.com/en/actions/reference/workflows-and-actions/deployments-and-environments#deployment-branches-and-tags',
    level: 'mandatory',
    milestone: 'M0',
    scope: 'resource',
    types: [
        _resourcetypes.TYPE.branchPolicy
    ],
    check ({ props }, { registry, catalog, tier: stackTier }) {
        const repository = (0, _view.textOf)(props, 'repository');
        const owned = catalog.environment(repository, (0, _view.textOf)(props, 'environment'));
        // Service environments belong to no tier; the evidence one is used from several branches by design.
        if (owned?.plan.kind === 'service') return [];
        const tier = owned?.plan.tier ?? stackTier?.id;
        const key = catalog.repositoryKey(repository);
        if (tier === undefined || key === undefined) return [];
        const highest = (0, _selectors.highestTier)(registry).id;
        const branch = (0, _view.textOf)(props, 'branchPattern');
        const tag = (0, _view.textOf)(props, 'tagPattern');
        const pattern = branch === undefined ? tag && fullRef(tag, 'tags') : fullRef(branch, 'heads');
        if (pattern === undefined) return [];
        const parsed = (0, _fnmatch.parsePattern)(pattern);
        return registry.tiers.filter((other)=>other.id !== tier && (tier === highest || other.id === highest)).flatMap((other)=>{
            const theirs = fullRef((0, _selectors.branchOf)(registry, key, other), 'heads');
            const common = (0, _fnmatch.commonMatch)(parsed, (0, _fnmatch.parsePattern)(theirs));
            if (common === undefined) return [];
            return [
                {
                    what: `the pattern ${JSON.stringify(branch ?? tag)} of ${tier} and the branch of ${other.id} both match ${JSON.stringify(common)}`,
                    pointer: (0, _pointers.tierPointer)(registry, tier, 'branch')
                }
            ];
        });
    }
};
