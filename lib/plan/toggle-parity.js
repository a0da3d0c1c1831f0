"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "toggleParity", {
    enumerable: true,
    get: function() {
        return toggleParity;
    }
});
const _toggles = require("../registry/rules/toggles");
const _selectors = require("../registry/selectors");
const _sorted = require("./sorted");
function toggleParity(registry) {
    const compared = (0, _toggles.parityTiers)(registry);
    return (0, _sorted.sortedBy)(registry.surfaces, ({ id })=>id).flatMap((surface)=>{
        const own = compared.filter((id)=>(0, _selectors.isOnTier)(surface, id));
        return (0, _sorted.sortedBy)(Object.entries(surface.toggles), ([name])=>name).map(([name, toggle])=>{
            const values = Object.fromEntries(own.map((id)=>{
                const value = Object.hasOwn(toggle, id) ? toggle[id] : undefined;
                return [
                    id,
                    typeof value === 'boolean' ? value : undefined
                ];
            }));
            const differs = new Set(Object.values(values)).size > 1;
            const { reason } = toggle;
            return {
                surface: surface.id,
                toggle: name,
                values,
                verdict: differs ? reason === undefined ? 'unexplained' : 'explained' : 'equal',
                ...reason === undefined ? {} : {
                    reason
                }
            };
        });
    });
}
