"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "secretValues", {
    enumerable: true,
    get: function() {
        return secretValues;
    }
});
const _secretlooking = require("../../../registry/secret-looking");
const _pointers = require("../../pointers");
const _resourcetypes = require("../../resource-types");
const _view = require("../../view");
const secretValues = {
    code: 'hygiene-secret-values',
    title: 'Plain variables hold no secrets',
    why: "A variable's value is readable in the repository's settings, in logs, in the preview and in the state.",
    fix: "Make it a secret (the surface's `secrets`), and rotate the value that was shown.",
    severity: 'high',
    category: 'hygiene',
    docs: 'https://docs.github.com/en/actions/concepts/workflows-and-actions/variables',
    level: 'mandatory',
    milestone: 'M2',
    scope: 'resource',
    types: [
        _resourcetypes.TYPE.environmentVariable,
        _resourcetypes.TYPE.repositoryVariable,
        _resourcetypes.TYPE.siteVariable
    ],
    check ({ type, props }, context) {
        const isNetlify = type === _resourcetypes.TYPE.siteVariable;
        const values = isNetlify ? (0, _view.recordsOf)(props, 'values').map((each)=>(0, _view.textOf)(each, 'value')) : [
            (0, _view.textOf)(props, 'value')
        ];
        const name = (0, _view.textOf)(props, isNetlify ? 'key' : 'variableName');
        const looks = values.flatMap((value)=>value === undefined ? [] : (0, _secretlooking.secretLooking)(value) ?? []);
        const at = type === _resourcetypes.TYPE.repositoryVariable ? (0, _pointers.repositoryPointer)(context, (0, _view.textOf)(props, 'repository'), 'variables') : '/surfaces';
        return looks.map((look)=>({
                what: `the value of the variable ${name} looks like ${look}`,
                pointer: at
            }));
    }
};
