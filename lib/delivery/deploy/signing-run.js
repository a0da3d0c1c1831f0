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
    get MONITOR_WORKFLOW () {
        return MONITOR_WORKFLOW;
    },
    get PROMOTION_JOBS () {
        return PROMOTION_JOBS;
    },
    get ROLLBACK_WORKFLOW () {
        return ROLLBACK_WORKFLOW;
    },
    get signingRunRefusal () {
        return signingRunRefusal;
    }
});
const _ticket = require("../../evidence/tickets/ticket");
const _called = require("../../evidence/trust/called");
const _githubname = require("../../registry/github-name");
const PROMOTION_JOBS = {
    approval: 'approval',
    gate: 'gate'
};
const ROLLBACK_WORKFLOW = {
    path: '.github/workflows/rollback.yml',
    job: 'decide'
};
const MONITOR_WORKFLOW = {
    path: '.github/workflows/monitor.yml',
    job: 'watch'
};
const EVENTS = {
    release: [
        'push',
        'workflow_dispatch'
    ],
    promotion: [
        'workflow_dispatch',
        'workflow_run'
    ],
    rollback: [
        'workflow_dispatch',
        'workflow_run',
        'schedule'
    ]
};
// A called workflow's job is `caller / job`.
function ownName({ name }) {
    return name.split(' / ').at(-1) ?? name;
}
const APPROVAL = /^approval(?:$|[- ])/;
function isApproval(job) {
    return APPROVAL.test(ownName(job));
}
/** What stands before the names of the jobs of what was called; undefined when not every job is of it. */ function prefixOf(jobs) {
    const [first] = jobs;
    const prefix = /^.+? \/ /.exec(first?.name ?? '')?.[0];
    return prefix !== undefined && jobs.every(({ name })=>name.startsWith(prefix)) ? prefix : undefined;
}
function stateOf({ status, conclusion }) {
    return status === 'completed' ? conclusion ?? 'nothing' : status;
}
function otherRun(run, signer) {
    if (run.id !== signer.runId) return 'GitHub tells of another run than the one that signed the ticket';
    if (run.path !== signer.caller) return `the run that signed the ticket is of ${run.path}, not of ${signer.caller}`;
    if (`refs/heads/${run.branch}` !== signer.ref || run.sha !== signer.sha) {
        return 'the run that signed the ticket is on another branch or commit than its certificate says';
    }
    if (run.attempt !== signer.runAttempt) return 'the run that signed the ticket was started again since';
    return signer.called && (0, _called.callRefusal)(signer.called, run.referenced);
}
function jobRefusal(jobs, rule) {
    const { what, jobs: names, approvals: wanted, isCalled } = rule;
    const prefix = isCalled ? prefixOf(jobs) : '';
    // A job beside the call could be named like one of those that are looked for.
    if (prefix === undefined) return `the ${what} has jobs that are not of the workflow that it calls`;
    const missing = names.find((name)=>!jobs.some((job)=>job.name === prefix + name));
    if (missing !== undefined) return `the ${what} has no job "${missing}"`;
    const approvals = jobs.filter(isApproval);
    const counted = approvals.filter(({ name })=>name.startsWith(prefix) && APPROVAL.test(name.slice(prefix.length)));
    if (counted.length < wanted) return `the ${what} has ${counted.length} of ${wanted} approval jobs`;
    const named = jobs.filter((job)=>names.includes(ownName(job)));
    // Nobody is asked where nobody has to be: then the job is skipped.
    const asked = wanted === 0 ? approvals.filter((job)=>stateOf(job) !== 'skipped') : approvals;
    const open = [
        ...named,
        ...asked
    ].find((job)=>stateOf(job) !== 'success');
    return open && `the job "${open.name}" of the ${what} is ${stateOf(open)}`;
}
function environmentsOf({ statement: { predicate } }, book) {
    const names = (predicate.approvals ?? []).map((id)=>{
        const environment = (0, _ticket.findStatement)(book, 'approval', id)?.statement.predicate.environment;
        return environment === undefined ? undefined : (0, _githubname.githubName)(environment);
    });
    return new Set(names).size;
}
function rollbackRefusal(ticket, { run, jobs }, book, isCalled) {
    const isAutomatic = ticket.statement.predicate.watched !== undefined;
    const { path, job } = isAutomatic ? MONITOR_WORKFLOW : ROLLBACK_WORKFLOW;
    if (run.path !== path) {
        return `${isAutomatic ? 'an automatic rollback' : 'a rollback by hand'} comes from ${path}, not from ${run.path}`;
    }
    const approvals = environmentsOf(ticket, book);
    return jobRefusal(jobs, {
        what: 'rollback',
        jobs: [
            job,
            'record'
        ],
        approvals,
        isCalled
    });
}
// Whom the ticket counts must have approved there, by their ids: logins change hands.
function reviewRefusal(ticket, book, reviews) {
    for (const id of ticket.statement.predicate.approvals ?? []){
        const approval = (0, _ticket.findStatement)(book, 'approval', id)?.statement.predicate;
        if (!approval) return 'an approval is not on the evidence branch';
        const isThere = reviews.some(({ state, user, environments })=>{
            return state === 'approved' && user.id === approval.userId && environments.some(({ name })=>(0, _githubname.isSameName)(name, approval.environment));
        });
        if (!isThere) return `GitHub knows no approval of ${approval.environment} by ${approval.login}`;
    }
    return reviews.some(({ state })=>state === 'rejected') ? 'somebody rejected it' : undefined;
}
function jobsOf(ticket, facts, { book, tier, isCalled }) {
    const { cause } = ticket.statement.predicate;
    if (cause === 'rollback') return rollbackRefusal(ticket, facts, book, isCalled);
    if (cause === 'release') return undefined;
    const approvals = tier.approval?.quorum ?? 0;
    return jobRefusal(facts.jobs, {
        what: 'promotion',
        jobs: [
            PROMOTION_JOBS.gate
        ],
        approvals,
        isCalled
    });
}
function signingRunRefusal(ticket, signer, { run, jobs, reviews }, { book, tier }) {
    const { cause } = ticket.statement.predicate;
    const refusal = otherRun(run, signer);
    if (refusal !== undefined) return refusal;
    if (cause !== 'release' && run.attempt !== 1) return 'the run that signed the ticket was started again';
    if (!EVENTS[cause].includes(run.event)) return `a ${cause} does not come from a run on ${run.event}`;
    if (run.status === 'completed' && run.conclusion !== 'success') {
        return `the run that signed the ticket ended with ${run.conclusion ?? 'nothing'}`;
    }
    const isCalled = signer.called !== undefined;
    return jobsOf(ticket, {
        run,
        jobs,
        reviews
    }, {
        book,
        tier,
        isCalled
    }) ?? reviewRefusal(ticket, book, reviews);
}
