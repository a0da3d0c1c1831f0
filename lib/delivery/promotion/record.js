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
    get record () {
        return record;
    },
    get recordApprovals () {
        return recordApprovals;
    },
    get signed () {
        return signed;
    }
});
const _answer = require("../../evidence/readers/answer");
const _place = require("../../evidence/statement/place");
const _verify = require("../../evidence/statement/verify");
const _digest = require("../../registry/digest");
const _usererror = require("../../registry/user-error");
async function signed(statement, { trust, now, sign }) {
    const bytes = await sign(statement);
    const verified = (0, _verify.verifyStatement)(bytes, trust, now());
    if (verified.ok) return {
        path: (0, _place.statementPath)(verified.statement, bytes),
        bytes,
        verified
    };
    throw new _usererror.UserError(`the statement would count for nothing: ${verified.reason}`, {
        place: statement.kind,
        allowed: `a signer that the registry trusts for ${statement.kind}; nothing was written`
    });
}
async function record(statements, message, { branch }) {
    if (statements.length === 0) return;
    await branch.append(statements.map(({ path, bytes })=>({
            path,
            bytes
        })), message);
}
function approvalStatement({ tier, commit }, { surface, bundle }, { environment, userId, login }, { own, readBack }) {
    return {
        kind: 'approval',
        subjects: {
            commit,
            bundle
        },
        predicate: {
            ...{
                surface: surface.id,
                tier: tier.id,
                environment,
                userId,
                login,
                state: 'approved',
                ...own,
                readBack
            }
        }
    };
}
function recorded(book, { subjects, predicate }) {
    const same = [
        'surface',
        'tier',
        'environment',
        'userId',
        'runId',
        'attempt',
        'state'
    ];
    return (0, _answer.entriesOf)(book, 'approval').find((each)=>{
        if (each.subjects.commit !== subjects.commit || each.subjects.bundle !== subjects.bundle) return false;
        return same.every((field)=>each.predicate[field] === predicate[field]);
    })?.id;
}
async function recordApprovals(question, surfaces, facts, desk) {
    const readBack = (0, _digest.canonicalDigest)(facts.words?.reviews ?? []);
    const ids = new Map();
    const fresh = [];
    for (const plan of surfaces){
        const own = [];
        for (const counted of plan.approvals.counted){
            const statement = approvalStatement(question, plan, counted, {
                own: desk.own,
                readBack
            });
            const before = recorded(facts.book, statement);
            if (before === undefined) fresh.push(await signed(statement, desk));
            own.push(before ?? fresh.at(-1)?.verified.id ?? '');
        }
        ids.set(plan.surface.id, own);
    }
    await record(fresh, `Approvals of a promotion to ${question.tier.id}`, desk);
    return ids;
}
