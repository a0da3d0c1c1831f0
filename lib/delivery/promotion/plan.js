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
    get doneReceipt () {
        return doneReceipt;
    },
    get newSince () {
        return newSince;
    },
    get planPromotion () {
        return planPromotion;
    }
});
const _chain = require("../../evidence/receipts/chain");
const _promotion = require("../../evidence/receipts/promotion");
const _receipt = require("../../evidence/receipts/receipt");
const _naming = require("../../registry/naming");
const _bundles = require("../gate/bundles");
const _approvals = require("./approvals");
function doneReceipt({ book }, release) {
    const newest = (0, _receipt.receiptsOf)(book, release.surface, release.tier).at(-1);
    if (newest?.statement.predicate.outcome !== 'succeeded') return undefined;
    const { commit, bundle } = newest.statement.subjects;
    return commit === release.commit && bundle === release.bundle ? newest : undefined;
}
function newSince({ registry, tier, commit }, { book }, surface) {
    const own = (0, _chain.receiptChain)(book, surface, tier.id);
    const last = own.ok ? (0, _chain.lastSucceeded)(own.receipts)?.statement.subjects.commit : undefined;
    if (last !== undefined) return last;
    const first = registry.tiers.find(({ promotesFrom })=>promotesFrom === undefined);
    return (0, _receipt.receiptsOf)(book, surface, first?.id ?? '').at(0)?.statement.subjects.commit ?? commit;
}
function exclusions({ authors, words }) {
    const started = words ? [
        words.run.actor,
        words.run.triggeringActor
    ] : [];
    return [
        ...started.map((person)=>({
                person,
                reason: 'started the promotion'
            })),
        ...authors.map((person)=>({
                person,
                reason: 'made or proposed a commit of the release'
            }))
    ];
}
function surfacePlan(question, facts, surface) {
    const { registry, tier, commit } = question;
    const bundles = (0, _bundles.signedBundles)(facts.book, commit, surface.id);
    const bundle = bundles.length === 1 ? bundles[0] ?? '' : '';
    const environments = (0, _naming.approvalEnvironmentNames)(registry, tier, surface);
    const asked = {
        registry,
        surface: surface.id,
        toTier: tier.id,
        commit,
        bundle,
        now: facts.now
    };
    return {
        ...{
            surface,
            bundle,
            environments,
            before: (0, _promotion.verifyPromotionReceipt)(facts.book, asked)
        },
        done: doneReceipt(facts, {
            surface: surface.id,
            tier: tier.id,
            commit,
            bundle
        }),
        approvals: (0, _approvals.countApprovals)(facts.words?.reviews ?? [], {
            ...{
                environments,
                quorum: tier.approval?.quorum ?? 0,
                reviewers: facts.reviewers,
                excluded: exclusions(facts)
            }
        })
    };
}
function problemsOf({ surface, bundle, before, done }) {
    const problem = (reason, exitCode = 1)=>({
            surface: surface.id,
            reason,
            exitCode
        });
    if (done) return [];
    if (bundle === '') return [
        problem('not exactly one bundle of it was signed at the commit')
    ];
    return before.ok ? [] : [
        problem(before.reason, before.status === 'unverified' ? 3 : 1)
    ];
}
function general({ ancestry, words }, hasSurfaces) {
    const problem = (reason, exitCode = 1)=>({
            surface: undefined,
            reason,
            exitCode
        });
    return [
        ...hasSurfaces ? [] : [
            problem('no bundle was signed at the commit')
        ],
        ...ancestry.relation === 'unknown' ? [
            problem(ancestry.reason, 3)
        ] : [],
        ...ancestry.relation === 'squashed' || ancestry.relation === 'apart' ? [
            problem(ancestry.reason)
        ] : [],
        // Approvals carry no attempt: those of the first would count for the second (ARCHITECTURE.md "Decisions").
        ...words && words.run.attempt !== 1 ? [
            problem('the run was started again; start a new one that resumes it')
        ] : []
    ];
}
function planPromotion(question, facts) {
    const { registry, repository, tier, commit } = question;
    const wanted = registry.surfaces.filter(({ id, repository: own, tiers })=>{
        if (own !== repository || tiers !== undefined && !tiers.includes(tier.id)) return false;
        return question.surfaces ? question.surfaces.includes(id) : (0, _bundles.signedBundles)(facts.book, commit, id).length > 0;
    });
    const surfaces = wanted.map((surface)=>surfacePlan(question, facts, surface));
    const objections = surfaces.flatMap(({ surface, approvals, done })=>{
        if (done || approvals.ok || !facts.words) return [];
        return [
            {
                surface: surface.id,
                reason: approvals.reason,
                exitCode: 1
            }
        ];
    });
    return {
        surfaces,
        problems: [
            ...general(facts, surfaces.length > 0),
            ...surfaces.flatMap(problemsOf)
        ],
        objections
    };
}
