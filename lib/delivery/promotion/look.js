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
    get lookAtPromotion () {
        return lookAtPromotion;
    },
    get placeOf () {
        return placeOf;
    }
});
const _book = require("../../evidence/branch/book");
const _selectors = require("../../registry/selectors");
const _usererror = require("../../registry/user-error");
const _bundles = require("../gate/bundles");
const _runfacts = require("../targets/run-facts");
const _ancestry = require("./ancestry");
const _authors = require("./authors");
const _compare = require("./compare");
const _plan = require("./plan");
const _reviewers = require("./reviewers");
function placeOf({ registry, repository }) {
    return {
        owner: registry.organization.login,
        repo: (0, _selectors.repositoryOf)(registry, repository).name
    };
}
async function authorsOf(question, book, github) {
    const { registry, commit, tier, repository } = question;
    const surfaces = question.surfaces ?? (0, _bundles.releasedSurfaces)(registry, book, {
        commit,
        repository,
        tier: tier.id
    });
    const bases = [
        ...new Set(surfaces.map((surface)=>(0, _plan.newSince)(question, {
                book
            }, surface)))
    ];
    const found = [];
    for (const base of bases)found.push(...await (0, _authors.releaseAuthors)(github, placeOf(question), base, commit));
    return [
        ...new Map(found.map((each)=>[
                each.id,
                each
            ])).values()
    ];
}
async function lookAtPromotion(question, sources) {
    const { registry, repository, tier, commit } = question;
    const { branch: evidence, trust, github, now, runId } = sources;
    if (tier.promotesFrom === undefined) {
        const allowed = registry.tiers.flatMap(({ id, promotesFrom })=>promotesFrom === undefined ? [] : [
                id
            ]).join(', ');
        throw new _usererror.UserError(`nothing is promoted to ${tier.id}: it is the first tier`, {
            place: '--tier',
            allowed
        });
    }
    const at = now();
    const book = (0, _book.readEvidenceBook)(await evidence.read(), trust, at);
    const place = placeOf(question);
    const branch = (0, _selectors.branchOf)(registry, repository, tier);
    const run = runId === undefined ? undefined : {
        ...place,
        runId
    };
    const [compared, reviewers, authors, words] = await Promise.all([
        (0, _compare.compareCommits)(github, place, commit, branch),
        (0, _reviewers.tierReviewers)(github, registry.organization.login, tier),
        authorsOf(question, book, github),
        run && Promise.all([
            (0, _runfacts.readRun)(github, run),
            (0, _runfacts.readReviews)(github, run)
        ])
    ]);
    return {
        ...{
            book,
            now: at,
            ancestry: (0, _ancestry.ancestryOf)(compared, branch),
            reviewers,
            authors
        },
        words: words && {
            run: words[0],
            reviews: words[1]
        }
    };
}
