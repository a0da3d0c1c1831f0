"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "closeObjects", {
    enumerable: true,
    get: function() {
        return closeObjects;
    }
});
const _json = require("./json");
const combinators = [
    'allOf',
    'anyOf',
    'oneOf'
];
function refsUnderAllOf(value, found) {
    if (Array.isArray(value)) for (const item of value)refsUnderAllOf(item, found);
    else if ((0, _json.isObject)(value)) {
        const parts = Array.isArray(value['allOf']) ? value['allOf'] : [];
        for (const part of parts)if ((0, _json.isObject)(part) && typeof part['$ref'] === 'string') found.add(part['$ref']);
        for (const item of Object.values(value))refsUnderAllOf(item, found);
    }
}
function close(schema, mayClose) {
    if (Array.isArray(schema)) for (const item of schema)close(item, mayClose);
    if (!(0, _json.isObject)(schema)) return;
    const properties = (0, _json.isObject)(schema['properties']) ? schema['properties'] : undefined;
    const combined = combinators.some((key)=>Array.isArray(schema[key]));
    if (properties !== undefined && mayClose && !combined && schema['additionalProperties'] === undefined) {
        schema['additionalProperties'] = false;
    }
    for (const [key, item] of Object.entries(schema)){
        if (key === 'properties' && properties !== undefined) for (const one of Object.values(properties))close(one, true);
        else if (key === 'allOf') close(item, false);
        else if (key === 'anyOf' || key === 'oneOf') close(item, mayClose && properties === undefined);
        else close(item, true);
    }
}
function closeObjects(document) {
    const open = new Set();
    refsUnderAllOf(document, open);
    close(document.paths, true);
    for (const [group, all] of Object.entries(document.components)){
        for (const [name, component] of Object.entries(all))close(component, !open.has(`#/components/${group}/${name}`));
    }
    return document;
}
