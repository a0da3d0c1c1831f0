"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "netlifyContextAll", {
    enumerable: true,
    get: function() {
        return netlifyContextAll;
    }
});
const _context = require("../../context");
const _pointers = require("../../pointers");
const _resourcetypes = require("../../resource-types");
const _view = require("../../view");
const _netlifycontexts = require("../netlify-contexts");
const netlifyContextAll = {
    code: 'isolation-netlify-context-all',
    title: 'The Netlify context `all` is never combined with others',
    why: 'Overlapping contexts are not refused by the provider; which value a deploy gets is then an accident.',
    fix: 'Leave one value, for the context `production`.',
    severity: 'high',
    category: 'isolation',
    docs: 'https://docs.netlify.com/build/environment-variables/get-started/#create-environment-variables',
    level: 'mandatory',
    milestone: 'M0',
    scope: 'resource',
    types: [
        _resourcetypes.TYPE.siteVariable
    ],
    check (view, context) {
        const contexts = (0, _netlifycontexts.contextsOf)(view);
        if (!contexts.includes('all') || contexts.length < 2) return [];
        return [
            {
                what: `${(0, _view.textOf)(view.props, 'key')} has a value for all contexts and for ${contexts.length - 1} more`,
                pointer: (0, _pointers.surfacePointer)(context.registry, (0, _context.siteOf)(view, context)?.surface, 'variables')
            }
        ];
    }
};
