"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "netlifyContexts", {
    enumerable: true,
    get: function() {
        return netlifyContexts;
    }
});
const _context = require("../../context");
const _pointers = require("../../pointers");
const _resourcetypes = require("../../resource-types");
const _view = require("../../view");
const _netlifycontexts = require("../netlify-contexts");
const netlifyContexts = {
    code: 'isolation-netlify-contexts',
    title: "Netlify variables are set for the site's production context alone",
    why: "Each tier has a site of its own and publishes to its production context. Another context is a deploy preview or a branch deploy: its code is anyone's.",
    fix: "Set the value for the context `production` of the tier's own site.",
    severity: 'high',
    category: 'isolation',
    docs: 'https://docs.netlify.com/build/environment-variables/overview/',
    level: 'mandatory',
    milestone: 'M0',
    scope: 'resource',
    types: [
        _resourcetypes.TYPE.siteVariable
    ],
    check (view, context) {
        const others = [
            ...new Set((0, _netlifycontexts.contextsOf)(view))
        ].filter((name)=>name !== 'production');
        if (others.length === 0) return [];
        return [
            {
                what: `${(0, _view.textOf)(view.props, 'key')} is set for ${others.join(', ')}`,
                pointer: (0, _pointers.surfacePointer)(context.registry, (0, _context.siteOf)(view, context)?.surface, 'variables')
            }
        ];
    }
};
