"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "sitePlan", {
    enumerable: true,
    get: function() {
        return sitePlan;
    }
});
const _naming = require("../registry/naming");
const _selectors = require("../registry/selectors");
const _environments = require("./environments");
const _protection = require("./protection");
function sitePlan(registry, surface, tier) {
    const { target } = surface;
    const name = (0, _naming.siteName)(surface, tier);
    if (target.kind !== 'netlify' || name === undefined) return undefined;
    const team = (0, _selectors.valueOn)(target.team, tier.id);
    if (team === undefined) throw new Error(`surface ${surface.id} has no Netlify team on ${tier.id}`);
    const repository = `${registry.organization.login}/${(0, _selectors.repositoryOf)(registry, surface.repository).name}`;
    const siteId = (0, _selectors.valueOn)(target.siteId, tier.id);
    const domain = (0, _selectors.valueOn)(target.domain, tier.id);
    return {
        key: `${surface.id}.${tier.id}.site`,
        surface: surface.id,
        tier: tier.id,
        team,
        name,
        ...siteId === undefined ? {} : {
            siteId
        },
        ...domain === undefined ? {} : {
            domain
        },
        ...target.linked === false ? {} : {
            linked: {
                ...target.linked,
                repository
            }
        },
        deleteOnRemoval: (0, _protection.isTombstoned)(registry, [
            {
                kind: 'site',
                key: name,
                tier: tier.id
            }
        ]),
        variables: (0, _environments.variablesIn)(surface, tier.id, 'netlify'),
        secrets: (0, _environments.secretsIn)(surface, tier.id, 'netlify'),
        protect: (0, _protection.isProtectedOnTier)(registry, tier.id, [
            {
                kind: 'surface',
                key: surface.id,
                tier: tier.id
            },
            {
                kind: 'site',
                key: name,
                tier: tier.id
            }
        ])
    };
}
