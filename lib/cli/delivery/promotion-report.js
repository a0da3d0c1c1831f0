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
    get promotionExitCode () {
        return promotionExitCode;
    },
    get promotionReport () {
        return promotionReport;
    },
    get promotionText () {
        return promotionText;
    }
});
const _approvalsuffix = require("../../delivery/promotion/approval-suffix");
const _markdown = require("../print/markdown");
function surfaceReport({ surface, bundle, environments, before, done, approvals }, { tickets, outcomes }) {
    const outcome = outcomes?.find((each)=>each.surface === surface.id);
    return {
        ...{
            surface: surface.id,
            bundle,
            environments,
            quorum: approvals.quorum
        },
        before: before.ok ? {
            ok: true,
            receipt: before.receipt.id
        } : {
            ok: false,
            reason: before.reason
        },
        ...{
            approvals: approvals.counted,
            uncounted: approvals.uncounted
        },
        alreadyDone: done?.id ?? null,
        ticket: tickets?.get(surface.id) ?? null,
        ...outcome && {
            outcome: {
                ...{
                    state: outcome.state,
                    runId: outcome.runId ?? null,
                    receipt: outcome.receipt?.id ?? null
                },
                reason: outcome.reason ?? null,
                monitor: outcome.monitor ?? null
            }
        }
    };
}
function promotionReport({ repository, tier, commit }, reported) {
    const { plan, facts, state, outcomes = [], resumes } = reported;
    const authors = new Set(facts.authors.map(({ id })=>id));
    const failed = outcomes.flatMap(({ surface, reason, exitCode })=>exitCode === 0 ? [] : [
            {
                surface,
                reason: reason ?? 'it failed',
                exitCode
            }
        ]);
    const environments = [
        ...new Set(plan.surfaces.flatMap(({ done, environments: own })=>done ? [] : own))
    ];
    const reason = (0, _approvalsuffix.unaskable)(tier, environments);
    const unasked = reason === undefined ? [] : [
        {
            surface: undefined,
            reason,
            exitCode: 1
        }
    ];
    return {
        ...{
            schema: 'causeway/promotion/v1',
            state,
            repository,
            tier: tier.id,
            commit,
            resumes: resumes ?? null
        },
        ancestry: facts.ancestry,
        mayApprove: facts.reviewers.filter(({ id })=>!authors.has(id)).map(({ login })=>login),
        environments,
        open: plan.surfaces.some(({ done })=>done === undefined),
        suffixes: environments.flatMap((each)=>(0, _approvalsuffix.approvalSuffix)(tier, each) ?? []),
        surfaces: plan.surfaces.map((each)=>surfaceReport(each, reported)),
        problems: [
            ...plan.problems,
            ...plan.objections,
            ...unasked,
            ...failed
        ]
    };
}
function promotionExitCode({ problems }) {
    if (problems.some(({ exitCode })=>exitCode === 3)) return 3;
    return problems.length === 0 ? 0 : 1;
}
function promotionText(report) {
    const { state, tier, commit, ancestry, mayApprove, surfaces, problems } = report;
    const rows = surfaces.map(({ surface, bundle, environments, quorum, approvals, before, outcome })=>[
            ...[
                surface,
                bundle.slice(0, 19),
                environments.join(', ') || 'none',
                `${approvals.length} of ${quorum}`
            ],
            ...[
                before.ok ? 'there' : 'missing',
                outcome?.state ?? ''
            ]
        ]);
    const head = [
        'surface',
        'bundle',
        'asks',
        'approved',
        'receipt before',
        'outcome'
    ];
    return [
        `promotion of ${commit} to ${tier}: ${state}`,
        `  ${ancestry.branch}: ${ancestry.reason}`,
        `  may approve: ${mayApprove.join(', ') || 'nobody'}`,
        (0, _markdown.markdownTable)(head, rows),
        ...problems.map(({ surface, reason })=>`no: ${surface === undefined ? '' : `${surface}: `}${reason}`)
    ].join('\n');
}
