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
    get getDeployment () {
        return getDeployment;
    },
    get listDeploymentStatuses () {
        return listDeploymentStatuses;
    },
    get listDeployments () {
        return listDeployments;
    }
});
const _errors = require("../../errors");
const _lookup = require("../../lookup");
const _deployment = require("../../shapes/deployment");
const _pagination = require("../../transport/pagination");
function deploymentOf(exchange) {
    const found = (0, _lookup.repositoryOf)(exchange).deployments[exchange.params['deployment_id'] ?? ''];
    if (found === undefined) throw (0, _errors.notFound)();
    return found;
}
function listDeployments(exchange) {
    const repository = (0, _lookup.repositoryOf)(exchange);
    const [sha, ref, environment] = [
        'sha',
        'ref',
        'environment'
    ].map((name)=>(0, _lookup.queryText)(exchange, name));
    const found = Object.values(repository.deployments).filter((one)=>sha === undefined || one.sha === sha).filter((one)=>ref === undefined || one.ref === ref).filter((one)=>environment === undefined || one.environment === environment).reverse();
    return (0, _pagination.page)(exchange, found, (some)=>some.map((one)=>(0, _deployment.deploymentShape)(exchange, repository, one)));
}
function getDeployment(exchange) {
    return {
        status: 200,
        body: (0, _deployment.deploymentShape)(exchange, (0, _lookup.repositoryOf)(exchange), deploymentOf(exchange))
    };
}
function listDeploymentStatuses(exchange) {
    const repository = (0, _lookup.repositoryOf)(exchange);
    const deployment = deploymentOf(exchange);
    return (0, _pagination.page)(exchange, [
        ...deployment.statuses
    ].reverse(), (some)=>some.map((status)=>(0, _deployment.deploymentStatusShape)(exchange, repository, deployment, status)));
}
