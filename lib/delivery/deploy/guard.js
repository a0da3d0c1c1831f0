"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "guardDeploy", {
    enumerable: true,
    get: function() {
        return guardDeploy;
    }
});
const _verify = require("../../evidence/tickets/verify");
const _choose = require("../rollback/choose");
const _runfacts = require("../targets/run-facts");
const _leafrun = require("./leaf-run");
const _signingrun = require("./signing-run");
function placeOf(repository, runId) {
    const [owner = '', repo = ''] = repository.split('/');
    return {
        owner,
        repo,
        runId
    };
}
async function signingFacts(github, { repository, runId, runAttempt }) {
    const place = placeOf(repository, runId);
    const [run, jobs, reviews] = await Promise.all([
        (0, _runfacts.readRun)(github, place),
        (0, _runfacts.readJobs)(github, place, runAttempt),
        (0, _runfacts.readReviews)(github, place)
    ]);
    return {
        run,
        jobs,
        reviews
    };
}
// A roll-back's ticket was judged by what was there when it was signed: it must still be what there is to do.
function restoredRefusal({ statement: { predicate } }, book) {
    const { cause, surface, tier, restores: to, watched, drill } = predicate;
    if (cause !== 'rollback' || drill) return undefined;
    const choice = (0, _choose.chooseRollback)(book, {
        surface,
        tier,
        to,
        watched
    });
    if (!choice.ok) return choice.reason;
    return choice.good.id === to || choice.state === 'done' ? undefined : 'what is to be restored has a newer receipt';
}
async function guardDeploy(found, release, { book, github, now, own, isSpent }) {
    const no = (reason)=>({
            ok: false,
            reason
        });
    if (!found.ok) return found;
    const { registry, surface, tier, commit, bundle } = release;
    const verdict = (0, _verify.verifyTicket)(found, book, {
        ...{
            registry,
            surface: surface.id,
            tier: tier.id,
            commit,
            bundle,
            now
        },
        spentBy: isSpent ? own.runId : undefined
    });
    if (!verdict.ok) return verdict;
    const restored = restoredRefusal(verdict.ticket, book);
    if (restored !== undefined) return no(restored);
    const leaf = (0, _leafrun.leafRefusal)(own, await (0, _runfacts.readRun)(github, placeOf(own.repository, own.runId)), release);
    if (leaf !== undefined) return no(leaf);
    const { run } = verdict.ticket.signer;
    if (run) {
        const facts = await signingFacts(github, run);
        const refusal = (0, _signingrun.signingRunRefusal)(verdict.ticket, run, facts, {
            book,
            tier
        });
        return refusal === undefined ? verdict : no(refusal);
    }
    // A key says nothing of a run: nobody can be asked who approved.
    return tier.approval ? no(`a ticket to ${tier.id} is signed by a run of GitHub Actions, not with a key`) : verdict;
}
