"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "signLeave", {
    enumerable: true,
    get: function() {
        return signLeave;
    }
});
const _nodecrypto = require("node:crypto");
const _ticket = require("../../evidence/tickets/ticket");
const _verify = require("../../evidence/tickets/verify");
const _usererror = require("../../registry/user-error");
const _desk = require("./desk");
async function signLeave(desk, { approvals, ...leave }) {
    const { registry, branch, surface, tier, run, clock } = desk;
    const { commit, bundle } = leave;
    const place = {
        surface: surface.id,
        tier: tier.id
    };
    const statement = (0, _ticket.ticketStatement)({
        ...{
            cause: 'rollback',
            ...place,
            ...leave,
            runId: run.runId,
            attempt: run.runAttempt
        },
        ...approvals.length === 0 ? {} : {
            approvals: [
                ...approvals
            ]
        },
        ...{
            nonce: (0, _nodecrypto.randomBytes)(16).toString('hex'),
            now: clock.now()
        }
    });
    const { verified, path, bytes } = await (0, _desk.signFile)(desk, statement);
    const verdict = (0, _verify.verifyTicket)(verified, await (0, _desk.readBook)(desk), {
        registry,
        ...place,
        commit,
        bundle,
        now: clock.now()
    });
    if (!verdict.ok) {
        throw new _usererror.UserError(`the ticket would be refused: ${verdict.reason}`, {
            place: `${surface.id} on ${tier.id}`,
            allowed: 'a roll-back that its ticket lets through; nothing was published',
            exitCode: 1
        });
    }
    await branch.append([
        {
            path,
            bytes
        }
    ], `Ticket to roll back ${surface.id} on ${tier.id}`);
    return verdict.ticket;
}
