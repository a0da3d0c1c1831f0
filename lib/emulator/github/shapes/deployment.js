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
    get deploymentShape () {
        return deploymentShape;
    },
    get deploymentStatusShape () {
        return deploymentStatusShape;
    }
});
const _actor = require("../actor");
const _lookup = require("../lookup");
const _account = require("./account");
function deploymentShape(exchange, repository, one) {
    const api = (0, _lookup.repositoryUrl)(exchange, repository);
    const url = `${api}/deployments/${one.id}`;
    return {
        ...{
            url,
            id: one.id,
            node_id: (0, _account.nodeId)('DE', one.id),
            sha: one.sha,
            ref: one.ref,
            task: one.task
        },
        ...{
            payload: one.payload,
            original_environment: one.environment,
            environment: one.environment
        },
        ...{
            description: one.description,
            creator: (0, _actor.accountOf)(exchange.base, exchange.world, one.creator)
        },
        ...{
            created_at: one.createdAt,
            updated_at: one.updatedAt,
            statuses_url: `${url}/statuses`,
            repository_url: api
        },
        ...{
            transient_environment: false,
            production_environment: false
        }
    };
}
function deploymentStatusShape(exchange, repository, { id }, status) {
    const api = (0, _lookup.repositoryUrl)(exchange, repository);
    const url = `${api}/deployments/${id}`;
    return {
        ...{
            url: `${url}/statuses/${status.id}`,
            id: status.id,
            node_id: (0, _account.nodeId)('DES', status.id),
            state: status.state
        },
        ...{
            creator: (0, _actor.accountOf)(exchange.base, exchange.world, status.creator),
            description: status.description
        },
        ...{
            target_url: `${(0, _lookup.pageUrl)(exchange, repository)}/deployments/${id}`,
            created_at: status.createdAt,
            updated_at: status.createdAt
        },
        ...{
            deployment_url: url,
            repository_url: api
        }
    };
}
