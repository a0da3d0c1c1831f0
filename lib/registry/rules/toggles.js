"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
function _export(target, all) {
    for(var name in all)Object.defineProperty(target, name, {
        enumerable: true,
        get: Object.getOwnPropertyDescriptor(all, name).get
    });
}
_export(exports, {
    get parityTiers () {
        return parityTiers;
    },
    get toggleRules () {
        return toggleRules;
    }
});
const _problem = require("../problem");
const _secretlooking = require("../secret-looking");
const _selectors = require("../selectors");
function parityTiers(registry) {
    const chain = (0, _selectors.tierChain)(registry).map(({ id })=>id);
    return chain.length > 2 ? chain.slice(1) : chain;
}
const toggleRules = [
    {
        code: 'toggle-reason-missing',
        level: 'error',
        title: 'A toggle that differs between staging and production says why',
        why: 'What staging tries with other toggles is not what production runs.',
        source: 'REGISTRY.md "Rules beyond the schema"',
        check: (registry)=>{
            if (!(0, _selectors.isChain)(registry)) return [];
            const compared = parityTiers(registry);
            return registry.surfaces.flatMap((surface, index)=>{
                const own = compared.filter((id)=>(0, _selectors.isOnTier)(surface, id));
                return Object.entries(surface.toggles).flatMap(([name, toggle])=>{
                    // A tier that the toggle doesn't name is not the same as either value.
                    const values = own.map((id)=>Object.hasOwn(toggle, id) ? toggle[id] : undefined);
                    if (toggle.reason !== undefined || new Set(values).size < 2) return [];
                    const shown = own.map((id, position)=>`${id}: ${values[position] ?? 'not said'}`).join(', ');
                    return [
                        {
                            pointer: (0, _problem.pointer)('surfaces', index, 'toggles', name),
                            message: `the toggle ${(0, _secretlooking.showValue)(name)} of ${(0, _secretlooking.showValue)(surface.id)} differs (${shown}) without a reason`,
                            allowed: 'a reason, or the same value on these tiers'
                        }
                    ];
                });
            });
        }
    }
];
