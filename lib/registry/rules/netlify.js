"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "netlifyRules", {
    enumerable: true,
    get: function() {
        return netlifyRules;
    }
});
const _naming = require("../naming");
const _problem = require("../problem");
const _secretlooking = require("../secret-looking");
const _selectors = require("../selectors");
const _deployments = require("./deployments");
const SOURCE = 'REGISTRY.md "Rules beyond the schema"';
function sites(registry) {
    return (0, _deployments.deployments)(registry).flatMap((deployment)=>{
        const name = (0, _naming.siteName)(deployment.surface, deployment.tier);
        return name === undefined ? [] : [
            {
                name,
                deployment,
                pointer: (0, _problem.pointer)('surfaces', deployment.index, 'target', 'site')
            }
        ];
    });
}
function perTier(registry, field) {
    return (0, _deployments.deployments)(registry).flatMap((deployment)=>{
        const { surface, tier, index } = deployment;
        const name = surface.target.kind === 'netlify' ? (0, _selectors.valueOn)(surface.target[field], tier.id) : undefined;
        return name === undefined ? [] : [
            {
                name,
                deployment,
                pointer: (0, _problem.pointer)('surfaces', index, 'target', field, tier.id)
            }
        ];
    });
}
function twice(places, what) {
    return (0, _deployments.repeats)(places, ({ name })=>name.toLowerCase()).map(({ first, again })=>({
            pointer: again.pointer,
            message: `the ${what} ${(0, _secretlooking.showValue)(again.name)} of ${(0, _secretlooking.showValue)(again.deployment.surface.id)} on ` + `${(0, _secretlooking.showValue)(again.deployment.tier.id)} is also that of ${(0, _secretlooking.showValue)(first.deployment.surface.id)} on ` + (0, _secretlooking.showValue)(first.deployment.tier.id),
            allowed: `a ${what} for each surface and tier`
        }));
}
const netlifyRules = [
    {
        code: 'netlify-site-duplicate',
        level: 'error',
        title: 'Each surface and tier has a site of its own',
        why: 'Two tiers on one site would publish over each other.',
        source: SOURCE,
        check: (registry)=>twice(sites(registry), 'site')
    },
    {
        code: 'netlify-site-invalid',
        level: 'error',
        title: 'A site’s name is a host name label',
        why: 'It becomes <name>.netlify.app: at most 63 characters, no "-" at either end.',
        source: 'RFC 1035 section 2.3.1',
        check: (registry)=>sites(registry).filter(({ name })=>!/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(name) || (0, _naming.placeholders)(name).length > 0).map(({ name, deployment, pointer: place })=>({
                    pointer: place,
                    message: `the site name ${(0, _secretlooking.showValue)(name)} of ${(0, _secretlooking.showValue)(deployment.surface.id)} is not valid`,
                    allowed: '1 to 63 of a-z, 0-9 and "-", from {surface} and {tier} and fixed text'
                }))
    },
    {
        code: 'netlify-site-id-duplicate',
        level: 'error',
        title: 'A site is adopted once',
        why: 'Two objects would own the same site.',
        source: SOURCE,
        check: (registry)=>twice(perTier(registry, 'siteId'), 'site id')
    },
    {
        code: 'netlify-domain-duplicate',
        level: 'error',
        title: 'A domain points to one site',
        why: 'Netlify refuses the second.',
        source: SOURCE,
        check: (registry)=>twice(perTier(registry, 'domain'), 'domain')
    },
    {
        code: 'netlify-team-missing',
        level: 'error',
        title: 'Each tier of a Netlify surface has a team',
        why: 'A site is made in a team; none is guessed.',
        source: SOURCE,
        check: (registry)=>(0, _deployments.deployments)(registry).flatMap(({ surface, tier, index })=>surface.target.kind === 'netlify' && (0, _selectors.valueOn)(surface.target.team, tier.id) === undefined ? [
                    {
                        pointer: (0, _problem.pointer)('surfaces', index, 'target', 'team'),
                        message: `${(0, _secretlooking.showValue)(surface.id)} has no Netlify team on tier ${(0, _secretlooking.showValue)(tier.id)}`,
                        allowed: 'one team for all tiers, or one for each tier of the surface'
                    }
                ] : [])
    }
];
