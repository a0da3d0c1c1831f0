"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "stateChanges", {
    enumerable: true,
    get: function() {
        return stateChanges;
    }
});
const _address = require("../plan/address");
const _sorted = require("../plan/sorted");
const _shell = require("./repair/shell");
/** Nothing was written: an operation that found all as it was. */ function isIdle({ changes }) {
    if (changes === undefined) return false;
    return Object.entries(changes).every(([operation, count])=>operation === 'same' || count === 0);
}
function changesText(changes) {
    const own = Object.entries(changes).filter(([operation, count])=>operation !== 'same' && count > 0);
    return (0, _sorted.sortedBy)(own, ([operation])=>operation).map(([operation, count])=>`${operation} ${count}`).join(', ') || 'nothing';
}
function finding(stack, kind, field, reason) {
    const repair = (0, _shell.commented)(`pulumi stack history --stack ${(0, _shell.quoted)(stack)} --json`, 'find who did it, then apply again');
    return {
        kind,
        address: (0, _address.addressText)({
            kind: 'state',
            stack
        }),
        field,
        reason,
        repair
    };
}
// The receipt is written by the job that applied, after the update and before the next one begins.
function receiptOf({ receipts }, update, next) {
    const end = Date.parse(update.endedAt ?? '');
    const until = next === undefined ? Number.POSITIVE_INFINITY : Date.parse(next.startedAt);
    return receipts.find(({ finishedAt })=>Date.parse(finishedAt) >= end && Date.parse(finishedAt) <= until);
}
function judgeUpdate(judged, update, next) {
    const { kind, version, endedAt, startedAt, changes } = update;
    const field = version > 0 ? `update ${version}` : `update of ${startedAt}`;
    if (endedAt === undefined) {
        return [
            finding(judged.stack, 'unverified', field, `a ${kind} began at ${startedAt} and has not ended`)
        ];
    }
    if (isIdle(update)) return [];
    const receipt = receiptOf(judged, update, next);
    if (!receipt) {
        const what = changes === undefined ? 'changes unknown' : changesText(changes);
        return [
            finding(judged.stack, 'different', field, `no apply receipt tells of the ${kind} of ${endedAt}: ${what}`)
        ];
    }
    if (changes === undefined || changesText(changes) === changesText(receipt.changes)) return [];
    const reason = `the receipt tells of ${changesText(receipt.changes)}, the update of ${changesText(changes)}`;
    return [
        finding(judged.stack, 'different', field, reason)
    ];
}
function isWhole(updates) {
    const versions = updates.map(({ version })=>version);
    return versions.every((version, index)=>index === 0 || version === 0 || version === (versions[index - 1] ?? 0) + 1);
}
function judgeHistory(judged, newestFirst) {
    const { stack, receipts } = judged;
    const updates = (0, _sorted.sortedBy)(newestFirst, ({ startedAt, version })=>`${startedAt} ${String(version).padStart(9, '0')}`);
    const [oldest] = updates;
    const first = receipts[0];
    const unverified = (reason)=>[
            finding(stack, 'unverified', 'history', reason)
        ];
    if (!oldest) {
        return first ? unverified('there is an apply receipt, but the history is empty') : [];
    }
    if (!isWhole(updates)) return unverified('the history has gaps');
    if (first && Date.parse(oldest.startedAt) > Date.parse(first.finishedAt)) {
        return unverified(`the history begins at ${oldest.startedAt}, after the receipt of ${first.finishedAt}`);
    }
    // What was done before the first receipt that is given is that receipt's past: only what came after it is judged.
    return updates.flatMap((update, index)=>{
        const next = updates[index + 1];
        const isPast = first && next && Date.parse(next.endedAt ?? '') <= Date.parse(first.finishedAt);
        return isPast ? [] : judgeUpdate(judged, update, next);
    });
}
function judgeExport({ stack, receipts }, writtenAt, pending) {
    const last = receipts.at(-1);
    const open = pending === 0 ? [] : [
        finding(stack, 'different', 'pending operations', `${pending} operations were begun and never ended`)
    ];
    if (last && Date.parse(writtenAt) <= Date.parse(last.finishedAt)) return open;
    const since = last ? `the last apply receipt is of ${last.finishedAt}` : 'there is no apply receipt';
    return [
        ...open,
        finding(stack, 'different', 'manifest', `the state was written at ${writtenAt}, and ${since}`)
    ];
}
function stateChanges(stack, facts, applied) {
    const own = applied.filter((receipt)=>receipt.stack === stack);
    const receipts = (0, _sorted.sortedBy)(own, ({ finishedAt })=>new Date(finishedAt).toISOString());
    const judged = {
        stack,
        receipts
    };
    return facts.form === 'history' ? judgeHistory(judged, facts.updates) : judgeExport(judged, facts.writtenAt, facts.pending);
}
