"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "netlifySites", {
    enumerable: true,
    get: function() {
        return netlifySites;
    }
});
const _pointers = require("../../pointers");
const _resourcetypes = require("../../resource-types");
const _view = require("../../view");
const netlifySites = {
    code: 'isolation-netlify-sites',
    title: 'Every surface and tier has a Netlify site of its own',
    why: 'Contexts of one site share its domain, its access and its variables: only another site separates tiers.',
    fix: 'Give the surface a site name with {tier} in it, and each tier its own siteId.',
    severity: 'critical',
    category: 'isolation',
    docs: 'https://docs.netlify.com/deploy/deploy-types/deploys-overview/',
    level: 'mandatory',
    milestone: 'M0',
    scope: 'resource',
    types: [
        _resourcetypes.TYPE.site
    ],
    check ({ name, props }, { catalog, registry }) {
        const site = (0, _view.textOf)(props, 'name');
        const siteId = (0, _view.textOf)(props, 'siteId');
        return catalog.sites.filter(({ plan })=>plan.key !== name && (plan.name === site || siteId !== undefined && plan.siteId === siteId)).map(({ plan })=>({
                what: `${name} is the same site as ${plan.key} (${plan.name === site ? plan.name : plan.siteId})`,
                pointer: (0, _pointers.surfacePointer)(registry, plan.surface, 'target')
            }));
    }
};
