"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "allowNull", {
    enumerable: true,
    get: function() {
        return allowNull;
    }
});
const _json = require("./json");
function withNull(value, isMap) {
    if (Array.isArray(value)) return value.map((item)=>withNull(item, false));
    if (!(0, _json.isObject)(value)) return value;
    const entries = Object.entries(value).map(([key, item])=>[
            key,
            withNull(item, !isMap && key === 'properties')
        ]);
    const schema = Object.fromEntries(entries);
    if (isMap || schema['nullable'] !== true) return schema;
    // A list of values that leaves null out would take back what `nullable` says.
    if (Array.isArray(schema['enum'])) schema['enum'] = [
        ...new Set([
            ...schema['enum'],
            null
        ])
    ];
    if (schema['type'] !== undefined) return schema;
    const { nullable: _, ...rest } = schema;
    return {
        anyOf: [
            {
                type: 'null'
            },
            rest
        ]
    };
}
function allowNull(document) {
    return withNull(document, true);
}
