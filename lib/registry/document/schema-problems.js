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
    get schemaFindings () {
        return schemaFindings;
    },
    get schemaRules () {
        return schemaRules;
    }
});
const _zod = require("zod");
const _nearest = require("../nearest");
const _problem = require("../problem");
const _secretlooking = require("../secret-looking");
const described = (code, title, why)=>({
        code,
        level: 'error',
        title,
        why,
        source: 'registry/deploy-surfaces.schema.json'
    });
const schemaRules = [
    described('schema-missing', 'Every required field is there', 'Nothing that decides is guessed.'),
    described('schema-type', 'Every value has its type', 'A text "false" must not be read as true.'),
    described('schema-value', 'A choice is one of those there are', 'An unknown mode must not fall back to a weaker one.'),
    described('schema-unknown-key', 'There are no unknown keys', 'A misspelt safeguard would be silently off.'),
    described('schema-format', 'Every text has its form', 'Names go into environments, branches and addresses.'),
    described('schema-size', 'Numbers and lists are within their bounds', 'GitHub and Netlify refuse what lies beyond.'),
    described('schema-key', 'The keys of a map have their form', 'They are ids or names.')
];
function valueAt(document, path) {
    let value = document;
    for (const part of path){
        if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
        value = value[part];
    }
    return value;
}
// Walks the schema beside the path: what zod reports as an unknown key doesn't say which ones there are.
function keysAt(schema, path, value) {
    if (schema instanceof _zod.z.ZodDefault || schema instanceof _zod.z.ZodPrefault || schema instanceof _zod.z.ZodOptional) {
        return keysAt(schema.unwrap(), path, value);
    }
    const [head, ...rest] = path;
    if (schema instanceof _zod.z.ZodUnion) {
        const options = schema.options;
        const matching = options.filter((option)=>!(option instanceof _zod.z.ZodObject) || fitsKind(option, value));
        return matching.flatMap((option)=>keysAt(option, path, value));
    }
    if (schema instanceof _zod.z.ZodObject) {
        const shape = schema.shape;
        if (head === undefined) return Object.keys(shape);
        const next = Object.hasOwn(shape, head) ? shape[String(head)] : undefined;
        return next ? keysAt(next, rest, valueAt(value, [
            head
        ])) : [];
    }
    if (head === undefined) return [];
    if (schema instanceof _zod.z.ZodArray) return keysAt(schema.element, rest, valueAt(value, [
        head
    ]));
    if (schema instanceof _zod.z.ZodRecord) return keysAt(schema.valueType, rest, valueAt(value, [
        head
    ]));
    return [];
}
function fitsKind(option, value) {
    const kind = option.shape['kind'];
    return !(kind instanceof _zod.z.ZodLiteral) || kind.values.has(valueAt(value, [
        'kind'
    ]));
}
function nameOf(path) {
    const last = path.at(-1);
    if (last === undefined) return 'the document';
    const parent = path.at(-2);
    return typeof last === 'number' && parent !== undefined ? `${String(parent)}[${last}]` : (0, _secretlooking.showValue)(String(last));
}
function segments(path) {
    return path.map((part)=>typeof part === 'number' ? part : String(part));
}
function findingsOf(schema, document, issue, base) {
    const path = [
        ...base,
        ...issue.path
    ];
    const value = valueAt(document, path);
    const name = nameOf(path);
    const finding = (code, message, allowed)=>({
            code,
            path: segments(path),
            at: 'value',
            message,
            ...allowed === undefined ? {} : {
                allowed
            }
        });
    switch(issue.code){
        case 'unrecognized_keys':
            return issue.keys.map((key)=>{
                const keys = keysAt(schema, path, document);
                const meant = (0, _nearest.nearest)(key, keys);
                return {
                    code: 'schema-unknown-key',
                    path: segments([
                        ...path,
                        key
                    ]),
                    at: 'key',
                    message: `unknown key ${(0, _secretlooking.showValue)(key)}${meant ? `: did you mean "${meant}"?` : ''}`,
                    allowed: (0, _problem.oneOf)(keys)
                };
            });
        case 'invalid_type':
            {
                const expected = issue.expected === 'record' ? 'object' : issue.expected;
                return value === undefined ? [
                    finding('schema-missing', `${name} is missing`, expected)
                ] : [
                    finding('schema-type', `${name} is ${(0, _secretlooking.showValue)(value)}, not of type ${expected}`, expected)
                ];
            }
        case 'invalid_value':
            return value === undefined ? [
                finding('schema-missing', `${name} is missing`, (0, _problem.oneOf)(issue.values))
            ] : [
                finding('schema-value', `${name} is ${(0, _secretlooking.showValue)(value)}`, (0, _problem.oneOf)(issue.values))
            ];
        case 'invalid_format':
            return [
                finding('schema-format', `${name} is ${(0, _secretlooking.showValue)(value)}`, issue.message)
            ];
        case 'too_small':
            return [
                finding('schema-size', `${name} is ${(0, _secretlooking.showValue)(value)}: ${issue.message}`, `at least ${issue.minimum}`)
            ];
        case 'too_big':
            return [
                finding('schema-size', `${name} is ${(0, _secretlooking.showValue)(value)}: ${issue.message}`, `at most ${issue.maximum}`)
            ];
        case 'invalid_key':
            {
                const rule = issue.issues[0]?.message ?? issue.message;
                return [
                    {
                        ...finding('schema-key', `the key ${name} has the wrong form`, rule),
                        at: 'key'
                    }
                ];
            }
        case 'invalid_union':
            {
                // A union of kinds says which kinds there are; of the others, the option that is of the value's own type explains it.
                const { options } = issue;
                if (issue.errors.length === 0) {
                    const code = value === undefined ? 'schema-missing' : 'schema-value';
                    const message = value === undefined ? `${name} is missing` : `${name} is ${(0, _secretlooking.showValue)(value)}`;
                    return [
                        finding(code, message, (0, _problem.oneOf)(options ?? []))
                    ];
                }
                const deep = issue.errors.find((errors)=>errors.some((each)=>each.path.length > 0 || 'keys' in each));
                if (deep) return deep.flatMap((each)=>findingsOf(schema, document, each, path));
                const allowed = issue.errors.flatMap((errors)=>errors.map(({ message })=>message)).join('; or ');
                return [
                    finding('schema-type', `${name} is ${(0, _secretlooking.showValue)(value)}, which is none of its forms`, allowed)
                ];
            }
        default:
            return [
                finding('schema-value', `${name} is ${(0, _secretlooking.showValue)(value)}: ${issue.message}`)
            ];
    }
}
function schemaFindings(schema, document, issues) {
    return issues.flatMap((issue)=>findingsOf(schema, document, issue, []));
}
