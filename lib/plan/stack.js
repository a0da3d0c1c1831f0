"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "planStack", {
    enumerable: true,
    get: function() {
        return planStack;
    }
});
const _naming = require("../registry/naming");
const _selectors = require("../registry/selectors");
const _usererror = require("../registry/user-error");
const _foundation = require("./foundation");
const _tier = require("./tier");
function planStack(registry, { stack, tier, partition }) {
    const slice = tier ?? _naming.FOUNDATION;
    const expected = partition === undefined ? slice : `${slice}.${partition}`;
    if (stack !== expected) {
        const tiers = (0, _selectors.tierChain)(registry).map(({ id })=>id);
        throw new _usererror.UserError(`the stack "${stack}" and its configuration disagree: causeway:tier is ${tier ?? 'not set'}` + `${partition === undefined ? '' : ` and causeway:partition is ${partition}`}, which belongs to the stack "${expected}"`, {
            place: `Pulumi.${stack}.yaml`,
            allowed: [
                _naming.FOUNDATION,
                ...tiers
            ].join(', ')
        });
    }
    if (tier === undefined) return (0, _foundation.planFoundation)(registry, {
        partition
    });
    if (tier === _naming.FOUNDATION) {
        throw new _usererror.UserError('the foundation stack has no tier: leave causeway:tier out', {
            place: `Pulumi.${stack}.yaml`
        });
    }
    return (0, _tier.planTier)(registry, tier, {
        partition
    });
}
