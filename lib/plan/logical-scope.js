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
    get isBookkeeping () {
        return isBookkeeping;
    },
    get logicalScope () {
        return logicalScope;
    }
});
const _naming = require("../registry/naming");
const _logicalnames = require("./logical-names");
const ID = '[a-z][a-z0-9-]*';
const CHILD = String.raw`(?:\.(?:branch|variable|secret)\..+)?`;
const SHAPES = {
    deploy: new RegExp(`^(?<base>(?<repository>${ID})\\.(?<surface>${ID})\\.(?<tier>${ID})\\.deploy)${CHILD}$`),
    approval: new RegExp(`^(?<base>(?<repository>${ID})\\.(?:(?<surface>${ID})\\.)?(?<tier>${ID})\\.approval\\.\\d+)${CHILD}$`),
    service: new RegExp(`^(?<base>(?<repository>${ID})\\.service\\.${ID})${CHILD}$`),
    site: new RegExp(String.raw`^(?<base>(?<surface>${ID})\.(?<tier>${ID})\.site)(?:\.(?:variable|secret)\..+|\.domain|\.build)?$`),
    ruleset: new RegExp(String.raw`^(?<base>(?<repository>${ID})\.(?:branch\..+|evidence\.(?:append-only|writer)))$`),
    repository: new RegExp(String.raw`^(?<base>(?<repository>${ID})(?:\.variable\..+|\.actions|\.workflow)?)$`)
};
function shapesOf(type) {
    const kind = (0, _logicalnames.objectKind)(type);
    if (type === _logicalnames.COMPONENT_TYPES.environment || kind === 'environment' || kind === 'branch-policy') {
        return [
            SHAPES.deploy,
            SHAPES.approval,
            SHAPES.service
        ];
    }
    if (kind === 'environment-variable' || kind === 'environment-secret') {
        return [
            SHAPES.deploy,
            SHAPES.approval,
            SHAPES.service
        ];
    }
    if (type === _logicalnames.COMPONENT_TYPES.site || kind?.startsWith('site')) return [
        SHAPES.site
    ];
    if (kind === 'ruleset') return [
        SHAPES.ruleset
    ];
    return type === _logicalnames.COMPONENT_TYPES.repository || kind !== undefined ? [
        SHAPES.repository
    ] : [];
}
function isBookkeeping({ type, name }) {
    if ([
        'pulumi:pulumi:Stack',
        'pulumi:providers:pulumi-nodejs',
        'pulumi:providers:pulumi'
    ].includes(type)) return true;
    if (type === _logicalnames.PROVIDER_TYPES.github) return name === 'github';
    return type === _logicalnames.PROVIDER_TYPES.netlify && /^netlify\.[A-Za-z0-9._-]+$/.test(name);
}
function logicalScope({ type, name }) {
    for (const shape of shapesOf(type)){
        const found = shape.exec(name)?.groups;
        if (!found?.['base']) continue;
        const { base, repository, surface, tier } = found;
        return {
            slice: tier ?? _naming.FOUNDATION,
            base,
            ...repository === undefined ? {} : {
                repository
            },
            ...surface === undefined ? {} : {
                surface
            }
        };
    }
    return undefined;
}
