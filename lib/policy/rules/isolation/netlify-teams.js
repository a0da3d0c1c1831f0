"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "netlifyTeams", {
    enumerable: true,
    get: function() {
        return netlifyTeams;
    }
});
const _context = require("../../context");
const _pointers = require("../../pointers");
const _resourcetypes = require("../../resource-types");
const _view = require("../../view");
const netlifyTeams = {
    code: 'isolation-netlify-teams',
    title: "A site is in its tier's Netlify team",
    why: "A Netlify token reaches everything in its owner's teams: tiers that need a wall are in different teams.",
    fix: "Use the team that the surface's target names for this tier.",
    severity: 'high',
    category: 'isolation',
    docs: 'https://docs.netlify.com/manage/accounts-and-billing/team-management/roles-and-permissions/',
    level: 'mandatory',
    milestone: 'M0',
    scope: 'resource',
    types: [
        _resourcetypes.TYPE.site
    ],
    check (view, context) {
        const team = (0, _view.textOf)(view.props, 'team');
        const planned = (0, _context.siteOf)(view, context);
        const teams = planned ? [
            planned.team
        ] : [
            ...new Set(context.sites.map((site)=>site.team))
        ];
        if (team !== undefined && teams.includes(team)) return [];
        return [
            {
                what: `${view.name} is in the team ${JSON.stringify(team)}; ${context.slice} uses ${teams.join(', ') || 'none'}`,
                pointer: (0, _pointers.surfacePointer)(context.registry, planned?.surface, 'target', 'team')
            }
        ];
    }
};
