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
    get githubSource () {
        return githubSource;
    },
    get netlifyTeams () {
        return netlifyTeams;
    },
    get startWorld () {
        return startWorld;
    }
});
const _nodecrypto = require("node:crypto");
const _address = require("../emulator/github/address");
const _service = require("../emulator/github/service");
const _worldof = require("../emulator/github/world-of");
const _service1 = require("../emulator/netlify/service");
const _world = require("../emulator/netlify/world");
const _rulesets = require("../plan/rulesets");
const _sorted = require("../plan/sorted");
const _selectors = require("../registry/selectors");
/** Ids for names, counted up from `first` in the order of the sorted names: the same at every start. */ function numbered(names, first) {
    return (0, _sorted.sortedSet)(names).map((name, index)=>[
            name,
            first + index
        ]);
}
function principals(registry, kind) {
    const all = [
        ...registry.governance.owners,
        ...registry.governance.waiverApprovers,
        ...registry.tiers.flatMap((tier)=>tier.approval?.reviewers ?? []),
        ...registry.surfaces.flatMap(({ owner, secrets })=>[
                owner,
                ...secrets.map((secret)=>secret.owner)
            ])
    ];
    return all.filter((name)=>name.startsWith(`${kind}:`)).map((name)=>name.slice(kind.length + 1));
}
function githubSource(registry) {
    const users = numbered([
        ...principals(registry, 'user'),
        'ada',
        'grace'
    ], 100);
    const apps = [
        ...Object.values(registry.apps).flatMap((app)=>app ? [
                app.slug
            ] : []),
        ...registry.checks.map((check)=>check.app)
    ];
    return {
        organization: registry.organization,
        repositories: Object.entries(registry.repositories).map(([key, repository], index)=>({
                name: repository.name,
                id: repository.id ?? 5000 + index,
                visibility: repository.visibility,
                defaultBranch: repository.defaultBranch,
                branches: (0, _rulesets.governedBranches)(registry, key)
            })),
        users: users.map(([login, id])=>({
                login,
                id
            })),
        teams: numbered(principals(registry, 'team'), 700).map(([slug, id])=>({
                slug,
                id,
                members: [
                    'ada',
                    'grace'
                ]
            })),
        apps: numbered(apps.filter((slug)=>slug !== 'github-actions'), 80_000).map(([slug, id])=>({
                slug,
                id,
                installationId: id + 1000,
                permissions: {
                    checks: 'write',
                    statuses: 'write',
                    contents: 'write'
                }
            }))
    };
}
function netlifyTeams(registry, only) {
    return (0, _sorted.sortedSet)(registry.surfaces.flatMap((surface)=>{
        const { target } = surface;
        if (target.kind !== 'netlify') return [];
        const tiers = (0, _selectors.tiersOf)(registry, surface).filter(({ id })=>only === undefined || id === only);
        return tiers.flatMap((tier)=>(0, _selectors.valueOn)(target.team, tier.id) ?? []);
    }));
}
const GITHUB_TOKEN = 'ghp_emulated0000000000000000000000000000';
const NETLIFY_TOKEN = 'nfp_emulated';
const APP = {
    slug: 'causeway-emulated',
    id: 90_001,
    installationId: 90_002
};
const tierToken = (tier)=>`${NETLIFY_TOKEN}_${tier}`;
function newWorld(registry) {
    const { publicKey, privateKey } = (0, _nodecrypto.generateKeyPairSync)('rsa', {
        modulusLength: 2048,
        publicKeyEncoding: {
            type: 'spki',
            format: 'pem'
        },
        privateKeyEncoding: {
            type: 'pkcs8',
            format: 'pem'
        }
    });
    const source = githubSource(registry);
    const tierTokens = registry.tiers.map(({ id })=>{
        return {
            id: `emulated-${id}`,
            token: tierToken(id),
            accounts: netlifyTeams(registry, id)
        };
    });
    return {
        privateKey,
        github: (0, _worldof.worldOf)({
            ...source,
            apps: [
                ...source.apps ?? [],
                {
                    ...APP,
                    publicKey,
                    permissions: _worldof.provisioningPermissions
                }
            ],
            tokens: [
                {
                    id: 'emulated',
                    token: GITHUB_TOKEN
                }
            ]
        }),
        netlify: (0, _world.netlifyWorld)({
            accounts: netlifyTeams(registry).map((slug)=>({
                    slug
                })),
            tokens: [
                {
                    id: 'emulated',
                    token: NETLIFY_TOKEN
                },
                ...tierTokens
            ]
        })
    };
}
async function startWorld(registry, clock, saved) {
    const { privateKey, ...world } = saved ?? newWorld(registry);
    const github = await (0, _service.startGithub)({
        world: world.github,
        ...clock && {
            clock
        }
    });
    const netlify = await (0, _service1.startNetlify)({
        world: world.netlify,
        ...clock && {
            clock
        }
    });
    const addresses = {
        ...(0, _address.githubAt)(github.url),
        NETLIFY_API_ENDPOINT: netlify.url
    };
    return {
        ...{
            github,
            netlify,
            addresses
        },
        environment: {
            ...addresses,
            NETLIFY_API_TOKEN: NETLIFY_TOKEN,
            GITHUB_APP_ID: String(APP.id),
            GITHUB_APP_INSTALLATION_ID: String(APP.installationId),
            GITHUB_APP_PEM_FILE: privateKey
        },
        tokenEnvironment: {
            ...addresses,
            NETLIFY_API_TOKEN: NETLIFY_TOKEN,
            GITHUB_TOKEN
        },
        netlifyTokens: Object.fromEntries(registry.tiers.map(({ id })=>[
                id,
                tierToken(id)
            ])),
        save: ()=>structuredClone({
                github: github.world,
                netlify: netlify.world,
                privateKey
            }),
        violations: ()=>[
                ...github.violations(),
                ...netlify.violations()
            ],
        close: async ()=>{
            await Promise.all([
                github.close(),
                netlify.close()
            ]);
        }
    };
}
