"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "tierBoundary", {
    enumerable: true,
    get: function() {
        return tierBoundary;
    }
});
const _naming = require("../../../registry/naming");
const _pointers = require("../../pointers");
const _resourcetypes = require("../../resource-types");
const _view = require("../../view");
const REPOSITORY_TYPES = [
    _resourcetypes.TYPE.ruleset,
    _resourcetypes.TYPE.repositoryVariable,
    _resourcetypes.TYPE.actions,
    _resourcetypes.TYPE.workflow
];
/** The stack that a resource belongs to by what it names at GitHub or Netlify, or by its logical name. */ function ownerOf(view, { catalog }) {
    if (REPOSITORY_TYPES.includes(view.type)) return _naming.FOUNDATION;
    if (view.type === _resourcetypes.TYPE.site) {
        const name = (0, _view.textOf)(view.props, 'name');
        const siteId = (0, _view.textOf)(view.props, 'siteId');
        const site = catalog.sites.find(({ plan })=>plan.name === name || siteId !== undefined && plan.siteId === siteId);
        if (site) return site.stack;
    }
    const environment = 'environment' in view.props ? (0, _view.textOf)(view.props, 'environment') : undefined;
    const owned = catalog.environment(environment && (0, _view.textOf)(view.props, 'repository'), environment);
    return owned?.stack ?? catalog.stackOf(view.name);
}
const tierBoundary = {
    code: 'isolation-tier-boundary',
    title: "A stack declares nothing of another tier's",
    why: "Whoever may apply one tier's stack could change another tier without that tier's approval.",
    fix: 'Declare it in the stack of the tier that the registry gives it to; tier stacks hold environments and sites, the foundation what belongs to repositories.',
    severity: 'critical',
    category: 'isolation',
    docs: 'https://docs.github.com/en/actions/how-tos/deploy/configure-and-manage-deployments/manage-environments',
    level: 'mandatory',
    milestone: 'M0',
    scope: 'resource',
    types: _resourcetypes.GOVERNED_TYPES,
    check (view, context) {
        const owner = ownerOf(view, context);
        if (owner === undefined || owner === context.slice) return [];
        return [
            {
                what: `${view.name} belongs to ${owner}, and is declared in the stack ${context.stack}`,
                pointer: owner === _naming.FOUNDATION ? '/repositories' : view.type === _resourcetypes.TYPE.site ? (0, _pointers.surfacePointer)(context.registry, view.name.split('.')[0]) : (0, _pointers.tierPointer)(context.registry, owner)
            }
        ];
    }
};
