"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "tombstoneRules", {
    enumerable: true,
    get: function() {
        return tombstoneRules;
    }
});
const _problem = require("../problem");
const _secretlooking = require("../secret-looking");
const _selectors = require("../selectors");
const _tombstonekeys = require("../tombstone-keys");
const MOST_SHOWN = 40;
const tombstoneRules = [
    {
        code: 'tombstone-names-nothing',
        level: 'error',
        title: 'A tombstone names an object of this registry, or says that it is gone',
        why: 'One with a misspelt key looks like leave to remove something and gives none. Once the object is taken out of the registry, `"gone": true` says so.',
        source: 'plan/protection.ts; docs/changing-things.md',
        check: (registry)=>{
            if (registry.tombstones.length === 0 || !(0, _selectors.isChain)(registry)) return [];
            const targets = (0, _tombstonekeys.tombstoneTargets)(registry);
            return registry.tombstones.flatMap((tombstone, index)=>{
                const { kind, key, tier, gone } = tombstone;
                if (tier !== undefined && !registry.tiers.some(({ id })=>id === tier)) return [];
                const isThere = (0, _tombstonekeys.namedBy)(tombstone, targets).length > 0;
                const where = tier === undefined ? '' : ` on ${tier}`;
                if (isThere && gone) {
                    return [
                        {
                            pointer: (0, _problem.pointer)('tombstones', index, 'gone'),
                            message: `the ${kind} ${(0, _secretlooking.showValue)(key)} is in the registry${where}: it is not gone`,
                            allowed: 'no "gone" while the registry still names the object'
                        }
                    ];
                }
                if (isThere || gone) return [];
                const possible = targets.filter((each)=>each.kind === kind && (tier === undefined || each.tier === tier));
                const keys = [
                    ...new Set(possible.map((each)=>each.key))
                ].sort();
                const shown = keys.length > MOST_SHOWN ? `${(0, _problem.oneOf)(keys.slice(0, MOST_SHOWN))}, …` : (0, _problem.oneOf)(keys);
                return [
                    {
                        pointer: (0, _problem.pointer)('tombstones', index, 'key'),
                        message: `there is no ${kind} ${(0, _secretlooking.showValue)(key)}${where}`,
                        allowed: `${keys.length === 0 ? `no ${kind}${where}` : shown}; or "gone": true once the object was taken out of the registry`
                    }
                ];
            });
        }
    }
];
