"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "formerlyRules", {
    enumerable: true,
    get: function() {
        return formerlyRules;
    }
});
const _formerids = require("../former-ids");
const _problem = require("../problem");
const _secretlooking = require("../secret-looking");
const KINDS = [
    [
        'surface',
        'surfaces'
    ],
    [
        'tier',
        'tiers'
    ],
    [
        'repository',
        'repositories'
    ]
];
function takenIds(registry) {
    return KINDS.flatMap(([kind, member])=>{
        const all = (0, _formerids.named)(registry, kind);
        const present = new Set(all.map(({ id })=>id));
        const claimed = new Set();
        return all.flatMap(({ id, formerly = [] }, index)=>formerly.flatMap((old, at)=>{
                const isClaimed = claimed.has(old);
                claimed.add(old);
                if (!present.has(old) && !isClaimed) return [];
                const whose = present.has(old) ? 'is the id of one that is there' : 'is claimed twice';
                return [
                    {
                        pointer: (0, _problem.pointer)(member, kind === 'repository' ? id : index, 'formerly', at),
                        message: `the former id ${(0, _secretlooking.showValue)(old)} of the ${kind} ${(0, _secretlooking.showValue)(id)} ${whose}`,
                        allowed: `an id that no other ${kind} has or had`
                    }
                ];
            }));
    });
}
const formerlyRules = [
    {
        code: 'former-id-taken',
        level: 'error',
        title: 'A former id is no other’s, present or former',
        why: 'Receipts, tickets and bundles under it count for whoever had it: two heirs, or an heir beside the living, would take over a chain of receipts.',
        source: 'docs/changing-things.md',
        check: takenIds
    }
];
