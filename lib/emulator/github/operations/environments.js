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
    get deleteEnvironment () {
        return deleteEnvironment;
    },
    get getEnvironment () {
        return getEnvironment;
    },
    get listEnvironments () {
        return listEnvironments;
    },
    get putEnvironment () {
        return putEnvironment;
    }
});
const _errors = require("../errors");
const _lookup = require("../lookup");
const _access = require("../rules/access");
const _plans = require("../rules/plans");
const _account = require("../shapes/account");
const _pagination = require("../transport/pagination");
const _world = require("../world");
const mostReviewers = 6;
const longestWaitMinutes = 43_200;
const longestName = 255;
function reviewerShape({ world, base }, { type, id }) {
    if (type === 'Team') {
        const found = Object.values(world.teams).find((one)=>one.id === id);
        return found === undefined ? [] : [
            {
                type,
                reviewer: (0, _account.team)(base, world, found)
            }
        ];
    }
    const found = Object.values(world.users).find((one)=>one.id === id);
    return found === undefined ? [] : [
        {
            type,
            reviewer: (0, _account.simpleUser)(base, found)
        }
    ];
}
function rulesOf(exchange, environment) {
    const { id, waitTimer, reviewers, preventSelfReview, branchPolicy } = environment;
    const rule = (offset, type)=>({
            id: id * 10 + offset,
            node_id: (0, _account.nodeId)('GA', id * 10 + offset),
            type
        });
    return [
        ...waitTimer > 0 ? [
            {
                ...rule(1, 'wait_timer'),
                wait_timer: waitTimer
            }
        ] : [],
        ...reviewers.length > 0 ? [
            {
                ...rule(2, 'required_reviewers'),
                prevent_self_review: preventSelfReview,
                reviewers: reviewers.flatMap((one)=>reviewerShape(exchange, one))
            }
        ] : [],
        ...branchPolicy === null ? [] : [
            rule(3, 'branch_policy')
        ]
    ];
}
function shape(exchange, repository, environment) {
    const full = (0, _lookup.fullName)(exchange, repository);
    const name = encodeURIComponent(environment.name);
    return {
        ...{
            id: environment.id,
            node_id: (0, _account.nodeId)('EN', environment.id),
            name: environment.name
        },
        url: `${exchange.base}/repos/${full}/environments/${name}`,
        html_url: `${exchange.base}/${full}/deployments/activity_log?environments_filter=${name}`,
        ...{
            created_at: environment.createdAt,
            updated_at: environment.updatedAt
        },
        can_admins_bypass: environment.canAdminsBypass,
        protection_rules: rulesOf(exchange, environment),
        deployment_branch_policy: environment.branchPolicy
    };
}
function readableReviewer({ world }, repository, reviewer) {
    if (reviewer.type === 'Team') {
        const found = Object.values(world.teams).find(({ id })=>id === reviewer.id);
        return found !== undefined && (0, _access.roleOfTeam)(found, repository) !== undefined;
    }
    const found = Object.values(world.users).find(({ id })=>id === reviewer.id);
    return found !== undefined && (0, _access.roleOfUser)(world, found, repository) !== undefined;
}
function reviewersOf(exchange, repository, body) {
    const wanted = (body.reviewers ?? []).map(({ type, id })=>{
        if (type === undefined || id === undefined) throw (0, _errors.unprocessable)('Invalid request.\n\nA reviewer needs a type and an id.');
        return {
            type,
            id
        };
    });
    const reviewers = [
        ...new Map(wanted.map((one)=>[
                `${one.type}:${one.id}`,
                one
            ])).values()
    ];
    if (reviewers.length > mostReviewers) {
        throw (0, _errors.unprocessable)(`Failed to create the environment protection rule. Up to ${mostReviewers} reviewers are allowed.`);
    }
    const stranger = reviewers.find((one)=>!readableReviewer(exchange, repository, one));
    if (stranger !== undefined) {
        throw (0, _errors.unprocessable)(`Failed to create the environment protection rule. Reviewer ${stranger.type} ${stranger.id} must have at least read access to the repository.`);
    }
    return reviewers;
}
function requirePlan(exchange, repository, body) {
    const can = (0, _plans.capabilitiesOf)(exchange.world, repository);
    if ((body.deployment_branch_policy ?? null) !== null && !can.branchPolicies) throw (0, _plans.noBranchGate)();
    if (can.protectionRules) return;
    if ((body.reviewers ?? []).length > 0 || body.prevent_self_review === true) throw (0, _plans.noProtectionRule)('required reviewers');
    if ((body.wait_timer ?? 0) > 0) throw (0, _plans.noProtectionRule)('wait timer');
}
function putEnvironment(exchange) {
    const { world, params } = exchange;
    const repository = (0, _lookup.repositoryOf)(exchange);
    const body = exchange.body ?? {};
    const name = params['environment_name'] ?? '';
    const policy = body.deployment_branch_policy ?? null;
    const wait = body.wait_timer ?? 0;
    if (name.length > longestName) throw (0, _errors.unprocessable)(`The environment's name is longer than ${longestName} characters.`);
    if (wait < 0 || wait > longestWaitMinutes) throw (0, _errors.unprocessable)(`wait_timer must be between 0 and ${longestWaitMinutes}.`);
    if (policy !== null && policy.protected_branches === policy.custom_branch_policies) {
        throw (0, _errors.unprocessable)('protected_branches and custom_branch_policies cannot have the same value.');
    }
    requirePlan(exchange, repository, body);
    const reviewers = reviewersOf(exchange, repository, body);
    if (body.prevent_self_review === true && reviewers.length === 0) {
        throw (0, _errors.unprocessable)('Failed to create or update the environment protection rule. Required reviewers must have at least one reviewer to set prevent_self_review.');
    }
    const known = repository.environments[name.toLowerCase()];
    const at = exchange.now();
    const base = known ?? (0, _lookup.fresh)(world, {
        id: (0, _world.takeId)(world),
        name,
        createdAt: at,
        policies: {},
        variables: {},
        secrets: {}
    });
    const environment = {
        ...{
            ...base,
            updatedAt: at,
            waitTimer: wait,
            reviewers,
            preventSelfReview: body.prevent_self_review ?? false
        },
        ...{
            canAdminsBypass: body.can_admins_bypass ?? true,
            branchPolicy: policy
        },
        policies: policy?.custom_branch_policies === true ? base.policies : {}
    };
    repository.environments[name.toLowerCase()] = environment;
    return {
        status: 200,
        body: shape(exchange, repository, environment)
    };
}
function getEnvironment(exchange) {
    return {
        status: 200,
        body: shape(exchange, (0, _lookup.repositoryOf)(exchange), (0, _lookup.environmentOf)(exchange))
    };
}
function listEnvironments(exchange) {
    const repository = (0, _lookup.repositoryOf)(exchange);
    const all = Object.values(repository.environments).filter((one)=>(0, _lookup.visible)(exchange, one));
    return (0, _pagination.page)(exchange, all, (some, total)=>({
            total_count: total,
            environments: some.map((one)=>shape(exchange, repository, one))
        }));
}
function deleteEnvironment(exchange) {
    const environment = (0, _lookup.environmentOf)(exchange);
    delete (0, _lookup.repositoryOf)(exchange).environments[environment.name.toLowerCase()];
    return {
        status: 204
    };
}
