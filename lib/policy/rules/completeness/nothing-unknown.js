"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "nothingUnknown", {
    enumerable: true,
    get: function() {
        return nothingUnknown;
    }
});
const _address = require("../../../plan/address");
const _objects = require("../../../plan/objects");
const _declared = require("../../declared");
const _pointers = require("../../pointers");
const _resourcetypes = require("../../resource-types");
const nothingUnknown = {
    code: 'completeness-nothing-unknown',
    title: 'Nothing is declared that the registry does not know',
    why: 'What is not in the registry is in no review, no matrix and no verification: another way in.',
    fix: 'Put it into the registry, or take it out of the program.',
    severity: 'high',
    category: 'completeness',
    docs: 'https://docs.github.com/en/actions/reference/workflows-and-actions/deployments-and-environments',
    level: 'mandatory',
    milestone: 'M1',
    scope: 'stack',
    check (views, context) {
        const known = new Set([
            ...(0, _objects.objectsOf)(context.plan),
            ...context.sites.flatMap((site)=>[
                    ...site.domain === undefined ? [] : [
                        (0, _address.addressText)({
                            ...(0, _address.siteAddress)(site),
                            kind: 'site-domain'
                        })
                    ],
                    ...site.linked === undefined ? [] : [
                        (0, _address.addressText)({
                            ...(0, _address.siteAddress)(site),
                            kind: 'site-build'
                        })
                    ]
                ])
        ]);
        return views.filter(({ type })=>_resourcetypes.GOVERNED_TYPES.includes(type)).filter((view)=>{
            const address = (0, _declared.addressOf)(view, context);
            return address === undefined || !known.has(address);
        }).map((view)=>({
                what: `${view.name} (${view.type === _resourcetypes.TYPE.siteVariable ? 'a Netlify variable' : view.type.split(':').at(-1)}) is not in the registry's plan of ${context.stack}`,
                pointer: context.tier ? (0, _pointers.tierPointer)(context.registry, context.tier.id) : '/repositories',
                urn: view.urn
            }));
    }
};
