"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "repositorySettings", {
    enumerable: true,
    get: function() {
        return repositorySettings;
    }
});
const _address = require("../../../plan/address");
const _problem = require("../../../registry/problem");
const _declared = require("../../declared");
const repositorySettings = {
    code: 'completeness-repository-settings',
    title: "Every repository's Actions settings are declared",
    why: 'What is not declared is as someone left it: any action, and a token that writes.',
    fix: "Declare the repository's allowed actions and workflow permissions.",
    severity: 'high',
    category: 'completeness',
    docs: 'https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/enabling-features-for-your-repository/managing-github-actions-settings-for-a-repository',
    level: 'mandatory',
    milestone: 'M1',
    scope: 'stack',
    check (views, context) {
        if (!('repositories' in context.plan)) return [];
        const declared = (0, _declared.byAddress)(views, context);
        return context.plan.repositories.flatMap(({ key, repository })=>[
                {
                    kind: 'actions',
                    what: 'allowed actions',
                    at: 'allowedActions'
                },
                {
                    kind: 'workflow-permissions',
                    what: 'workflow permissions',
                    at: 'workflowPermissions'
                }
            ].filter(({ kind })=>!declared.has((0, _address.addressText)({
                    kind,
                    repository: repository.name
                }))).map(({ what, at })=>({
                    what: `the ${what} of ${repository.name} are not declared`,
                    pointer: (0, _problem.pointer)('repositories', key, at)
                })));
    }
};
