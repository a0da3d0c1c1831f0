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
    get createCheck () {
        return createCheck;
    },
    get listChecks () {
        return listChecks;
    },
    get updateCheck () {
        return updateCheck;
    }
});
const _errors = require("../../errors");
const _refs = require("../../git/refs");
const _lookup = require("../../lookup");
const _account = require("../../shapes/account");
const _app = require("../../shapes/app");
const _pagination = require("../../transport/pagination");
const _world = require("../../world");
function shape(exchange, repository, check) {
    const { id, output } = check;
    const url = `${(0, _lookup.repositoryUrl)(exchange, repository)}/check-runs/${id}`;
    const app = exchange.world.apps[check.app];
    return {
        ...{
            id,
            head_sha: check.headSha,
            node_id: (0, _account.nodeId)('CR', id),
            external_id: check.externalId,
            url
        },
        ...{
            html_url: `${(0, _lookup.pageUrl)(exchange, repository)}/runs/${id}`,
            details_url: check.detailsUrl,
            name: check.name
        },
        ...{
            status: check.status,
            conclusion: check.conclusion,
            started_at: check.startedAt
        },
        ...{
            completed_at: check.completedAt,
            check_suite: {
                id
            },
            pull_requests: []
        },
        output: {
            ...output,
            annotations_count: 0,
            annotations_url: `${url}/annotations`
        },
        app: app === undefined ? null : (0, _app.integration)(exchange.base, exchange.world, app)
    };
}
function changed(exchange, check, body) {
    const conclusion = body.conclusion ?? check.conclusion;
    const status = body.conclusion === undefined ? body.status ?? check.status : 'completed';
    if (status === 'completed' && conclusion === null) throw (0, _errors.unprocessable)('A completed check run needs a conclusion.');
    return {
        ...{
            ...check,
            name: body.name ?? check.name,
            status,
            conclusion
        },
        ...{
            detailsUrl: body.details_url ?? check.detailsUrl,
            externalId: body.external_id ?? check.externalId
        },
        startedAt: body.started_at ?? check.startedAt,
        completedAt: status === 'completed' ? body.completed_at ?? check.completedAt ?? exchange.now() : null,
        output: {
            title: body.output?.title ?? check.output.title,
            summary: body.output?.summary ?? check.output.summary,
            text: body.output?.text ?? check.output.text
        }
    };
}
function requireApp({ caller }) {
    if (caller.token?.app == null) throw (0, _errors.forbidden)('You must authenticate via a GitHub App.');
    return caller.token.app;
}
function createCheck(exchange) {
    const repository = (0, _lookup.writableOf)(exchange);
    const app = requireApp(exchange);
    const body = exchange.body;
    const headSha = body.head_sha ?? '';
    if (repository.git.objects[headSha]?.kind !== 'commit') throw (0, _errors.unprocessable)(`No commit found for SHA: ${headSha}`);
    const blank = {
        ...{
            id: (0, _world.takeId)(exchange.world),
            headSha,
            app,
            name: '',
            externalId: null,
            detailsUrl: null,
            status: 'queued'
        },
        ...{
            conclusion: null,
            startedAt: exchange.now(),
            completedAt: null
        },
        output: {
            title: null,
            summary: null,
            text: null
        }
    };
    const check = changed(exchange, blank, body);
    repository.checks[check.id] = check;
    return {
        status: 201,
        body: shape(exchange, repository, check)
    };
}
function updateCheck(exchange) {
    const repository = (0, _lookup.writableOf)(exchange);
    const app = requireApp(exchange);
    const found = repository.checks[exchange.params['check_run_id'] ?? ''];
    if (found === undefined) throw (0, _errors.notFound)();
    if (found.app !== app) throw (0, _errors.forbidden)('This check run can only be modified by the GitHub App that made it.');
    const check = changed(exchange, found, exchange.body);
    repository.checks[check.id] = check;
    return {
        status: 200,
        body: shape(exchange, repository, check)
    };
}
function listChecks(exchange) {
    const repository = (0, _lookup.repositoryOf)(exchange);
    const wanted = exchange.params['ref'] ?? '';
    const sha = (0, _refs.resolveCommit)(repository, wanted);
    if (sha === undefined) throw (0, _errors.unprocessable)(`No commit found for SHA: ${wanted}`);
    const [name, status, app] = [
        'check_name',
        'status',
        'app_id'
    ].map((key)=>(0, _lookup.queryText)(exchange, key));
    const of = Object.values(repository.checks).filter(({ headSha })=>headSha === sha);
    const latest = new Map(of.map((check)=>[
            `${check.app} ${check.name}`,
            check
        ]));
    const found = ((0, _lookup.queryText)(exchange, 'filter') === 'all' ? of : [
        ...latest.values()
    ]).filter((check)=>name === undefined || check.name === name).filter((check)=>status === undefined || check.status === status).filter((check)=>app === undefined || String(exchange.world.apps[check.app]?.id) === app).reverse();
    return (0, _pagination.page)(exchange, found, (some, total)=>({
            total_count: total,
            check_runs: some.map((one)=>shape(exchange, repository, one))
        }));
}
