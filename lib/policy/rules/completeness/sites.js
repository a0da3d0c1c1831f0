"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "sites", {
    enumerable: true,
    get: function() {
        return sites;
    }
});
const _address = require("../../../plan/address");
const _declared = require("../../declared");
const _pointers = require("../../pointers");
const sites = {
    code: 'completeness-sites',
    title: "Every Netlify surface has its tier's site",
    why: "A surface without a site of its own on a tier ends up on another tier's.",
    fix: 'Declare every site of the plan, and the domain of each that has one.',
    severity: 'high',
    category: 'completeness',
    docs: 'https://docs.netlify.com/api-and-cli-guides/api-guides/get-started-with-api/#sites',
    level: 'mandatory',
    milestone: 'M1',
    scope: 'stack',
    check (views, context) {
        const declared = (0, _declared.byAddress)(views, context);
        return context.sites.flatMap((plan)=>{
            const address = (0, _address.siteAddress)(plan);
            return [
                ...declared.has((0, _address.addressText)(address)) ? [] : [
                    {
                        what: `the site ${plan.name} of the team ${plan.team} is not declared`,
                        pointer: (0, _pointers.surfacePointer)(context.registry, plan.surface, 'target')
                    }
                ],
                ...plan.domain === undefined || declared.has((0, _address.addressText)({
                    ...address,
                    kind: 'site-domain'
                })) ? [] : [
                    {
                        what: `the domain of the site ${plan.name} is not declared`,
                        pointer: (0, _pointers.surfacePointer)(context.registry, plan.surface, 'target', 'domain')
                    }
                ]
            ];
        });
    }
};
