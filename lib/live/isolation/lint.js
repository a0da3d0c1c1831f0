"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "isolationLint", {
    enumerable: true,
    get: function() {
        return isolationLint;
    }
});
const _sorted = require("../../plan/sorted");
const _selectors = require("../../registry/selectors");
const _cells = require("./cells");
const _facts = require("./facts");
const _matrix = require("./matrix");
/** A surface's value for a name on each of its tiers, compared in pairs. */ function tierPairs(registry, surface, read) {
    const values = (0, _selectors.tiersOf)(registry, surface).flatMap(({ id })=>{
        const value = read(id);
        return value === undefined ? [] : [
            {
                tier: id,
                value
            }
        ];
    });
    return values.flatMap((left, index)=>values.slice(index + 1).map((right)=>({
                left,
                right
            })));
}
// Names may repeat between tiers, values may not; whether they do only recorded fingerprints tell.
function tierSecrets(registry, surface, facts) {
    const on = (tier)=>(0, _cells.secretNames)(surface, tier, facts);
    const tiers = (0, _selectors.tiersOf)(registry, surface).map(({ id })=>id);
    const unseen = tiers.filter((tier)=>!on(tier).whole).map((tier)=>{
        const subject = `${surface.id} on ${tier}`;
        return {
            rule: 'tier-secret',
            subject,
            verdict: 'unverified',
            proof: 'the names of its secrets were not seen'
        };
    });
    const pairs = (0, _sorted.sortedSet)(tiers.flatMap((tier)=>on(tier).names)).flatMap((name)=>tierPairs(registry, surface, (tier)=>on(tier).names.includes(name) ? name : undefined).map(({ left, right })=>{
            const [ours = '', theirs = ''] = [
                left,
                right
            ].map(({ tier })=>`${surface.id}/${tier}/${name}`);
            const compared = (0, _facts.compareSecrets)(facts, ours, theirs);
            const about = {
                rule: 'tier-secret',
                subject: `${surface.id}/${name} on ${left.tier} and ${right.tier}`
            };
            if (compared === 'unknown' || compared === 'incomparable') {
                return {
                    ...about,
                    verdict: 'unverified',
                    proof: _facts.UNCOMPARED[compared]
                };
            }
            return compared === 'same' ? {
                ...about,
                verdict: 'denied',
                proof: 'one value on both tiers'
            } : {
                ...about,
                verdict: 'allowed',
                proof: 'other fingerprints'
            };
        }));
    return [
        ...unseen,
        ...pairs
    ];
}
// Only another team is a wall at Netlify: contexts and sites of one team share its people and tokens.
function tierTeams(registry, surface) {
    const { target } = surface;
    if (target.kind !== 'netlify') return [];
    const highest = (0, _selectors.highestTier)(registry).id;
    return tierPairs(registry, surface, (tier)=>(0, _selectors.valueOn)(target.team, tier)).filter(({ left, right })=>left.tier === highest || right.tier === highest).map(({ left, right })=>({
            rule: 'tier-team',
            subject: `${surface.id} on ${left.tier} and ${right.tier}`,
            ...left.value === right.value ? {
                verdict: 'denied',
                proof: `both in the Netlify team ${left.value}`
            } : {
                verdict: 'allowed',
                proof: `teams ${left.value} and ${right.value}`
            }
        }));
}
function tierVariables(registry, surface) {
    return Object.entries(surface.variables).filter(([, { tenantScoped }])=>tenantScoped).flatMap(([name, { values }])=>tierPairs(registry, surface, (tier)=>(0, _selectors.valueOn)(values, tier)).map(({ left, right })=>({
                rule: 'tier-variable',
                subject: `${surface.id}/${name} on ${left.tier} and ${right.tier}`,
                ...left.value === right.value ? {
                    verdict: 'denied',
                    proof: 'a tenant-scoped variable has one value on both tiers'
                } : {
                    verdict: 'allowed',
                    proof: 'other values'
                }
            })));
}
function cohortFindings(registry, facts) {
    const { cells, coverage } = (0, _matrix.isolationMatrix)(registry, facts, (0, _matrix.targetCohort)(registry));
    const pairs = cells.map(({ left, right, tier, aspect, verdict, proof })=>({
            rule: 'pair',
            subject: `${left} and ${right} on ${tier}: ${aspect}`,
            verdict,
            proof
        }));
    // What is in no cohort is compared with nothing, and so cannot be said to be apart.
    const unassigned = registry.isolationTarget ? coverage.unassigned.map((id)=>({
            rule: 'cohort',
            subject: id,
            verdict: 'unverified',
            proof: 'in no cohort: in no cell of the matrix'
        })) : [];
    const { empty } = coverage;
    // A target of which nothing is proven is not reached.
    const nothing = registry.isolationTarget && empty !== undefined ? [
        {
            rule: 'cohort',
            subject: `cohorts up to ${coverage.cohort}`,
            verdict: 'unverified',
            proof: empty
        }
    ] : [];
    return [
        ...pairs,
        ...nothing,
        ...unassigned
    ];
}
function isolationLint(registry, facts) {
    if (!registry.isolationLint.enabled) return {
        enabled: false,
        findings: []
    };
    return {
        enabled: true,
        findings: [
            ...registry.surfaces.flatMap((surface)=>[
                    ...tierSecrets(registry, surface, facts),
                    ...tierTeams(registry, surface),
                    ...tierVariables(registry, surface)
                ]),
            ...cohortFindings(registry, facts)
        ]
    };
}
