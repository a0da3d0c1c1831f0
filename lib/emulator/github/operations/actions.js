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
    get getActionsPermissions () {
        return getActionsPermissions;
    },
    get getSelectedActions () {
        return getSelectedActions;
    },
    get getWorkflowPermissions () {
        return getWorkflowPermissions;
    },
    get setActionsPermissions () {
        return setActionsPermissions;
    },
    get setSelectedActions () {
        return setSelectedActions;
    },
    get setWorkflowPermissions () {
        return setWorkflowPermissions;
    }
});
const _errors = require("../errors");
const _lookup = require("../lookup");
function getActionsPermissions(exchange) {
    const repository = (0, _lookup.repositoryOf)(exchange);
    const { enabled, allowedActions, shaPinningRequired } = repository.actions;
    const url = `${exchange.base}/repos/${(0, _lookup.fullName)(exchange, repository)}/actions/permissions/selected-actions`;
    const detail = {
        allowed_actions: allowedActions,
        sha_pinning_required: shaPinningRequired
    };
    const selected = allowedActions === 'selected' ? {
        selected_actions_url: url
    } : {};
    return {
        status: 200,
        body: {
            enabled,
            ...enabled ? {
                ...detail,
                ...selected
            } : {}
        }
    };
}
function setActionsPermissions(exchange) {
    const { actions } = (0, _lookup.repositoryOf)(exchange);
    const body = exchange.body;
    actions.enabled = body.enabled;
    actions.allowedActions = body.allowed_actions ?? actions.allowedActions;
    actions.shaPinningRequired = body.sha_pinning_required ?? actions.shaPinningRequired;
    return {
        status: 204
    };
}
function requireSelected(repository) {
    if (repository.actions.allowedActions !== 'selected') {
        throw (0, _errors.conflict)('Conflict - the allowed actions of this repository are not set to selected');
    }
}
function getSelectedActions(exchange) {
    const repository = (0, _lookup.repositoryOf)(exchange);
    requireSelected(repository);
    return {
        status: 200,
        body: repository.actions.selected
    };
}
function setSelectedActions(exchange) {
    const repository = (0, _lookup.repositoryOf)(exchange);
    requireSelected(repository);
    const body = exchange.body ?? {};
    if (body.patterns_allowed?.some((pattern)=>/\s/.test(pattern) || pattern === '') === true) {
        throw (0, _errors.unprocessable)('patterns_allowed has a pattern that is not valid');
    }
    repository.actions.selected = {
        ...repository.actions.selected,
        ...body
    };
    return {
        status: 204
    };
}
function getWorkflowPermissions(exchange) {
    return {
        status: 200,
        body: (0, _lookup.repositoryOf)(exchange).workflow
    };
}
function setWorkflowPermissions(exchange) {
    const repository = (0, _lookup.repositoryOf)(exchange);
    repository.workflow = {
        ...repository.workflow,
        ...exchange.body
    };
    return {
        status: 204
    };
}
