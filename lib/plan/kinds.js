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
    get KINDS () {
        return KINDS;
    },
    get NAMING_FIELDS () {
        return NAMING_FIELDS;
    },
    get addressKey () {
        return addressKey;
    },
    get addressOf () {
        return addressOf;
    }
});
const KINDS = {
    environment: {
        parts: [
            'repository',
            'environment'
        ],
        irreplaceable: 'the external secrets in it'
    },
    'branch-policy': {
        parts: [
            'repository',
            'environment',
            'branchPattern'
        ]
    },
    'environment-variable': {
        parts: [
            'repository',
            'environment',
            'variableName'
        ]
    },
    'environment-secret': {
        parts: [
            'repository',
            'environment',
            'secretName'
        ]
    },
    ruleset: {
        parts: [
            'repository',
            'name'
        ]
    },
    'repository-variable': {
        parts: [
            'repository',
            'variableName'
        ]
    },
    actions: {
        parts: [
            'repository'
        ]
    },
    'workflow-permissions': {
        parts: [
            'repository'
        ]
    },
    site: {
        parts: [
            'name'
        ],
        irreplaceable: 'every deploy that ever was'
    },
    'site-variable': {
        parts: [
            'site',
            'name'
        ]
    },
    'site-domain': {
        parts: [
            'site'
        ]
    },
    'site-build': {
        parts: [
            'site'
        ]
    }
};
const NAMING_FIELDS = [
    ...new Set(Object.values(KINDS).flatMap(({ parts })=>parts))
];
// Names that differ in case alone are one name, but for those of branches, rulesets and what Netlify calls a key.
function partOf(kind, field, value) {
    const isExact = field === 'branchPattern' || field === 'name' && kind !== 'site' || field === 'site';
    return isExact ? value : value.toLowerCase();
}
function addressOf(kind, fields) {
    const parts = KINDS[kind].parts;
    const values = parts.flatMap((field)=>{
        const value = fields[field];
        return value === undefined ? [] : [
            partOf(kind, field, value)
        ];
    });
    return values.length < parts.length ? undefined : [
        kind,
        ...values
    ];
}
function addressKey(address) {
    return JSON.stringify(address);
}
