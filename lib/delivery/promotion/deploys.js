"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "runDeploys", {
    enumerable: true,
    get: function() {
        return runDeploys;
    }
});
const _book = require("../../evidence/branch/book");
const _receipt = require("../../evidence/receipts/receipt");
const _selectors = require("../../registry/selectors");
const _usererror = require("../../registry/user-error");
const _release = require("../deploy/release");
const _dispatch = require("../targets/dispatch");
const _of = require("../targets/of");
const _look = require("./look");
const _plan = require("./plan");
function isSpent(book, ticketId) {
    return book.statements.some(({ statement: { kind, subjects } })=>{
        return kind === 'ticket-spent' && subjects.ticket === ticketId;
    });
}
function outcomeOf({ tier, commit }, book, { plan, run, problem }, isDone) {
    const { surface, bundle } = plan;
    const common = {
        surface: surface.id,
        runId: run?.runId
    };
    const done = isDone(book, {
        surface: surface.id,
        tier: tier.id,
        commit,
        bundle
    });
    if (done) return {
        ...common,
        state: run ? 'deployed' : 'already',
        receipt: done,
        reason: undefined,
        exitCode: 0
    };
    const receipt = (0, _receipt.receiptsOf)(book, surface.id, tier.id).at(-1);
    const reason = problem?.message ?? 'the leaf ended without a receipt of a success';
    return {
        ...common,
        state: 'failed',
        receipt,
        reason,
        exitCode: problem?.exitCode === 3 ? 3 : 1
    };
}
async function runDeploys(question, surfaces, tickets, desk) {
    const { registry, repository, tier, commit } = question;
    const { github, branch, trust, now, patience, progress } = desk;
    const { isDone = (book, release)=>(0, _plan.doneReceipt)({
            book
        }, release) } = desk;
    const leaf = {
        ...(0, _look.placeOf)(question),
        workflow: _release.LEAF_WORKFLOW,
        branch: (0, _selectors.branchOf)(registry, repository, tier)
    };
    const readBook = async ()=>(0, _book.readEvidenceBook)(await branch.read(), trust, now());
    async function follow(run, what) {
        let last = '';
        const seen = ({ status, conclusion })=>{
            const state = `${what}, run ${run.runId}: ${conclusion ?? status ?? 'unknown'}`;
            if (state !== last) progress(state);
            last = state;
        };
        try {
            const { conclusion, url } = await (0, _dispatch.followRun)(github, run, patience, seen);
            if (conclusion === 'success') return undefined;
            return new _usererror.UserError(`the leaf ended with ${conclusion ?? 'nothing'}`, {
                place: url,
                exitCode: 1
            });
        } catch (error) {
            if (error instanceof _usererror.UserError) return error;
            throw error;
        }
    }
    async function send(plan, book) {
        const { surface, bundle } = plan;
        const ticket = tickets.get(surface.id);
        const done = isDone(book, {
            surface: surface.id,
            tier: tier.id,
            commit,
            bundle
        });
        if (done !== undefined || ticket === undefined) return {
            plan,
            run: undefined,
            problem: undefined
        };
        if (isSpent(book, ticket)) {
            const allowed = 'a new promotion that resumes this one';
            return {
                plan,
                run: undefined,
                problem: new _usererror.UserError('its ticket was spent, and left no receipt', {
                    allowed,
                    exitCode: 1
                })
            };
        }
        try {
            const inputs = {
                surface: surface.id,
                tier: tier.id,
                commit,
                bundle,
                ticket
            };
            return {
                plan,
                run: await (0, _dispatch.dispatchRun)(github, leaf, inputs),
                problem: undefined
            };
        } catch (error) {
            if (!(error instanceof _usererror.UserError)) throw error;
            return {
                plan,
                run: undefined,
                problem: error
            };
        }
    }
    for (const { id } of (await (0, _dispatch.openRuns)(github, leaf, (0, _of.deliveryActor)(registry)))){
        await follow({
            ...leaf,
            runId: id
        }, 'a deploy that was under way');
    }
    const book = await readBook();
    const sent = [];
    for (const plan of surfaces)sent.push(await send(plan, book));
    const ended = await Promise.all(sent.map(async (each)=>{
        if (!each.run) return each;
        return {
            ...each,
            problem: await follow(each.run, `${each.plan.surface.id} on ${tier.id}`)
        };
    }));
    const after = await readBook();
    return ended.map((each)=>outcomeOf(question, after, each, isDone));
}
