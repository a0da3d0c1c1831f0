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
    get createDeploymentPolicy () {
        return createDeploymentPolicy;
    },
    get deleteDeploymentPolicy () {
        return deleteDeploymentPolicy;
    },
    get getDeploymentPolicy () {
        return getDeploymentPolicy;
    },
    get listDeploymentPolicies () {
        return listDeploymentPolicies;
    },
    get updateDeploymentPolicy () {
        return updateDeploymentPolicy;
    }
});
const _errors = require("../errors");
const _lookup = require("../lookup");
const _account = require("../shapes/account");
const _pagination = require("../transport/pagination");
const _world = require("../world");
function shape({ id, name, type }) {
    return {
        id,
        node_id: (0, _account.nodeId)('GP', id),
        name,
        type
    };
}
function policyOf(exchange, environment) {
    const found = environment.policies[exchange.params['branch_policy_id'] ?? ''];
    if (found === undefined || !(0, _lookup.visible)(exchange, found)) throw (0, _errors.notFound)();
    return found;
}
function touch(exchange, environment) {
    environment.updatedAt = exchange.now();
}
function createDeploymentPolicy(exchange) {
    const environment = (0, _lookup.environmentOf)(exchange);
    if (environment.branchPolicy?.custom_branch_policies !== true) throw (0, _errors.notFound)();
    const { name, type = 'branch' } = exchange.body;
    const known = Object.values(environment.policies).some((one)=>one.name === name && one.type === type);
    if (known) return {
        status: 303
    };
    const policy = (0, _lookup.fresh)(exchange.world, {
        id: (0, _world.takeId)(exchange.world),
        name,
        type
    });
    environment.policies[policy.id] = policy;
    touch(exchange, environment);
    return {
        status: 200,
        body: shape(policy)
    };
}
function listDeploymentPolicies(exchange) {
    const all = Object.values((0, _lookup.environmentOf)(exchange).policies).filter((one)=>(0, _lookup.visible)(exchange, one));
    return (0, _pagination.page)(exchange, all, (some, total)=>({
            total_count: total,
            branch_policies: some.map(shape)
        }));
}
function getDeploymentPolicy(exchange) {
    return {
        status: 200,
        body: shape(policyOf(exchange, (0, _lookup.environmentOf)(exchange)))
    };
}
function updateDeploymentPolicy(exchange) {
    const environment = (0, _lookup.environmentOf)(exchange);
    const policy = policyOf(exchange, environment);
    policy.name = exchange.body.name;
    touch(exchange, environment);
    return {
        status: 200,
        body: shape(policy)
    };
}
function deleteDeploymentPolicy(exchange) {
    const environment = (0, _lookup.environmentOf)(exchange);
    delete environment.policies[policyOf(exchange, environment).id];
    touch(exchange, environment);
    return {
        status: 204
    };
}
