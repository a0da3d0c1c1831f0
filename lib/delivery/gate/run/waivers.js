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
    get judgedWaivers () {
        return judgedWaivers;
    },
    get waiverDocument () {
        return waiverDocument;
    },
    get waiverName () {
        return waiverName;
    }
});
const _verify = require("../../../evidence/statement/verify");
const _judge = require("../../../evidence/waivers/judge");
const _uses = require("../../../evidence/waivers/uses");
const _report = require("../report");
const PREFIX = 'waiver/';
function waiverDocument(name, bytes) {
    return {
        kind: `${PREFIX}${name}`,
        bytes
    };
}
function waiverName({ kind }) {
    return kind.startsWith(PREFIX) ? kind.slice(PREFIX.length) : undefined;
}
function signedFile(file, bytes, { kind, trust, now }) {
    if (!trust) return {
        ok: false,
        file,
        reason: 'the registry trusts nobody'
    };
    const result = (0, _verify.verifyStatement)(bytes, trust, now);
    if (!result.ok) return {
        ok: false,
        file,
        reason: result.reason
    };
    if (result.statement.kind !== kind) return {
        ok: false,
        file,
        reason: `it is a ${result.statement.kind}`
    };
    return {
        ok: true,
        file,
        signed: result
    };
}
function judgedWaivers(raw, { registry, trust, book, now, members }) {
    const files = raw.documents.flatMap((each)=>{
        const name = waiverName(each);
        return name === undefined ? [] : [
            {
                name,
                bytes: each.bytes
            }
        ];
    });
    const approvers = registry.governance.waiverApprovers;
    const facts = {
        approvers,
        uses: (0, _uses.usesIn)(book),
        now,
        ...members && {
            members
        }
    };
    return files.filter(({ name })=>/^[^.]+\.sigstore\.json$/.test(name)).map(({ name, bytes })=>{
        const waiverId = name.replace(/\.sigstore\.json$/, '');
        const approvals = files.filter((each)=>each.name.startsWith(`${waiverId}.approval-`));
        const reading = {
            waiverId,
            waiver: signedFile(name, bytes, {
                kind: 'waiver',
                trust,
                now
            }),
            digest: (0, _report.bytesDigest)(bytes),
            approvals: approvals.map((each)=>signedFile(each.name, each.bytes, {
                    kind: 'waiver-approval',
                    trust,
                    now
                }))
        };
        return (0, _judge.judgeWaiver)(reading, facts);
    });
}
