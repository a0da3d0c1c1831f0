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
    get compare () {
        return compare;
    },
    get findingsExitCode () {
        return findingsExitCode;
    },
    get isHidden () {
        return isHidden;
    },
    get sortedFindings () {
        return sortedFindings;
    }
});
const _nodeutil = require("node:util");
const _address = require("../plan/address");
const _addressplace = require("../plan/address-place");
const _sorted = require("../plan/sorted");
const _githubname = require("../registry/github-name");
const _repair = require("./repair");
/** Settings that are always there, and lookups: nobody owns or can remove them. */ const NOT_OWNED = [
    'app',
    'actions',
    'workflow-permissions',
    'codeowners',
    'outer-secret',
    'outer-variable'
];
/** A parameter that the plan does not speak of and that is off says nothing. */ function isOff(value) {
    return value === false || value === null || value === '' || value === 0 || Array.isArray(value) && value.length === 0;
}
/** Fields that hold names of GitHub's, which it compares without case. */ const NAMES = [
    'reviewers',
    'linked',
    'rule.required_deployments.required_deployment_environments'
];
function compared(value) {
    if (typeof value === 'string') return (0, _githubname.githubName)(value);
    return Array.isArray(value) ? value.map((each)=>(0, _githubname.githubName)(String(each))).sort() : value;
}
function isSame(field, planned, seen) {
    if (NAMES.includes(field)) return (0, _nodeutil.isDeepStrictEqual)(compared(planned), compared(seen));
    return (0, _nodeutil.isDeepStrictEqual)(planned, seen);
}
function isHidden(blind, address, field) {
    return blind.some((each)=>each.field === undefined ? (0, _addressplace.isWithin)(each.address, address) : address === each.address && field === each.field);
}
function differences(planned, seen, blind) {
    const extra = Object.entries(seen.fields).filter(([field, value])=>field.startsWith('rule.') && !(field in planned.fields) && !isOff(value)).map(([field, value])=>({
            field,
            planned: 'absent',
            seen: value
        }));
    const differing = Object.entries(planned.fields).filter(([field])=>!isHidden(blind, planned.address, field)).map(([field, value])=>({
            field,
            planned: value,
            seen: seen.fields[field] ?? 'absent'
        })).filter(({ field, planned: own, seen: other })=>!isSame(field, own, other));
    return [
        ...differing,
        ...extra
    ];
}
/** What is said of something that the plan does not name; nothing where it is another stack's business. */ function stranger({ organization, stack, owners }, object) {
    const { address, fields: seen } = object;
    const owner = owners(address);
    switch(owner.is){
        case 'planned':
            return undefined;
        case 'held':
            if (owner.by !== stack) return undefined;
            return {
                kind: 'different',
                address,
                planned: 'absent',
                seen,
                repair: (0, _repair.applyAgain)(stack)
            };
        case 'unknown':
            {
                const reason = `no plan names it, and nobody looked whether the state of ${owner.unread.join(' or ')} holds it`;
                return {
                    kind: 'unverified',
                    address,
                    reason,
                    repair: (0, _repair.readStates)(stack, owner.unread)
                };
            }
        case 'nobodys':
            return {
                kind: 'unowned',
                address,
                seen,
                repair: (0, _repair.repairOf)({
                    organization,
                    stack,
                    kind: 'unowned',
                    object
                })
            };
        default:
            return (0, _address.never)(owner);
    }
}
function sortedFindings(findings) {
    return (0, _sorted.sortedBy)(findings, ({ address, kind, field })=>`${address} ${kind} ${field ?? ''}`);
}
function compare({ organization, stack, expected, owners, snapshot, secrets = [] }) {
    const blind = snapshot.unverified;
    const seen = new Map(snapshot.objects.map((object)=>[
            object.address,
            object
        ]));
    const planned = new Map(expected.map((object)=>[
            object.address,
            object
        ]));
    const secretAt = new Map(secrets.map((secret)=>[
            secret.address,
            secret
        ]));
    const repair = (kind, object, field)=>(0, _repair.repairOf)({
            organization,
            stack,
            kind,
            object,
            field,
            secret: secretAt.get(object.address)
        });
    const findings = blind.map(({ address, field, reason })=>({
            ...{
                kind: 'unverified',
                address,
                reason
            },
            ...field === undefined ? {} : {
                field
            },
            repair: (0, _repair.lookAgain)(stack)
        }));
    for (const object of expected){
        const { address } = object;
        const found = seen.get(address);
        if (found) {
            for (const each of differences(object, found, blind)){
                findings.push({
                    kind: 'different',
                    address,
                    ...each,
                    repair: repair('different', object, each.field)
                });
            }
        } else if (!isHidden(blind, address)) {
            findings.push({
                kind: 'missing',
                address,
                repair: repair('missing', object)
            });
        }
    }
    for (const object of snapshot.objects){
        const { address } = object;
        if (planned.has(address) || NOT_OWNED.includes(object.kind)) continue;
        // Whose rules these are is not known where the rulesets were not seen.
        if (object.kind === 'effective-rules' && isHidden(blind, address)) continue;
        const found = stranger({
            organization,
            stack,
            owners
        }, object);
        if (found) findings.push(found);
    }
    return sortedFindings(findings);
}
function findingsExitCode(findings) {
    if (findings.some(({ kind })=>kind !== 'unverified')) return 1;
    return findings.length > 0 ? 3 : 0;
}
