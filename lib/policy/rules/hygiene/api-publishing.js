"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "apiPublishing", {
    enumerable: true,
    get: function() {
        return apiPublishing;
    }
});
const _context = require("../../context");
const _pointers = require("../../pointers");
const _resourcetypes = require("../../resource-types");
const apiPublishing = {
    code: 'hygiene-api-publishing',
    title: 'Sites take deploys by API',
    why: 'Bundles are built once and published by API. With `preventNonGitProdDeploys` Netlify refuses them.',
    fix: 'Leave `preventNonGitProdDeploys` false.',
    severity: 'medium',
    category: 'hygiene',
    docs: 'https://docs.netlify.com/deploy/create-deploys/#api',
    level: 'mandatory',
    milestone: 'M2',
    scope: 'resource',
    types: [
        _resourcetypes.TYPE.site,
        _resourcetypes.TYPE.siteBuild
    ],
    check (view, context) {
        if (view.props['preventNonGitProdDeploys'] !== true) return [];
        return [
            {
                what: `${view.name} refuses deploys by API`,
                pointer: (0, _pointers.surfacePointer)(context.registry, (0, _context.siteOf)(view, context)?.surface, 'target')
            }
        ];
    }
};
