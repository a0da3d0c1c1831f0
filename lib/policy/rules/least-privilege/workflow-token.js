"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "workflowToken", {
    enumerable: true,
    get: function() {
        return workflowToken;
    }
});
const _pointers = require("../../pointers");
const _resourcetypes = require("../../resource-types");
const _view = require("../../view");
const workflowToken = {
    code: 'least-privilege-workflow-token',
    title: "Workflows' own token is read-only by default",
    why: 'A token that writes by default is in the hands of every action that any job uses; one that approves pull requests makes review a formality.',
    fix: "Leave the repository's `workflowPermissions` at `read`; jobs name the permissions that they need.",
    severity: 'high',
    category: 'least-privilege',
    docs: 'https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/enabling-features-for-your-repository/managing-github-actions-settings-for-a-repository#setting-the-permissions-of-the-github_token-for-your-repository',
    level: 'mandatory',
    milestone: 'M1',
    scope: 'resource',
    types: [
        _resourcetypes.TYPE.workflow
    ],
    check ({ props }, context) {
        const repository = (0, _view.textOf)(props, 'repository');
        const at = (0, _pointers.repositoryPointer)(context, repository, 'workflowPermissions');
        return [
            ...props['defaultWorkflowPermissions'] === 'read' ? [] : [
                {
                    what: `the workflow token of ${repository} may write by default`,
                    pointer: at
                }
            ],
            ...props['canApprovePullRequestReviews'] === true ? [
                {
                    what: `workflows of ${repository} may approve pull requests`,
                    pointer: at
                }
            ] : []
        ];
    }
};
