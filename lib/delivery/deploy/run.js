"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "runDeploy", {
    enumerable: true,
    get: function() {
        return runDeploy;
    }
});
const _book = require("../../evidence/branch/book");
const _write = require("../../evidence/receipts/write");
const _usererror = require("../../registry/user-error");
const _deployed = require("../rollback/deployed");
const _marker = require("../targets/marker");
const _foundlive = require("./found-live");
const _health = require("./health");
const _prepare = require("./prepare");
const _publish = require("./publish");
const _receiptdraft = require("./receipt-draft");
function targetFields(target, { deploy, isReadBack }) {
    return {
        provider: target?.provider ?? _receiptdraft.NOWHERE,
        siteId: target?.siteId ?? _receiptdraft.NOWHERE,
        deployId: deploy?.deployId ?? _receiptdraft.NOWHERE,
        url: target?.liveUrl ?? _receiptdraft.NOWHERE,
        publishedReadBack: isReadBack
    };
}
// All that verifiers will ask of the receipt is asked before anything is deployed: a deploy without a receipt is nobody's.
async function proveReceipt(release, ticket, desk) {
    const { receipts, deployer } = desk;
    const now = receipts.now();
    const nothing = {
        deploy: undefined,
        health: _health.NOTHING_SEEN,
        isReadBack: false,
        failure: undefined
    };
    const draft = (0, _receiptdraft.receiptDraft)(release, ticket, deployer, {
        ...{
            outcome: 'failed',
            startedAt: now,
            finishedAt: now,
            ticketId: ticket.id
        },
        ...{
            target: targetFields(undefined, nothing),
            health: _health.NOTHING_SEEN
        }
    });
    const branch = {
        read: receipts.branch.read,
        append: async (_files, _message, guard)=>guard?.since ?? ''
    };
    await (0, _write.writeReceipt)(draft, release.commit, {
        ...receipts,
        branch
    });
}
async function reach(release, ticket, book, desk) {
    const { progress, patience, receipts } = desk;
    let target;
    try {
        const bundle = await (0, _prepare.releaseBundle)(desk.store, book, release);
        target = await desk.target();
        const found = await (0, _marker.readMarker)(target.liveUrl, patience.timeoutMs);
        const live = (0, _foundlive.foundLive)(found.ok ? found.marker : undefined, book, release);
        if (live.state === 'done') return live.receipt;
        const previous = await (0, _prepare.restorablePrevious)(target, book, release);
        const own = {
            surface: release.surface.id,
            tier: release.tier.id,
            bundleDigest: release.bundle,
            ticketId: ticket.id
        };
        const marker = live.state === 'unfinished' ? live.marker : own;
        const steps = {
            ...{
                target,
                marker,
                path: release.surface.health?.path,
                now: receipts.now,
                patience,
                progress
            },
            previous: previous && (0, _deployed.deployedBy)(previous)
        };
        const there = live.state === 'unfinished' ? await target.published() : undefined;
        const published = there ? await (0, _publish.readBackOnly)(steps, there) : await (0, _publish.publishBundle)({
            ...steps,
            marker: own
        }, bundle);
        return {
            target,
            published,
            ticketId: there ? marker.ticketId : ticket.id,
            isResumed: there !== undefined
        };
    } catch (error) {
        if (!(error instanceof _usererror.UserError)) throw error;
        const failure = {
            reason: error.message,
            exitCode: error.exitCode
        };
        const published = {
            deploy: undefined,
            health: _health.NOTHING_SEEN,
            isReadBack: false,
            failure
        };
        return {
            target,
            published,
            ticketId: ticket.id,
            isResumed: false
        };
    }
}
async function runDeploy(release, ticket, desk) {
    const { receipts } = desk;
    const startedAt = receipts.now();
    const book = (0, _book.readEvidenceBook)(await receipts.branch.read(), receipts.trust, startedAt);
    await proveReceipt(release, ticket, desk);
    const reached = await reach(release, ticket, book, desk);
    if ('statement' in reached) return {
        state: 'already',
        receipt: reached,
        reason: undefined,
        exitCode: 0
    };
    const { target, published, ticketId, isResumed } = reached;
    const { failure, health } = published;
    const draft = (0, _receiptdraft.receiptDraft)(release, ticket, desk.deployer, {
        ...{
            outcome: failure ? 'failed' : 'succeeded',
            startedAt,
            finishedAt: receipts.now(),
            ticketId,
            health
        },
        target: targetFields(target, published)
    });
    const { receipt } = await (0, _write.writeReceipt)(draft, release.commit, receipts);
    if (failure) return {
        state: 'failed',
        receipt,
        reason: failure.reason,
        exitCode: failure.exitCode
    };
    return {
        state: isResumed ? 'resumed' : 'deployed',
        receipt,
        reason: undefined,
        exitCode: 0
    };
}
