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
    get listPending () {
        return listPending;
    },
    get listReviews () {
        return listReviews;
    },
    get reviewPending () {
        return reviewPending;
    }
});
const _environments = require("../../actions/environments");
const _review = require("../../actions/review");
const _actor = require("../../actor");
const _errors = require("../../errors");
const _lookup = require("../../lookup");
const _account = require("../../shapes/account");
const _deployment = require("../../shapes/deployment");
const _runs = require("./runs");
function environmentShape(exchange, repository, { id, name }) {
    const escaped = encodeURIComponent(name);
    const html = `${(0, _lookup.pageUrl)(exchange, repository)}/deployments/activity_log?environments_filter=${escaped}`;
    const url = `${(0, _lookup.repositoryUrl)(exchange, repository)}/environments/${escaped}`;
    return {
        id,
        node_id: (0, _account.nodeId)('EN', id),
        name,
        url,
        html_url: html
    };
}
function environmentById(repository, wanted) {
    return Object.values(repository.environments).find(({ id })=>id === wanted);
}
function listReviews(exchange) {
    const repository = (0, _lookup.repositoryOf)(exchange);
    const body = (0, _runs.runOf)(exchange).reviews.map(({ environments, state, user, comment })=>({
            environments: environments.flatMap((id)=>{
                const found = environmentById(repository, id);
                if (found === undefined) return [];
                const dates = {
                    created_at: found.createdAt,
                    updated_at: found.updatedAt
                };
                return [
                    {
                        ...environmentShape(exchange, repository, found),
                        ...dates
                    }
                ];
            }),
            ...{
                state,
                comment,
                user: (0, _actor.accountOf)(exchange.base, exchange.world, user)
            }
        }));
    return {
        status: 200,
        body
    };
}
function listPending(exchange) {
    const { world, base } = exchange;
    const repository = (0, _lookup.repositoryOf)(exchange);
    const run = (0, _runs.runOf)(exchange);
    const caller = world.users[exchange.caller.token?.user ?? ''];
    const body = run.pending.flatMap(({ environmentId, since })=>{
        const environment = environmentById(repository, environmentId);
        if (environment === undefined) return [];
        const reviewers = environment.reviewers.flatMap(({ type, id })=>{
            const found = type === 'User' ? Object.values(world.users).filter((user)=>user.id === id).map((user)=>(0, _account.simpleUser)(base, user)) : Object.values(world.teams).filter((one)=>one.id === id).map((one)=>(0, _account.team)(base, world, one));
            return found.map((reviewer)=>({
                    type,
                    reviewer
                }));
        });
        return [
            {
                ...{
                    environment: environmentShape(exchange, repository, environment),
                    wait_timer: environment.waitTimer
                },
                wait_timer_started_at: environment.waitTimer > 0 ? since : null,
                ...{
                    current_user_can_approve: (0, _environments.mayApprove)(world, environment, run, caller),
                    reviewers
                }
            }
        ];
    });
    return {
        status: 200,
        body
    };
}
function reviewPending(exchange) {
    const { world } = exchange;
    const repository = (0, _lookup.writableOf)(exchange);
    const run = (0, _runs.runOf)(exchange);
    const body = exchange.body;
    const environments = body.environment_ids.map((id)=>{
        const found = environmentById(repository, id);
        if (found === undefined || !run.pending.some(({ environmentId })=>environmentId === id)) throw (0, _errors.unprocessable)(`Environment ${id} is not awaiting a review of this run.`);
        return found;
    });
    if (environments.length === 0) throw (0, _errors.unprocessable)('environment_ids must not be empty.');
    const user = world.users[exchange.caller.token?.user ?? ''];
    if (user === undefined || environments.some((one)=>!(0, _environments.mayApprove)(world, one, run, user))) throw (0, _errors.forbidden)('You are not allowed to review one or more of these deployments.');
    const jobs = (0, _review.review)(world, {
        repository: repository.name,
        run: run.id
    }, {
        ...{
            user: (0, _actor.loginOf)(exchange),
            environments: environments.map(({ name })=>name),
            state: body.state
        },
        ...{
            comment: body.comment,
            at: exchange.now()
        }
    });
    const deployments = jobs.flatMap(({ deploymentId })=>repository.deployments[deploymentId ?? 0] ?? []);
    return {
        status: 200,
        body: deployments.map((one)=>(0, _deployment.deploymentShape)(exchange, repository, one))
    };
}
