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
    get namedBy () {
        return namedBy;
    },
    get tombstoneTargets () {
        return tombstoneTargets;
    }
});
const _derivedvariables = require("./derived-variables");
const _naming = require("./naming");
const _selectors = require("./selectors");
function deployed(registry) {
    return registry.surfaces.filter(({ repository })=>Object.hasOwn(registry.repositories, repository)).flatMap((surface)=>(0, _selectors.tiersOf)(registry, surface).map((tier)=>({
                surface,
                tier
            })));
}
function ofDeployment(registry, { surface, tier: on }) {
    const tier = on.id;
    const site = (0, _naming.siteName)(surface, on);
    const places = {
        github: `${surface.repository}.${surface.id}.${tier}.deploy`,
        netlify: `${surface.id}.${tier}.site`
    };
    const managed = surface.secrets.filter((secret)=>secret.managed === 'pulumi' && secret.tiers?.includes(tier) !== false);
    const secrets = managed.flatMap((secret)=>secret.in.map((store)=>`${places[store]}.secret.${secret.name}`));
    const variables = Object.entries(surface.variables).filter(([, { values }])=>Object.hasOwn(values, tier)).flatMap(([name, variable])=>variable.in.map((store)=>`${places[store]}.variable.${name}`));
    return [
        {
            kind: 'surface',
            key: surface.id,
            tier
        },
        {
            kind: 'environment',
            key: (0, _naming.deployEnvironmentName)(registry, surface, on),
            tier
        },
        ...(0, _naming.approvalEnvironmentNames)(registry, on, surface).map((key)=>({
                kind: 'environment',
                key,
                tier
            })),
        ...site === undefined ? [] : [
            {
                kind: 'site',
                key: site,
                tier
            }
        ],
        ...variables.map((key)=>({
                kind: 'variable',
                key,
                tier
            })),
        ...secrets.map((key)=>({
                kind: 'secret',
                key,
                tier
            })),
        // Netlify has one kind of object for both.
        ...secrets.filter((key)=>key.startsWith(`${places.netlify}.`)).map((key)=>({
                kind: 'variable',
                key,
                tier
            }))
    ];
}
function ofRepository(registry, key) {
    const { defaultBranch, variables } = registry.repositories[key];
    const branches = (0, _selectors.tierChain)(registry).map((tier)=>({
            tier: tier.id,
            branch: (0, _selectors.branchOf)(registry, key, tier)
        }));
    const all = [
        ...new Set([
            defaultBranch,
            ...branches.map(({ branch })=>branch)
        ])
    ];
    const names = Object.keys({
        ...(0, _derivedvariables.derivedVariables)(registry, key),
        ...variables
    });
    const rulesets = registry.evidence?.repository === key ? Object.values(_naming.EVIDENCE_RULESETS) : [];
    return [
        {
            kind: 'repository',
            key
        },
        ...all.map((branch)=>({
                kind: 'branch',
                key: branch
            })),
        ...branches.map(({ tier, branch })=>({
                kind: 'branch',
                key: branch,
                tier
            })),
        ...[
            ...all.map(_naming.branchRulesetName),
            ...rulesets
        ].map((name)=>({
                kind: 'ruleset',
                key: name
            })),
        ...names.map((name)=>({
                kind: 'variable',
                key: `${key}.variable.${name}`
            }))
    ];
}
function ofServices(registry) {
    const tiers = registry.tiers.map(_naming.calledIn);
    const { infrastructure, inspect, delivery, evidence, preview } = _naming.serviceEnvironmentName;
    const names = [
        ...[
            _naming.FOUNDATION,
            ...tiers
        ].flatMap((stack)=>[
                infrastructure(stack),
                inspect(stack)
            ]),
        ...tiers.map(delivery)
    ];
    return [
        ...names,
        evidence(),
        preview()
    ].map((key)=>({
            kind: 'environment',
            key
        }));
}
function tombstoneTargets(registry) {
    if (!(0, _selectors.isChain)(registry)) return [];
    return [
        ...deployed(registry).flatMap((each)=>ofDeployment(registry, each)),
        ...Object.keys(registry.repositories).flatMap((key)=>ofRepository(registry, key)),
        ...ofServices(registry)
    ];
}
function namedBy(tombstone, targets) {
    return targets.filter(({ kind, key, tier })=>kind === tombstone.kind && key === tombstone.key && (tombstone.tier === undefined || tombstone.tier === tier));
}
