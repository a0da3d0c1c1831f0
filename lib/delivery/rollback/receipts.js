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
    get writeFailed () {
        return writeFailed;
    },
    get writeRestored () {
        return writeRestored;
    },
    get writeRolledBack () {
        return writeRolledBack;
    }
});
const _write = require("../../evidence/receipts/write");
const _naming = require("../../registry/naming");
function common({ registry, surface, tier, run, toolVersion, clock }, { ticket, startedAt }) {
    return {
        ...{
            surface: surface.id,
            tier: tier.id,
            environment: (0, _naming.deployEnvironmentName)(registry, surface, tier)
        },
        ...{
            cause: 'rollback',
            attempt: run.runAttempt,
            workflow: run,
            ticketId: ticket.id,
            toolVersion
        },
        ...{
            startedAt: startedAt.toISOString(),
            finishedAt: clock.now().toISOString()
        }
    };
}
function write(desk, draft, commit) {
    const { branch, trust, sign, clock } = desk;
    return (0, _write.writeReceipt)(draft, commit, {
        branch,
        trust,
        now: clock.now,
        sign: (statement)=>sign(statement)
    });
}
function writeRolledBack(desk, restored) {
    const { bad, good } = restored.choice;
    const { bundleDigest, target } = bad.statement.predicate;
    const draft = {
        ...common(desk, restored),
        ...{
            outcome: 'rolled-back',
            restores: good.id,
            bundleDigest
        },
        target: {
            ...target,
            publishedReadBack: false
        },
        health: {
            checks: 0,
            passed: 0,
            firstOkAt: null,
            lastOkAt: null
        }
    };
    return write(desk, draft, bad.statement.subjects.commit ?? '');
}
function writeFailed(desk, restored, isTrial = false) {
    const { good, origin } = restored.choice;
    const { bundleDigest, target } = origin.statement.predicate;
    const draft = {
        ...common(desk, restored),
        ...{
            outcome: 'failed',
            restores: good.id,
            bundleDigest,
            target: {
                ...target,
                publishedReadBack: false
            }
        },
        health: {
            checks: 0,
            passed: 0,
            firstOkAt: null,
            lastOkAt: null
        }
    };
    const { branch } = desk;
    const nowhere = {
        ...branch,
        append: async ()=>(await branch.read()).head
    };
    return write(isTrial ? {
        ...desk,
        branch: nowhere
    } : desk, draft, good.statement.subjects.commit ?? '');
}
function writeRestored(desk, restored, { deployId }, proof) {
    const { good, origin } = restored.choice;
    const { configDigest, bundleDigest, target } = origin.statement.predicate;
    const { checks, passed, firstOkAt = null, lastOkAt = null } = proof;
    const draft = {
        ...common(desk, restored),
        ...{
            outcome: 'succeeded',
            restores: good.id,
            bundleDigest,
            ...configDigest === undefined ? {} : {
                configDigest
            }
        },
        target: {
            ...target,
            deployId,
            publishedReadBack: true
        },
        health: {
            checks,
            passed,
            firstOkAt: firstOkAt?.toISOString() ?? null,
            lastOkAt: lastOkAt?.toISOString() ?? null
        }
    };
    return write(desk, draft, good.statement.subjects.commit ?? '');
}
