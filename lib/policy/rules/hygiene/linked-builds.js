"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "linkedBuilds", {
    enumerable: true,
    get: function() {
        return linkedBuilds;
    }
});
const _context = require("../../context");
const _pointers = require("../../pointers");
const _resourcetypes = require("../../resource-types");
const linkedBuilds = {
    code: 'hygiene-linked-builds',
    title: 'Build settings are declared for linked sites only',
    why: "The Netlify provider crashes when it reads the build settings of a site without a linked repository, and every other resource's refresh with it.",
    fix: "Link the site (the target's `linked`), or leave the build settings out.",
    severity: 'medium',
    category: 'hygiene',
    docs: 'https://github.com/netlify/terraform-provider-netlify/blob/v0.4.4/docs/resources/site_build_settings.md',
    level: 'mandatory',
    milestone: 'M2',
    scope: 'resource',
    types: [
        _resourcetypes.TYPE.siteBuild
    ],
    check (view, context) {
        const site = (0, _context.siteOf)(view, context);
        if (site?.linked) return [];
        return [
            {
                what: `${view.name} sets up builds of a site that is not linked`,
                pointer: (0, _pointers.surfacePointer)(context.registry, site?.surface, 'target', 'linked')
            }
        ];
    }
};
