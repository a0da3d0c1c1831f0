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
    get actionsArgs () {
        return actionsArgs;
    },
    get repositoryVariableArgs () {
        return repositoryVariableArgs;
    },
    get workflowArgs () {
        return workflowArgs;
    }
});
function actionsArgs({ repository, actions }) {
    return {
        repository: repository.name,
        enabled: true,
        allowedActions: actions.mode,
        ...actions.mode === 'selected' ? {
            allowedActionsConfig: {
                githubOwnedAllowed: actions.githubOwned,
                verifiedAllowed: actions.verified,
                patternsAlloweds: [
                    ...actions.patterns
                ]
            }
        } : {}
    };
}
function workflowArgs({ repository, workflowPermissions }) {
    return {
        repository: repository.name,
        defaultWorkflowPermissions: workflowPermissions,
        canApprovePullRequestReviews: false
    };
}
function repositoryVariableArgs({ repository }, { name, value }) {
    return {
        repository: repository.name,
        variableName: name,
        value
    };
}
