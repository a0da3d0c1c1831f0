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
    get REGISTRY_REFERENCE_PATH () {
        return REGISTRY_REFERENCE_PATH;
    },
    get registryReferenceDocument () {
        return registryReferenceDocument;
    }
});
const _sorted = require("../../plan/sorted");
const _jsonschema = require("../../registry/json-schema");
const _page = require("./page");
const REGISTRY_REFERENCE_PATH = 'docs/registry.md';
function choicesOf({ anyOf, oneOf }) {
    return anyOf ?? oneOf ?? [];
}
function valueType({ additionalProperties }) {
    return typeof additionalProperties === 'object' ? additionalProperties : undefined;
}
function bounds({ minimum, maximum, maxLength }) {
    if (minimum !== undefined && maximum !== undefined) return `, ${minimum} to ${maximum}`;
    return maxLength === undefined ? '' : `, at most ${maxLength} characters`;
}
/** What a value may be, in words. */ function typeOf(node) {
    if (node.const !== undefined) return (0, _page.code)(JSON.stringify(node.const));
    if (node.enum) return (0, _page.codes)(node.enum.map(String));
    const choices = choicesOf(node);
    if (choices.length > 0) return choices.map(typeOf).join(' or ');
    if (node.type === 'array') return `list of ${node.items ? typeOf(node.items) : 'anything'}`;
    const values = valueType(node);
    if (node.type === 'object') {
        if (node.properties) return `object${node.title ? `: ${node.title}` : ''}`;
        return values ? `object of ${typeOf(values)}` : 'object';
    }
    return `${node.type === 'string' && node.title ? node.title : node.type ?? 'anything'}${bounds(node)}`;
}
/** The named kinds of text, each with what it is. */ function textKinds(node) {
    const own = node.type === 'string' && node.title ? [
        [
            node.title,
            node.description ?? ''
        ]
    ] : [];
    const values = valueType(node);
    const inner = [
        ...Object.values(node.properties ?? {}),
        ...choicesOf(node)
    ];
    return [
        ...own,
        ...[
            ...inner,
            ...node.items ? [
                node.items
            ] : [],
            ...values ? [
                values
            ] : []
        ].flatMap(textKinds)
    ];
}
/** The objects below a node, each with its path. */ function objectsBelow(node, path) {
    const values = valueType(node);
    return [
        ...node.properties ? [
            [
                path,
                node
            ]
        ] : [],
        ...Object.entries(node.properties ?? {}).flatMap(([key, value])=>objectsBelow(value, path === '' ? key : `${path}.${key}`)),
        ...node.items ? objectsBelow(node.items, `${path}[]`) : [],
        ...values ? objectsBelow(values, `${path}.<key>`) : [],
        ...choicesOf(node).flatMap((choice)=>{
            const kind = choice.properties?.['kind']?.const;
            return objectsBelow(choice, typeof kind === 'string' ? `${path} (kind: ${kind})` : path);
        })
    ];
}
/** Objects of the same shape told once, with every path that they have. */ function byShape(objects) {
    const shapes = new Map();
    for (const [path, node] of objects){
        const shape = JSON.stringify(node);
        const known = shapes.get(shape);
        if (known) known.paths.push(path);
        else shapes.set(shape, {
            paths: [
                path
            ],
            node
        });
    }
    return [
        ...shapes.values()
    ].map(({ paths, node })=>[
            paths,
            node
        ]);
}
function section([paths, node]) {
    const rows = Object.entries(node.properties ?? {}).map(([key, value])=>[
            (0, _page.code)(key),
            typeOf(value),
            node.required?.includes(key) ? 'yes' : 'no',
            value.default === undefined ? '–' : (0, _page.code)(JSON.stringify(value.default))
        ]);
    const values = valueType(node);
    const free = values ? [
        [
            (0, _page.code)('<name>'),
            typeOf(values),
            'no',
            '–'
        ]
    ] : [];
    return [
        ...paths.includes('') ? [] : [
            `## ${(0, _page.codes)(paths)}`,
            '',
            ...node.description ? [
                (0, _page.plain)(node.description),
                ''
            ] : []
        ],
        ...(0, _page.pageTable)([
            'key',
            'what',
            'needed',
            'default'
        ], [
            ...rows,
            ...free
        ], 'Nothing: an empty object.')
    ];
}
function registryReferenceDocument() {
    const schema = (0, _jsonschema.registryJsonSchema)();
    const kinds = (0, _sorted.sortedBy)(new Map(textKinds(schema)), ([title])=>title);
    return (0, _page.generatedPage)({
        title: 'The registry, key by key',
        source: 'registry/schema.ts',
        lines: [
            `${(0, _page.plain)(schema.description ?? '')} One JSON file; an unknown key is an error. Editors read ${(0, _page.code)(_jsonschema.SCHEMA_PATH)}.`,
            `Rules beyond these shapes are told by ${(0, _page.code)('causeway registry check')}, each with its code, place and what is allowed.`,
            '',
            ...byShape(objectsBelow(schema, '')).flatMap(section),
            '## Kinds of text',
            '',
            ...(0, _page.pageTable)([
                'kind',
                'what'
            ], kinds.map(([title, what])=>[
                    title,
                    (0, _page.plain)(what)
                ]), 'None.')
        ]
    });
}
