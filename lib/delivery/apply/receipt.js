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
    get applyReceipt () {
        return applyReceipt;
    },
    get newestUpdate () {
        return newestUpdate;
    },
    get readBackOf () {
        return readBackOf;
    }
});
const _statement = require("../../evidence/statement/statement");
const _statefacts = require("../../live/state-facts");
const _digest = require("../../registry/digest");
const _usererror = require("../../registry/user-error");
/** How long ago the update may have ended (the job's own steps come between), and how far clocks may differ. */ const LATEST = 60 * 60_000;
const SKEW = 5 * 60_000;
function newestUpdate(text, place, { now, message }) {
    const refuse = (message)=>new _usererror.UserError(message, {
            ...{
                place,
                exitCode: 3
            },
            allowed: '`pulumi stack history --json --page-size 1`, read right after the `pulumi up --message` of what `causeway apply message` wrote'
        });
    const facts = (0, _statefacts.readStateFacts)(text, place);
    const [newest] = facts.form === 'history' ? facts.updates : [];
    if (!newest) throw refuse('there is no update in the history');
    const { kind, endedAt } = newest;
    if (kind !== 'update') throw refuse(`the newest operation is a ${kind}, no update`);
    if (endedAt === undefined) throw refuse('the update has not ended');
    const age = now.getTime() - Date.parse(endedAt);
    if (age > LATEST || age < -SKEW) throw refuse(`the newest update ended at ${endedAt}: it is another one`);
    // Somebody may have updated the stack by hand while this run was at it.
    if (newest.message !== message) throw refuse(`the newest update is not the one of "${message}": it is another one`);
    if (newest.changes === undefined) throw refuse('the history does not say what was changed');
    return {
        ...newest,
        endedAt
    };
}
function readBackOf(bytes, place, { binding, endedAt }) {
    const refuse = (message)=>new _usererror.UserError(message, {
            place,
            allowed: 'what `causeway live verify --evidence` wrote after this update'
        });
    const parsed = (0, _statement.parseStatement)(bytes);
    if (!parsed.ok) throw refuse(`the read-back is no statement: ${parsed.reason}`);
    const { statement } = parsed;
    if (statement.kind !== 'ruleset-verification') throw refuse(`the read-back is a ${statement.kind}`);
    const { stack, registryDigest, verdict, readAt } = statement.predicate;
    if (stack !== binding.stack) throw refuse(`the read-back is of the stack ${stack}`);
    if (registryDigest !== binding.registry) throw refuse('the read-back is against another registry');
    // The engine counts whole seconds.
    if (Date.parse(readAt) < Math.floor(Date.parse(endedAt) / 1000) * 1000) {
        throw refuse(`the read-back is of ${readAt}, before the update ended`);
    }
    return {
        digest: statement.subjects.reading ?? '',
        verdict
    };
}
function applyReceipt(facts) {
    const { binding, commit, update, readBack, finishedAt, workflow } = facts;
    const { stack, registry, program, lockfile, pack, packConfiguration, plugins, steps, digest } = binding;
    return {
        kind: 'apply-receipt',
        subjects: {
            plan: digest
        },
        predicate: {
            ...{
                stack,
                registryDigest: registry,
                commit,
                programDigest: program,
                lockfileDigest: lockfile
            },
            ...{
                packDigest: (0, _digest.canonicalDigest)({
                    pack,
                    packConfiguration
                }),
                plugins,
                changes: {
                    ...update.changes
                }
            },
            previewStepsDigest: (0, _digest.canonicalDigest)(steps),
            outcome: update.result === 'succeeded' ? 'succeeded' : 'failed',
            ...readBack === undefined ? {} : {
                readBack
            },
            ...{
                finishedAt: finishedAt.toISOString(),
                workflow
            }
        }
    };
}
