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
    get openReason () {
        return openReason;
    },
    get readinessStatus () {
        return readinessStatus;
    }
});
const _proof = require("./proof");
function itemStatus({ id, title, state, criteria }, facts) {
    const judged = criteria.map(({ text, evidence })=>({
            text,
            proofs: evidence.map((each)=>(0, _proof.prove)(each, facts))
        }));
    const holds = judged.every(({ proofs })=>proofs.every(({ status })=>status === 'holds'));
    const status = state === 'open' ? 'open' : holds ? 'complete' : 'unproven';
    return {
        id,
        title,
        claimed: state,
        status,
        criteria: judged
    };
}
function readinessStatus({ items }, facts) {
    const all = items.map((item)=>itemStatus(item, facts));
    return {
        complete: all.every(({ status })=>status === 'complete'),
        items: all
    };
}
function openReason({ status, criteria, claimed }) {
    if (status === 'complete') return undefined;
    const proofs = criteria.flatMap((criterion)=>criterion.proofs);
    const lacking = proofs.filter((proof)=>proof.status !== 'holds');
    const [first] = lacking;
    if (!first) return `all ${proofs.length} pieces of evidence hold; it is still claimed ${claimed}`;
    const more = lacking.length > 1 ? `, and ${lacking.length - 1} more` : '';
    return `${first.evidence}: ${first.reason}${more}`;
}
