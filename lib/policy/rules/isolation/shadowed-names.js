"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "shadowedNames", {
    enumerable: true,
    get: function() {
        return shadowedNames;
    }
});
const _problem = require("../../../registry/problem");
const _pointers = require("../../pointers");
const _resourcetypes = require("../../resource-types");
const _view = require("../../view");
const shadowedNames = {
    code: 'isolation-shadowed-names',
    title: "Nothing shared has the name of an environment's secret or variable",
    why: 'GitHub takes the environment before the repository and the organization: where a tier lacks the name, its job silently gets the shared value. A Netlify team variable reaches every site of the team.',
    fix: 'Rename or remove the shared one, and give every tier its own value.',
    severity: 'high',
    category: 'isolation',
    docs: 'https://docs.github.com/en/actions/reference/security/secrets#naming-your-secrets',
    level: 'mandatory',
    milestone: 'M0',
    scope: 'resource',
    types: [
        ..._resourcetypes.SHARED_NAME_TYPES,
        _resourcetypes.TYPE.siteVariable
    ],
    check ({ type, props }, context) {
        const { catalog } = context;
        if (type === _resourcetypes.TYPE.siteVariable) {
            // `in` asks whether a site is named at all: its id is not known before the site is made.
            const key = (0, _view.textOf)(props, 'key');
            if ('siteId' in props || key === undefined || !catalog.netlifyNames().has(key.toUpperCase())) return [];
            return [
                {
                    what: `the Netlify team variable ${key} has the name of a site's`,
                    pointer: (0, _problem.pointer)('surfaces')
                }
            ];
        }
        const repository = 'repository' in props ? (0, _view.textOf)(props, 'repository') : undefined;
        const name = (0, _view.textOf)(props, 'variableName' in props ? 'variableName' : 'secretName');
        if (name === undefined || !catalog.environmentNames(repository).has(name.toUpperCase())) return [];
        const where = repository === undefined ? 'the organization' : `the repository ${repository}`;
        return [
            {
                what: `${name} of ${where} has the name of an environment's secret or variable`,
                pointer: (0, _pointers.repositoryPointer)(context, repository, 'variables', name)
            }
        ];
    }
};
