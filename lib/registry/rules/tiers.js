"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "tierRules", {
    enumerable: true,
    get: function() {
        return tierRules;
    }
});
const _problem = require("../problem");
const _secretlooking = require("../secret-looking");
const _selectors = require("../selectors");
const SOURCE = 'REGISTRY.md "Rules beyond the schema"';
function firstTiers({ tiers }) {
    const first = tiers.map((tier, index)=>({
            tier,
            index
        })).filter(({ tier })=>tier.promotesFrom === undefined);
    return first.slice(1).map(({ tier, index })=>({
            pointer: (0, _problem.pointer)('tiers', index),
            message: `the tier ${(0, _secretlooking.showValue)(tier.id)} has no promotesFrom, nor has ${(0, _secretlooking.showValue)(first[0]?.tier.id)}`,
            allowed: 'one tier without promotesFrom: the one that releases are deployed to first'
        }));
}
function forks({ tiers }) {
    const followers = new Map();
    return tiers.flatMap(({ id, promotesFrom }, index)=>{
        if (promotesFrom === undefined) return [];
        const other = followers.get(promotesFrom);
        if (other === undefined) {
            followers.set(promotesFrom, id);
            return [];
        }
        return [
            {
                pointer: (0, _problem.pointer)('tiers', index, 'promotesFrom'),
                message: `the tiers ${(0, _secretlooking.showValue)(other)} and ${(0, _secretlooking.showValue)(id)} both promote from ${(0, _secretlooking.showValue)(promotesFrom)}`,
                allowed: 'a chain: each tier feeds at most one other'
            }
        ];
    });
}
function cycles({ tiers }) {
    const from = new Map(tiers.map(({ id, promotesFrom })=>[
            id,
            promotesFrom
        ]));
    // With an id twice it isn't known which of the two is meant.
    if (from.size < tiers.length) return [];
    return tiers.flatMap(({ id }, index)=>{
        let step = from.get(id);
        for(let hops = 0; step !== undefined && step !== id && hops <= tiers.length; hops += 1)step = from.get(step);
        return step === id ? [
            {
                pointer: (0, _problem.pointer)('tiers', index, 'promotesFrom'),
                message: `the tier ${(0, _secretlooking.showValue)(id)} promotes from itself, directly or through others`,
                allowed: 'a chain that begins at a tier without promotesFrom'
            }
        ] : [];
    });
}
const tierRules = [
    {
        code: 'tier-first-several',
        level: 'error',
        title: 'Exactly one tier has no promotesFrom',
        why: 'A release is deployed to the first tier without promotion evidence; a second one would be a way around.',
        source: SOURCE,
        check: firstTiers
    },
    {
        code: 'tier-promotes-from-unknown',
        level: 'error',
        title: 'promotesFrom names a tier',
        why: 'A tier without a tier before it has no evidence to ask for.',
        source: SOURCE,
        check: ({ tiers })=>tiers.flatMap(({ id, promotesFrom }, index)=>promotesFrom === undefined || tiers.some((tier)=>tier.id === promotesFrom) ? [] : [
                    {
                        pointer: (0, _problem.pointer)('tiers', index, 'promotesFrom'),
                        message: `the tier ${(0, _secretlooking.showValue)(id)} promotes from ${(0, _secretlooking.showValue)(promotesFrom)}, which is no tier`,
                        allowed: (0, _problem.oneOf)(tiers.map((tier)=>tier.id).filter((other)=>other !== id))
                    }
                ])
    },
    {
        code: 'tier-chain-fork',
        level: 'error',
        title: 'No two tiers promote from the same tier',
        why: 'The highest tier must be one: policy, protection and approval of the foundation follow it.',
        source: SOURCE,
        check: forks
    },
    {
        code: 'tier-chain-cycle',
        level: 'error',
        title: 'promotesFrom has no cycle',
        why: 'In a cycle every tier waits for evidence of another.',
        source: SOURCE,
        check: cycles
    },
    {
        code: 'tier-first-approval',
        level: 'warning',
        title: 'The first tier asks no approval',
        why: 'Releases are deployed to it without promotion, so that its approval environments are never waited for.',
        source: 'ARCHITECTURE.md "A ticket has a cause"',
        check: ({ tiers })=>tiers.flatMap(({ id, approval, promotesFrom }, index)=>approval && promotesFrom === undefined ? [
                    {
                        pointer: (0, _problem.pointer)('tiers', index, 'approval'),
                        message: `the approval of the first tier ${(0, _secretlooking.showValue)(id)} is never asked for`,
                        allowed: 'an approval on a tier with promotesFrom'
                    }
                ] : [])
    },
    {
        code: 'tier-highest-unapproved',
        level: 'warning',
        title: 'The highest tier asks an approval',
        why: 'Without one, whoever can merge can deploy to it.',
        source: SOURCE,
        check: (registry)=>{
            const highest = (0, _selectors.highestTier)(registry);
            if (!(0, _selectors.isChain)(registry) || highest.approval || registry.tiers.length < 2) return [];
            return [
                {
                    pointer: (0, _problem.pointer)('tiers', registry.tiers.indexOf(highest)),
                    message: `the highest tier ${(0, _secretlooking.showValue)(highest.id)} has no approval`,
                    allowed: 'an approval with 1 to 6 reviewers'
                }
            ];
        }
    }
];
