"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "ticketFirst", {
    enumerable: true,
    get: function() {
        return ticketFirst;
    }
});
const _githubname = require("../../../registry/github-name");
const _fnmatch = require("../../fnmatch");
const _view = require("../../view");
// `deploy guard` verifies the ticket and spends it.
const TICKET = /(^|[\s;&|])(?:[\w./-]*\/)?causeway\s+(ticket\s+verify|deploy\s+guard)\b/;
/** A job's environment as a pattern: an expression can become any text. */ function environmentPattern(job) {
    const environment = (0, _view.isRecord)(job['environment']) ? (0, _view.textOf)(job['environment'], 'name') : (0, _view.textOf)(job, 'environment');
    return environment && (0, _githubname.githubName)(environment.replace(/\$\{\{.*?\}\}/g, '*'));
}
function steps(job) {
    return Array.isArray(job['steps']) ? job['steps'].filter(_view.isRecord) : [];
}
// Only a job that fails when the ticket does, and that has no environment (no secrets yet), is a guard.
function isGuard(job) {
    if (job['environment'] !== undefined || job['continue-on-error'] !== undefined) return false;
    return steps(job).some((step)=>TICKET.test((0, _view.textOf)(step, 'run') ?? '') && step['continue-on-error'] === undefined && step['if'] === undefined);
}
function needsOf(job) {
    const needs = job?.['needs'];
    if (typeof needs === 'string') return [
        needs
    ];
    return Array.isArray(needs) ? needs.filter((need)=>typeof need === 'string') : [];
}
// `always()` and its like run a job although what it needs failed.
function ignoresFailure(job) {
    return /\b(always|failure|cancelled)\s*\(/.test(String(job?.['if'] ?? ''));
}
function isGuarded(jobs, id, seen = []) {
    const job = jobs[id];
    if (!(0, _view.isRecord)(job) || seen.includes(id) || ignoresFailure(job)) return false;
    return needsOf(job).some((need)=>{
        const needed = jobs[need];
        return (0, _view.isRecord)(needed) && (isGuard(needed) && !ignoresFailure(needed) || isGuarded(jobs, need, [
            ...seen,
            id
        ]));
    });
}
/** Finds the first deploy environment that a pattern can become: case doesn't count, and many jobs have the same one. */ function finder(names) {
    const parsed = names.map((name)=>({
            name,
            pattern: (0, _fnmatch.parsePattern)((0, _githubname.githubName)(name))
        }));
    const found = new Map();
    return (pattern)=>{
        if (!found.has(pattern)) {
            const own = (0, _fnmatch.parsePattern)(pattern);
            found.set(pattern, parsed.find((each)=>(0, _fnmatch.commonMatch)(own, each.pattern) !== undefined)?.name);
        }
        return found.get(pattern);
    };
}
function unguarded({ path, jobs }, named) {
    if (jobs === undefined) return [
        `${path} is not YAML`
    ];
    return Object.entries(jobs).flatMap(([id, job])=>{
        const pattern = (0, _view.isRecord)(job) ? environmentPattern(job) : undefined;
        if (pattern === undefined || isGuarded(jobs, id)) return [];
        const name = named(pattern);
        return name === undefined ? [] : [
            `the job ${id} of ${path} can name the deploy environment ${name} without needing a promotion ticket`
        ];
    });
}
const ticketFirst = {
    code: 'hygiene-ticket-first',
    title: 'A job names a deploy environment only after the ticket was verified',
    why: 'A job that names a deploy environment gets its secrets. The guard runs in a job before it, without environment, and lets it run only with a promotion ticket.',
    fix: 'Put `causeway ticket verify` (or `causeway deploy guard`) into a job without `environment`, and let the deploying job need it, without `always()`.',
    severity: 'critical',
    category: 'hygiene',
    docs: 'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idneeds',
    level: 'mandatory',
    milestone: 'M2',
    scope: 'stack',
    check (_views, context) {
        const named = finder(context.catalog.deployEnvironmentNames());
        return context.workflows.flatMap((file)=>unguarded(file, named)).map((what)=>({
                what,
                pointer: '/naming/deployEnvironment'
            }));
    }
};
