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
    get ROLLBACK_EXIT () {
        return ROLLBACK_EXIT;
    },
    get nameOf () {
        return nameOf;
    },
    get rollbackReport () {
        return rollbackReport;
    }
});
function nameOf({ id, statement }) {
    const { receiptId, target } = statement.predicate;
    const { commit = null, bundle = null } = statement.subjects;
    return {
        id,
        receiptId,
        commit,
        bundle,
        deployId: target.deployId
    };
}
function reasonOf(result) {
    if ('reason' in result) return result.reason;
    const { receiptId } = result.choice.good.statement.predicate;
    const said = {
        ticketed: `${receiptId} may be restored`,
        restored: `${receiptId} is live again`,
        'rolled-back': `${receiptId} is live again, and earned its go`,
        'done-before': `it was rolled back before: ${receiptId} is live`
    };
    return said[result.status];
}
function rollbackReport(place, result, steps) {
    const choice = result.choice;
    return {
        schema: 'urn:causeway:rollback:v1',
        ...place,
        ...{
            status: result.status,
            reason: reasonOf(result)
        },
        ...{
            bad: choice ? nameOf(choice.bad) : null,
            good: choice ? nameOf(choice.good) : null
        },
        incident: 'incident' in result ? result.incident ?? null : null,
        ticket: 'ticket' in result ? result.ticket?.id ?? null : null,
        decisionDigest: result.report?.decisionDigest ?? null,
        steps
    };
}
const ROLLBACK_EXIT = {
    ...{
        ticketed: 0,
        restored: 0,
        'rolled-back': 0,
        'done-before': 0
    },
    ...{
        refused: 1,
        unverified: 3
    }
};
