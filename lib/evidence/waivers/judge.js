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
    get MAX_DAYS () {
        return MAX_DAYS;
    },
    get judgeWaiver () {
        return judgeWaiver;
    },
    get waiverFor () {
        return waiverFor;
    }
});
const _dates = require("../../registry/dates");
const _signature = require("../statement/signature");
const _person = require("../trust/person");
const _approval = require("./approval");
const _files = require("./files");
const _scope = require("./scope");
const MAX_DAYS = 14;
function flawOf({ statement, signer, time }, id, facts) {
    const { waiverId, checkId, requestedBy, issuedAt, expiresAt } = statement.predicate;
    const { now, maxDays = MAX_DAYS } = facts;
    const [issued, expires] = [
        Date.parse(issuedAt),
        Date.parse(expiresAt)
    ];
    if (waiverId !== id) return `the file is named after another waiver than ${waiverId}`;
    if (statement.subjects.waiver !== (0, _files.sha256Of)(waiverId)) return 'it has the subject of another waiver';
    if (!(0, _scope.isWaivable)({
        id: checkId
    })) return `${checkId} can never be waived`;
    if (!(0, _person.samePerson)(signer.person, requestedBy)) return `it was signed by ${signer.id}, which is not ${requestedBy}`;
    if (Math.abs(time.getTime() - issued) > _signature.CLOCK_SKEW) return 'it was signed at another time than it says';
    if (!(expires > issued)) return 'it expires before it was issued';
    if (expires - issued > (0, _dates.days)(maxDays)) return `it holds longer than ${maxDays} days`;
    if (issued > now.getTime() + _signature.CLOCK_SKEW) return 'it was issued in the future';
    return undefined;
}
function judgeWaiver(reading, facts) {
    const { waiverId, waiver: file } = reading;
    if (!file.ok) {
        const none = {
            waiver: undefined,
            evidence: [],
            usesLeft: null
        };
        return {
            waiverId,
            file: file.file,
            status: 'refused',
            reason: file.reason,
            ...none
        };
    }
    const waiver = file.signed.statement.predicate;
    const verdict = (status, reason, more = {})=>({
            ...{
                waiverId,
                file: file.file,
                status,
                reason,
                waiver,
                evidence: [
                    file.signed.id
                ],
                usesLeft: null
            },
            ...more
        });
    const flaw = flawOf(file.signed, waiverId, facts);
    if (flaw !== undefined) return verdict('refused', flaw);
    const approval = (0, _approval.approvalOf)(reading, file.signed, facts);
    if (approval.status !== 'approved') return verdict(approval.status, approval.reason);
    const evidence = [
        file.signed.id,
        approval.id
    ];
    if (facts.now.getTime() >= Date.parse(waiver.expiresAt)) {
        return verdict('expired', `it expired at ${waiver.expiresAt}`, {
            evidence
        });
    }
    const until = `approved by ${approval.approver}, until ${waiver.expiresAt}`;
    if ('stack' in waiver.commits) return verdict('valid', until, {
        evidence
    });
    const used = facts.uses?.(waiverId);
    if (used === undefined) return verdict('unverified', 'its uses could not be counted', {
        evidence
    });
    const usesLeft = Math.max(0, waiver.maxUses - used);
    if (usesLeft === 0) return verdict('used-up', `it was used ${used} times of ${waiver.maxUses}`, {
        evidence,
        usesLeft
    });
    return verdict('valid', `${until}, ${usesLeft} of ${waiver.maxUses} uses left`, {
        evidence,
        usesLeft
    });
}
function waiverFor(verdicts, question, isAncestor = ()=>undefined) {
    const asked = verdicts.flatMap((verdict)=>verdict.waiver && (0, _scope.covers)(verdict.waiver, question, isAncestor) ? [
            {
                ...verdict,
                waiver: verdict.waiver
            }
        ] : []);
    const waived = asked.find(({ status })=>status === 'valid');
    const refusals = asked.filter(({ status })=>status !== 'valid');
    return {
        waived,
        refusals: refusals.map(({ waiverId, reason })=>`waiver ${waiverId}: ${reason}`)
    };
}
