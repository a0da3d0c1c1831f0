"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "approvalOf", {
    enumerable: true,
    get: function() {
        return approvalOf;
    }
});
const _githubname = require("../../registry/github-name");
const _signature = require("../statement/signature");
const _person = require("../trust/person");
const _files = require("./files");
/** Whether a person may approve waivers; undefined when that hangs on a team that could not be read. */ function mayApprove(person, { approvers, members }) {
    const membersOf = (team)=>[
            ...members ?? []
        ].find(([name])=>(0, _githubname.isSameName)(name, team))?.[1];
    const answers = approvers.map((each)=>each.startsWith('team:') ? membersOf(each)?.some((one)=>(0, _person.samePerson)(one, person)) : (0, _person.samePerson)(each, person));
    if (answers.includes(true)) return true;
    return answers.includes(undefined) ? undefined : false;
}
function judgeApproval(file, { digest, waiverId }, waiver, facts) {
    const no = (reason)=>({
            status: 'unapproved',
            reason: `${file.file}: ${reason}`
        });
    if (!file.ok) return no(file.reason);
    const { statement, signer, time, id } = file.signed;
    const { approver, approvedAt, waiverId: named } = statement.predicate;
    const { requestedBy, expiresAt } = waiver.statement.predicate;
    if (statement.subjects.waiver !== digest || named !== waiverId) return no('it approves another file');
    if (file.file !== (0, _files.approvalFileName)(waiverId, approver)) return no(`the file is not named after ${approver}`);
    if (!(0, _person.samePerson)(signer.person, approver)) return no(`it was signed by ${signer.id}, which is not ${approver}`);
    if ((0, _person.samePerson)(approver, requestedBy) || signer.id === waiver.signer.id) {
        return no('nobody approves a waiver of their own');
    }
    if (Math.abs(time.getTime() - Date.parse(approvedAt)) > _signature.CLOCK_SKEW) {
        return no('it was signed at another time than it says');
    }
    if (time.getTime() < waiver.time.getTime() - _signature.CLOCK_SKEW) return no('it is older than the waiver');
    if (time.getTime() > Date.parse(expiresAt)) return no('it was signed after the waiver had expired');
    const may = mayApprove(approver, facts);
    if (may === undefined) {
        return {
            status: 'unverified',
            reason: `${file.file}: whether ${approver} may approve hangs on a team nobody read`
        };
    }
    return may ? {
        status: 'approved',
        id,
        approver
    } : no(`${approver} is not among the waiver approvers`);
}
function approvalOf(reading, waiver, facts) {
    const answers = reading.approvals.map((file)=>judgeApproval(file, reading, waiver, facts));
    const first = (status)=>answers.find((each)=>each.status === status);
    return first('approved') ?? first('unverified') ?? first('unapproved') ?? {
        status: 'unapproved',
        reason: 'nobody approved it'
    };
}
