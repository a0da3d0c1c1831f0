"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "releaseToFirstTier", {
    enumerable: true,
    get: function() {
        return releaseToFirstTier;
    }
});
const _book = require("../../evidence/branch/book");
const _answer = require("../../evidence/readers/answer");
const _ticket = require("../../evidence/tickets/ticket");
const _verify = require("../../evidence/tickets/verify");
const _selectors = require("../../registry/selectors");
const _usererror = require("../../registry/user-error");
const _bundles = require("../gate/bundles");
const _deploys = require("./deploys");
const _plan = require("./plan");
const _record = require("./record");
function requireFirst({ registry, tier }) {
    if (tier.promotesFrom === undefined) return;
    throw new _usererror.UserError(`${tier.id} is promoted to, not released to`, {
        place: '--tier',
        allowed: registry.tiers.flatMap(({ id, promotesFrom })=>promotesFrom === undefined ? [
                id
            ] : []).join(', ')
    });
}
/** The surfaces of which a bundle was signed at the commit. Throws UserError (exit 1) when there is none, or one has several. */ function released(question, book) {
    const { registry, repository, tier, commit } = question;
    const found = registry.surfaces.filter((surface)=>surface.repository === repository && (0, _selectors.isOnTier)(surface, tier.id)).filter(({ id })=>question.surfaces?.includes(id) ?? true).map((surface)=>({
            surface,
            bundles: (0, _bundles.signedBundles)(book, commit, surface.id)
        })).filter(({ bundles })=>question.surfaces !== undefined || bundles.length > 0);
    const place = `${repository} at ${commit}`;
    if (found.length === 0) throw new _usererror.UserError('no bundle was signed at the commit', {
        place,
        exitCode: 1
    });
    return found.map(({ surface, bundles: [bundle, ...more] })=>{
        if (bundle !== undefined && more.length === 0) return {
            surface,
            bundle
        };
        throw new _usererror.UserError('not exactly one bundle of it was signed at the commit', {
            place: surface.id,
            exitCode: 1
        });
    });
}
async function releaseToFirstTier(question, until, desk) {
    requireFirst(question);
    const { registry, tier, commit } = question;
    const { branch, trust, now, own, nonce } = desk;
    const book = (0, _book.readEvidenceBook)(await branch.read(), trust, now());
    const all = released(question, book);
    const tickets = new Map();
    const fresh = [];
    for (const { surface, bundle } of all){
        const place = {
            surface: surface.id,
            tier: tier.id,
            commit,
            bundle
        };
        if ((0, _plan.doneReceipt)({
            book
        }, place)) continue;
        const before = (0, _answer.entriesOf)(book, 'promotion-ticket').find(({ subjects, predicate })=>{
            if (subjects.commit !== commit || subjects.bundle !== bundle || predicate.runId !== own.runId) return false;
            return predicate.surface === surface.id && predicate.tier === tier.id && predicate.attempt === own.attempt;
        });
        if (before) {
            tickets.set(surface.id, before.id);
            continue;
        }
        const ticket = await (0, _record.signed)((0, _ticket.ticketStatement)({
            cause: 'release',
            ...place,
            ...own,
            nonce: nonce(),
            now: now()
        }), desk);
        const verdict = (0, _verify.verifyTicket)(ticket.verified, book, {
            registry,
            ...place,
            now: now()
        });
        if (!verdict.ok) {
            throw new _usererror.UserError(`the ticket would be refused: ${verdict.reason}`, {
                place: surface.id,
                exitCode: 1
            });
        }
        fresh.push(ticket);
        tickets.set(surface.id, ticket.verified.id);
    }
    await (0, _record.record)(fresh, `Tickets of a release to ${tier.id}`, desk);
    return {
        tickets,
        outcomes: until ? [] : await (0, _deploys.runDeploys)(question, all, tickets, desk)
    };
}
