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
    get componentOf () {
        return componentOf;
    },
    get heldObjects () {
        return heldObjects;
    },
    get identitiesOf () {
        return identitiesOf;
    }
});
const _naming = require("../registry/naming");
const _logicalnames = require("./logical-names");
const _logicalscope = require("./logical-scope");
function heldObjects(held) {
    return held.flatMap((each)=>{
        const kind = (0, _logicalnames.objectKind)(each.type);
        return kind === undefined ? [] : [
            {
                ...each,
                kind
            }
        ];
    });
}
/** The branch that a ruleset is about, by its logical name; undefined for the rulesets of the evidence branch. */ function rulesetBranch(name) {
    return /^[a-z0-9-]+\.branch\.(?<branch>.+)$/.exec(name)?.groups?.['branch'];
}
function identitiesOf({ type, name }, fields) {
    const scope = (0, _logicalscope.logicalScope)({
        type,
        name
    });
    const kind = (0, _logicalnames.objectKind)(type);
    if (!scope || kind === undefined) return [];
    const tier = scope.slice === _naming.FOUNDATION ? {} : {
        tier: scope.slice
    };
    const one = (identity, key)=>key === undefined ? [] : [
            {
                kind: identity,
                key,
                ...tier
            }
        ];
    return [
        ...one('surface', scope.surface),
        ...one('environment', fields['environment']),
        ...kind.startsWith('site') ? one('site', fields.site) : [],
        ...kind === 'ruleset' ? one('ruleset', fields['name']) : [],
        ...one('branch', kind === 'ruleset' ? rulesetBranch(name) : fields['branchPattern']),
        // The logical name, not the bare one: that would give leave for the same name everywhere.
        ...kind.endsWith('variable') ? one('variable', name) : [],
        ...kind.endsWith('secret') || name.includes('.site.secret.') ? one('secret', name) : [],
        ...scope.slice === _naming.FOUNDATION ? one('repository', scope.repository) : []
    ];
}
function componentOf({ type, name }) {
    const scope = (0, _logicalscope.logicalScope)({
        type,
        name
    });
    const kind = (0, _logicalnames.objectKind)(type);
    if (!scope || kind === undefined) return undefined;
    if (kind.startsWith('site')) return {
        type: _logicalnames.COMPONENT_TYPES.site,
        name: scope.base
    };
    if (kind === 'environment' || kind === 'branch-policy' || kind.startsWith('environment-')) {
        return {
            type: _logicalnames.COMPONENT_TYPES.environment,
            name: scope.base
        };
    }
    return scope.repository === undefined ? undefined : {
        type: _logicalnames.COMPONENT_TYPES.repository,
        name: scope.repository
    };
}
