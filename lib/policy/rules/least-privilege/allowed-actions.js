"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "allowedActions", {
    enumerable: true,
    get: function() {
        return allowedActions;
    }
});
const _pointers = require("../../pointers");
const _resourcetypes = require("../../resource-types");
const _view = require("../../view");
const allowedActions = {
    code: 'least-privilege-allowed-actions',
    title: 'Workflows may use selected actions only',
    why: 'Every action runs with the secrets of its job: any action of anyone is anyone.',
    fix: "Set the repository's `allowedActions` to `selected` (or `local_only`) and name owners, not `*`.",
    severity: 'high',
    category: 'least-privilege',
    docs: 'https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/enabling-features-for-your-repository/managing-github-actions-settings-for-a-repository#managing-github-actions-permissions-for-your-repository',
    level: 'mandatory',
    milestone: 'M1',
    scope: 'resource',
    types: [
        _resourcetypes.TYPE.actions
    ],
    check ({ props }, context) {
        const repository = (0, _view.textOf)(props, 'repository');
        const at = (0, _pointers.repositoryPointer)(context, repository, 'allowedActions');
        const mode = (0, _view.textOf)(props, 'allowedActions');
        if (mode !== 'selected' && mode !== 'local_only') {
            return [
                {
                    what: `workflows of ${repository} may use any action`,
                    pointer: at
                }
            ];
        }
        // A pattern whose owner is a wildcard names nobody.
        const open = (0, _view.textsOf)((0, _view.recordOf)(props, 'allowedActionsConfig'), 'patternsAlloweds').filter((pattern)=>/^[^/]*\*[^/]*(\/|$)/.test(pattern.replace(/@.*$/, '')));
        return open.map((pattern)=>({
                what: `workflows of ${repository} may use ${pattern}`,
                pointer: at
            }));
    }
};
