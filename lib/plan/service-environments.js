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
    get ALERTS_TOKEN () {
        return ALERTS_TOKEN;
    },
    get NETLIFY_TOKEN () {
        return NETLIFY_TOKEN;
    },
    get STATE_PASSPHRASE () {
        return STATE_PASSPHRASE;
    },
    get serviceEnvironments () {
        return serviceEnvironments;
    }
});
const _naming = require("../registry/naming");
const _selectors = require("../registry/selectors");
const _environments = require("./environments");
const _protection = require("./protection");
const _sorted = require("./sorted");
const STATE_PASSPHRASE = 'PULUMI_CONFIG_PASSPHRASE';
const NETLIFY_TOKEN = 'NETLIFY_API_TOKEN';
const ALERTS_TOKEN = 'SENTRY_AUTH_TOKEN';
function serviceEnvironment(registry, args) {
    const owner = registry.governance.owners[0];
    if (!owner) throw new Error('governance.owners is not empty by schema');
    const secrets = (0, _sorted.sortedSet)(args.secrets).map((name)=>({
            name,
            managed: 'external',
            owner,
            rotateEvery: 'P90D'
        }));
    const reviewers = (0, _sorted.sortedSet)(args.reviewers ?? []);
    return {
        key: `${args.repositoryKey}.service.${args.name}`,
        kind: 'service',
        repository: (0, _environments.repositoryRef)(registry, args.repositoryKey),
        name: args.name,
        surfaces: [],
        waitMinutes: 0,
        adminsBypass: false,
        // GitHub refuses the flag on an environment without reviewers (safe-settings#628, W5).
        preventSelfReview: reviewers.length > 0,
        reviewers,
        branches: (0, _sorted.sortedSet)(args.branches),
        variables: [],
        secrets,
        protect: !(0, _protection.isTombstoned)(registry, [
            {
                kind: 'environment',
                key: args.name
            },
            {
                kind: 'repository',
                key: args.repositoryKey
            }
        ])
    };
}
function isOnNetlify(surfaces, tierId) {
    return surfaces.some((surface)=>surface.target.kind === 'netlify' && (0, _selectors.isOnTier)(surface, tierId));
}
function stackEnvironments(registry, repositoryKey) {
    if (repositoryKey !== registry.governance.repository) return [];
    const { apps, governance, surfaces } = registry;
    const branches = [
        (0, _selectors.repositoryOf)(registry, repositoryKey).defaultBranch
    ];
    // The foundation is applied under the highest tier's approval.
    const stacks = [
        {
            name: _naming.FOUNDATION,
            called: _naming.FOUNDATION,
            tier: (0, _selectors.highestTier)(registry)
        }
    ].concat((0, _selectors.tierChain)(registry).map((tier)=>({
            name: tier.id,
            called: (0, _naming.calledIn)(tier),
            tier
        })));
    return stacks.flatMap(({ name, called, tier })=>{
        const secrets = isOnNetlify(surfaces, name) ? [
            STATE_PASSPHRASE,
            NETLIFY_TOKEN
        ] : [
            STATE_PASSPHRASE
        ];
        const common = {
            repositoryKey,
            branches
        };
        return [
            ...apps.provisioning ? [
                serviceEnvironment(registry, {
                    ...common,
                    name: _naming.serviceEnvironmentName.infrastructure(called),
                    secrets: [
                        ...secrets,
                        apps.provisioning.keySecret
                    ],
                    reviewers: tier.approval?.reviewers ?? governance.owners
                })
            ] : [],
            ...apps.inspection ? [
                serviceEnvironment(registry, {
                    ...common,
                    name: _naming.serviceEnvironmentName.inspect(called),
                    secrets: [
                        ...secrets,
                        apps.inspection.keySecret
                    ]
                })
            ] : []
        ];
    });
}
function deliveryEnvironments(registry, repositoryKey) {
    const { apps, surfaces } = registry;
    const here = surfaces.filter((surface)=>surface.repository === repositoryKey);
    if (here.length === 0) return [];
    const tiers = (0, _selectors.tierChain)(registry).filter((tier)=>here.some((surface)=>(0, _selectors.isOnTier)(surface, tier.id)));
    const { delivery, evidence } = apps;
    const [first] = tiers;
    return [
        ...delivery ? tiers.map((tier)=>serviceEnvironment(registry, {
                repositoryKey,
                name: _naming.serviceEnvironmentName.delivery((0, _naming.calledIn)(tier)),
                branches: [
                    (0, _selectors.branchOf)(registry, repositoryKey, tier)
                ],
                // Whether a deploy can be restored, and which one is published, only Netlify can tell.
                // Whether new errors came up since a deploy, only the tracker.
                secrets: [
                    delivery.keySecret,
                    ...isOnNetlify(here, tier.id) ? [
                        NETLIFY_TOKEN
                    ] : [],
                    ...here.some((surface)=>surface.alerts && (0, _selectors.isOnTier)(surface, tier.id)) ? [
                        ALERTS_TOKEN
                    ] : []
                ]
            })) : [],
        // Deploy previews of pull requests: drafts beside the first tier's site, put up by the default branch's code alone.
        ...delivery && first && isOnNetlify(here, first.id) ? [
            serviceEnvironment(registry, {
                repositoryKey,
                name: _naming.serviceEnvironmentName.preview(),
                branches: [
                    (0, _selectors.repositoryOf)(registry, repositoryKey).defaultBranch
                ],
                secrets: [
                    NETLIFY_TOKEN
                ]
            })
        ] : [],
        ...evidence ? [
            serviceEnvironment(registry, {
                repositoryKey,
                name: _naming.serviceEnvironmentName.evidence(),
                branches: [
                    (0, _selectors.repositoryOf)(registry, repositoryKey).defaultBranch,
                    ...tiers.map((tier)=>(0, _selectors.branchOf)(registry, repositoryKey, tier))
                ],
                secrets: [
                    evidence.keySecret
                ]
            })
        ] : []
    ];
}
function serviceEnvironments(registry, repositoryKey) {
    return (0, _sorted.sortedBy)([
        ...stackEnvironments(registry, repositoryKey),
        ...deliveryEnvironments(registry, repositoryKey)
    ], ({ key })=>key);
}
