"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "resourceTypes", {
    enumerable: true,
    get: function() {
        return resourceTypes;
    }
});
const _resourcetypes = require("../../resource-types");
const ALLOWED = new Set([
    ..._resourcetypes.GOVERNED_TYPES,
    ..._resourcetypes.BOOKKEEPING_TYPES
]);
const resourceTypes = {
    code: 'hygiene-resource-types',
    title: 'Only known types of resources are declared',
    why: 'A type that no rule looks at is a way around all of them: a deploy key, a classic branch protection, an organization secret.',
    fix: 'Use the types that the program uses; a new one needs its rules first.',
    severity: 'high',
    category: 'hygiene',
    docs: 'https://www.pulumi.com/registry/packages/github/api-docs/',
    level: 'mandatory',
    milestone: 'M2',
    scope: 'resource',
    types: 'every',
    check ({ name, type }) {
        return ALLOWED.has(type) ? [] : [
            {
                what: `${name} is of the type ${type}`,
                pointer: ''
            }
        ];
    }
};
