"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "branchRules", {
    enumerable: true,
    get: function() {
        return branchRules;
    }
});
const _branchname = require("../branch-name");
const _problem = require("../problem");
const _secretlooking = require("../secret-looking");
const _selectors = require("../selectors");
const _deployments = require("./deployments");
function branches({ tiers, repositories, surfaces, evidence }) {
    return [
        ...tiers.map(({ branch }, index)=>({
                branch,
                pointer: (0, _problem.pointer)('tiers', index, 'branch')
            })),
        ...Object.entries(repositories).flatMap(([key, repository])=>[
                {
                    branch: repository.defaultBranch,
                    pointer: (0, _problem.pointer)('repositories', key, 'defaultBranch')
                },
                ...Object.entries(repository.branches).map(([tier, branch])=>({
                        branch,
                        pointer: (0, _problem.pointer)('repositories', key, 'branches', tier)
                    }))
            ]),
        ...evidence ? [
            {
                branch: evidence.branch,
                pointer: '/evidence/branch'
            }
        ] : [],
        ...surfaces.flatMap(({ target }, index)=>target.kind === 'netlify' && target.linked ? [
                {
                    branch: target.linked.branch,
                    pointer: (0, _problem.pointer)('surfaces', index, 'target', 'linked', 'branch')
                }
            ] : [])
    ];
}
function highestShared(registry) {
    if (!(0, _selectors.isChain)(registry)) return [];
    const highest = (0, _selectors.highestTier)(registry);
    const others = (0, _selectors.tierChain)(registry).filter((tier)=>tier !== highest);
    return Object.keys(registry.repositories).flatMap((key)=>{
        const branch = (0, _selectors.branchOf)(registry, key, highest);
        const sharing = others.filter((tier)=>(0, _selectors.branchOf)(registry, key, tier) === branch).map(({ id })=>id);
        if (sharing.length === 0) return [];
        const isOwn = Object.hasOwn(registry.repositories[key]?.branches ?? {}, highest.id);
        return [
            {
                pointer: isOwn ? (0, _problem.pointer)('repositories', key, 'branches', highest.id) : (0, _problem.pointer)('tiers', registry.tiers.indexOf(highest), 'branch'),
                message: `in ${(0, _secretlooking.showValue)(key)} the highest tier ${(0, _secretlooking.showValue)(highest.id)} deploys from ${(0, _secretlooking.showValue)(branch)}, ` + `and so does ${sharing.map((id)=>(0, _secretlooking.showValue)(id)).join(', ')}`,
                allowed: 'a branch of its own for the highest tier'
            }
        ];
    });
}
// The release commit is looked for in the history of the next tier's branch: a squash or rebase makes another commit.
function fedBySquash(registry) {
    if (!(0, _selectors.isChain)(registry)) return [];
    return Object.entries(registry.repositories).flatMap(([key, { rules }])=>{
        const fed = (0, _selectors.tierChain)(registry).find((tier)=>{
            const before = tier.promotesFrom === undefined ? undefined : (0, _selectors.findTier)(registry, tier.promotesFrom);
            return before && (0, _selectors.branchOf)(registry, key, before) !== (0, _selectors.branchOf)(registry, key, tier);
        });
        if (!fed || rules.mergeMethods.every((method)=>method === 'merge')) return [];
        return [
            {
                pointer: (0, _problem.pointer)('repositories', key, 'rules', 'mergeMethods'),
                message: `${(0, _secretlooking.showValue)((0, _selectors.branchOf)(registry, key, fed))} is fed by another tier's branch, ` + `but ${(0, _secretlooking.showValue)(key)} allows ${rules.mergeMethods.join(', ')}`,
                allowed: '["merge"]: anything else makes another commit than the one that was released'
            }
        ];
    });
}
const branchRules = [
    {
        code: 'branch-not-exact',
        level: 'error',
        title: 'A branch is an exact, valid branch name',
        why: 'A pattern such as refs/pull/*/merge lets pull requests deploy; patterns never match as their author thinks.',
        source: 'git-check-ref-format; docs.github.com "Deployment branches and tags"',
        check: (registry)=>branches(registry).flatMap(({ branch, pointer: place })=>{
                const fault = (0, _branchname.branchNameFault)(branch);
                if (!fault) return [];
                return [
                    {
                        pointer: place,
                        message: `${(0, _secretlooking.showValue)(branch)} is no exact branch name: ${fault}`,
                        allowed: 'one branch, by its short name'
                    }
                ];
            })
    },
    {
        code: 'branch-highest-shared',
        level: 'error',
        title: 'The highest tier’s branch is no other tier’s',
        why: 'Whoever can push to a lower tier’s branch would reach the highest tier’s environments and secrets.',
        source: 'ARCHITECTURE.md "Exact branch names"',
        check: highestShared
    },
    {
        code: 'branch-merge-only',
        level: 'error',
        title: 'A branch fed by another tier’s branch allows merge commits only',
        why: 'Evidence is of the release commit; a squash or rebase leaves it behind.',
        source: 'ARCHITECTURE.md "Release commit"',
        check: fedBySquash
    },
    {
        code: 'evidence-branch-shared',
        level: 'error',
        title: 'The evidence branch is no tier’s and not the default branch',
        why: 'Only the evidence App may update it; and code on it could be deployed.',
        source: 'ARCHITECTURE.md "Evidence is append-only for real"',
        check: (registry)=>{
            const { evidence, repositories } = registry;
            if (!evidence || !(0, _deployments.hasRepository)(registry, evidence.repository)) return [];
            const used = [
                repositories[evidence.repository]?.defaultBranch,
                ...(0, _selectors.tierChain)(registry).map((tier)=>(0, _selectors.branchOf)(registry, evidence.repository, tier))
            ];
            if (!used.includes(evidence.branch)) return [];
            return [
                {
                    pointer: '/evidence/branch',
                    message: `the evidence branch ${(0, _secretlooking.showValue)(evidence.branch)} is also a branch that is deployed or the default`,
                    allowed: 'a branch of its own'
                }
            ];
        }
    }
];
