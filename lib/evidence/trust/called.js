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
    get callRefusal () {
        return callRefusal;
    },
    get calledWorkflow () {
        return calledWorkflow;
    },
    get callersOf () {
        return callersOf;
    },
    get isByCommit () {
        return isByCommit;
    },
    get pinnedCallRefusal () {
        return pinnedCallRefusal;
    }
});
function calledWorkflow({ signer, caller }) {
    const parts = [
        'repository',
        'path',
        'ref'
    ];
    return parts.every((part)=>signer[part] === caller[part]) ? undefined : signer;
}
function isByCommit({ ref, digest }) {
    return ref === digest && /^[0-9a-f]{40}$/.test(digest);
}
// GitHub lists whatever a run calls, at any depth: a file that only calls has one entry.
function onlyCall(referenced) {
    const [first, second] = referenced;
    if (first === undefined) return 'GitHub knows no workflow that the run calls';
    return second === undefined ? first : `the run calls ${second.path}, too`;
}
function callRefusal(called, referenced) {
    const { repository, path, ref, digest } = called;
    if (!isByCommit(called)) return `${path} was called by ${ref}, not by its commit`;
    if (referenced === undefined) return 'GitHub does not tell which workflows the run calls';
    const only = onlyCall(referenced);
    if (typeof only === 'string') return only;
    if (only.path === `${repository}/${path}@${digest}` && only.sha === digest) return undefined;
    return `the run calls ${only.path}, not ${repository}/${path}@${digest}`;
}
function pinnedCallRefusal(referenced, { registry, kind, tier, repository, caller }) {
    if (referenced === undefined) return 'GitHub does not tell which workflows the run calls';
    if (referenced.length === 0) return undefined;
    const only = onlyCall(referenced);
    if (typeof only === 'string') return only;
    const isPinned = (registry.trust?.entries ?? []).some((entry)=>entry.kind === 'sigstore' && entry.mayAttest.includes(kind) && (entry.tiers?.includes(tier) ?? true) && entry.repositories.includes(repository) && callersOf(entry).includes(caller) && entry.signerDigests.includes(only.sha) && only.path === `${entry.signerWorkflow}@${only.sha}`);
    return isPinned ? undefined : `the run calls ${only.path}, which no trust entry pins (signerWorkflow, signerDigests)`;
}
function callersOf(entry) {
    const own = entry.signerWorkflow.split('/').at(-1) ?? '';
    const names = entry.callerWorkflows.length > 0 ? entry.callerWorkflows : [
        own
    ];
    return names.map((name)=>`.github/workflows/${name}`);
}
