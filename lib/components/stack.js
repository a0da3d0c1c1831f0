"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "deployStack", {
    enumerable: true,
    get: function() {
        return deployStack;
    }
});
const _pulumi = /*#__PURE__*/ _interop_require_wildcard(require("@pulumi/pulumi"));
const _sorted = require("../plan/sorted");
const _fingerprint = require("../registry/fingerprint");
const _environment = require("./environment");
const _providers = require("./providers");
const _repository = require("./repository");
const _site = require("./site");
function _getRequireWildcardCache(nodeInterop) {
    if (typeof WeakMap !== "function") return null;
    var cacheBabelInterop = new WeakMap();
    var cacheNodeInterop = new WeakMap();
    return (_getRequireWildcardCache = function(nodeInterop) {
        return nodeInterop ? cacheNodeInterop : cacheBabelInterop;
    })(nodeInterop);
}
function _interop_require_wildcard(obj, nodeInterop) {
    if (!nodeInterop && obj && obj.__esModule) return obj;
    if (obj === null || typeof obj !== "object" && typeof obj !== "function") return {
        default: obj
    };
    var cache = _getRequireWildcardCache(nodeInterop);
    if (cache && cache.has(obj)) return cache.get(obj);
    var newObj = {
        __proto__: null
    };
    var hasPropertyDescriptor = Object.defineProperty && Object.getOwnPropertyDescriptor;
    for(var key in obj){
        if (key !== "default" && Object.prototype.hasOwnProperty.call(obj, key)) {
            var desc = hasPropertyDescriptor ? Object.getOwnPropertyDescriptor(obj, key) : null;
            if (desc && (desc.get || desc.set)) Object.defineProperty(newObj, key, desc);
            else newObj[key] = obj[key];
        }
    }
    newObj.default = obj;
    if (cache) cache.set(obj, newObj);
    return newObj;
}
function environmentNames(environments) {
    const repositories = (0, _sorted.sortedSet)(environments.map(({ repository })=>repository.name));
    return Object.fromEntries(repositories.map((name)=>[
            name,
            (0, _sorted.sortedSet)(environments.filter(({ repository })=>repository.name === name).map((plan)=>plan.name))
        ]));
}
function reportUnfilled(unfilled) {
    for (const name of unfilled){
        void _pulumi.log.warn(`secret ${name} has no value in causeway:secrets; it is left out, not created empty`);
    }
    return unfilled;
}
function foundation(plan, { github, identities, secrets }) {
    for (const repository of plan.repositories){
        new _repository.RepositoryFoundation({
            plan: repository,
            identities,
            secrets
        }, {
            providers: {
                github
            }
        });
    }
    return {
        environments: environmentNames(plan.repositories.flatMap(({ environments })=>environments)),
        sites: {},
        rulesets: Object.fromEntries(plan.repositories.map(({ repository, rulesets })=>[
                repository.name,
                (0, _sorted.sortedSet)(rulesets.map(({ name })=>name))
            ])),
        unfilledSecrets: []
    };
}
function secretHolder(site) {
    return {
        key: site.key,
        surfaces: [
            site.surface
        ],
        secrets: site.secrets
    };
}
function fingerprints(plan, { secrets, fingerprintKey: key }) {
    if (key === undefined) return {};
    const holders = [
        ...plan.environments,
        ...plan.sites.map(secretHolder)
    ];
    const prints = Object.fromEntries(holders.flatMap((holder)=>secrets.fingerprints(holder, key)));
    return {
        secretFingerprints: _pulumi.secret({
            tier: plan.tier,
            key: (0, _fingerprint.keyName)(key),
            prints
        })
    };
}
function tier(plan, args) {
    const { github, identities, secrets } = args;
    for (const environment of plan.environments){
        new _environment.Environment({
            plan: environment,
            identities,
            secrets
        }, {
            providers: {
                github
            }
        });
    }
    const netlify = (0, _providers.netlifyProviders)((0, _sorted.sortedSet)(plan.sites.map(({ team })=>team)));
    const sites = plan.sites.map((site)=>{
        const provider = netlify.get(site.team);
        if (!provider) throw new Error(`no Netlify provider for the team ${site.team}`);
        const { siteId, siteUrl } = new _site.Site({
            plan: site,
            secrets
        }, {
            providers: {
                netlify: provider
            }
        });
        return [
            site.surface,
            {
                name: site.name,
                id: siteId,
                url: siteUrl
            }
        ];
    });
    return {
        environments: environmentNames(plan.environments),
        sites: Object.fromEntries(sites),
        rulesets: {},
        unfilledSecrets: reportUnfilled([
            ...plan.environments.flatMap((environment)=>secrets.unfilled(environment)),
            ...plan.sites.flatMap((site)=>secrets.unfilled(secretHolder(site)))
        ]),
        ...fingerprints(plan, args)
    };
}
function deployStack(plan, args) {
    return 'sites' in plan ? tier(plan, args) : foundation(plan, args);
}
