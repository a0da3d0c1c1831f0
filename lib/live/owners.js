"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "ownersFor", {
    enumerable: true,
    get: function() {
        return ownersFor;
    }
});
const _address = require("../plan/address");
const _addressparse = require("../plan/address-parse");
const _foundation = require("../plan/foundation");
const _objects = require("../plan/objects");
const _tier = require("../plan/tier");
const _naming = require("../registry/naming");
const _selectors = require("../registry/selectors");
const _expected = require("./expected");
function containers(plan) {
    const sites = 'sites' in plan ? plan.sites : [];
    return [
        ...(0, _expected.environmentsOf)(plan).map(_address.environmentAddress),
        ...sites.map(_address.siteAddress)
    ].map(_address.addressText);
}
/** The slices of whose stacks one could hold an object, whatever their plans say now. */ function couldHold(address, slices) {
    const within = (container)=>{
        const text = (0, _address.addressText)(container);
        const own = slices.filter(({ containers: all })=>all.has(text));
        // What lies in an environment or a site is of the stack that has the environment or the site.
        return own.length > 0 ? own : slices;
    };
    switch(address.kind){
        case 'environment':
            return slices;
        case 'branch-policy':
        case 'environment-variable':
        case 'environment-secret':
            return within({
                kind: 'environment',
                repository: address.repository,
                environment: address.environment
            });
        case 'repository-variable':
        case 'ruleset':
        case 'actions':
        case 'workflow-permissions':
            return slices.filter(({ isFoundation })=>isFoundation);
        case 'site':
            return slices.filter(({ isFoundation })=>!isFoundation);
        case 'site-variable':
        case 'site-domain':
        case 'site-build':
            return within({
                kind: 'site',
                team: address.team,
                site: address.site
            });
        // No stack makes any of these.
        case 'tag-policy':
        case 'effective-rules':
        case 'classic-protection':
        case 'outer-secret':
        case 'outer-variable':
        case 'netlify-team':
        case 'codeowners':
        case 'app':
        case 'state':
            return [];
        default:
            return (0, _address.never)(address);
    }
}
function slicesOf(registry, partition) {
    const plans = [
        [
            _naming.FOUNDATION,
            (0, _foundation.planFoundation)(registry)
        ],
        ...(0, _selectors.tierChain)(registry).map(({ id })=>[
                id,
                (0, _tier.planTier)(registry, id)
            ])
    ];
    return plans.map(([slice, plan])=>({
            stack: partition === undefined ? slice : `${slice}.${partition}`,
            isFoundation: slice === _naming.FOUNDATION,
            objects: new Set((0, _objects.objectsOf)(plan)),
            containers: new Set(containers(plan))
        }));
}
function ownersFor(registry, { stack, partition }, held) {
    const slices = slicesOf(registry, partition);
    const planned = new Set(slices.flatMap(({ objects })=>[
            ...objects
        ]));
    return (text)=>{
        if (planned.has(text)) return {
            is: 'planned'
        };
        for (const [by, addresses] of held)if (addresses.has(text)) return {
            is: 'held',
            by
        };
        const unread = couldHold((0, _addressparse.parseAddress)(text), slices).map((slice)=>slice.stack).filter((each)=>each !== stack && !held.has(each));
        return unread.length > 0 ? {
            is: 'unknown',
            unread
        } : {
            is: 'nobodys'
        };
    };
}
