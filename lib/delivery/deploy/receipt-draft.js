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
    get NOWHERE () {
        return NOWHERE;
    },
    get receiptDraft () {
        return receiptDraft;
    }
});
const _naming = require("../../registry/naming");
const NOWHERE = 'none';
function receiptDraft({ registry, surface, tier, bundle }, ticket, { own, toolVersion }, { outcome, startedAt, finishedAt, target, health, ticketId }) {
    const { cause, restores } = ticket.statement.predicate;
    return {
        ...{
            surface: surface.id,
            tier: tier.id,
            environment: (0, _naming.deployEnvironmentName)(registry, surface, tier)
        },
        ...{
            outcome,
            cause,
            ...restores === undefined ? {} : {
                restores
            },
            attempt: own.runAttempt
        },
        ...{
            startedAt: startedAt.toISOString(),
            finishedAt: finishedAt.toISOString(),
            bundleDigest: bundle
        },
        ...{
            target,
            health,
            workflow: own,
            ticketId,
            toolVersion
        }
    };
}
