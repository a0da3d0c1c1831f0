"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "ownResources", {
    enumerable: true,
    get: function() {
        return ownResources;
    }
});
const _pulumi = /*#__PURE__*/ _interop_require_wildcard(require("@pulumi/pulumi"));
const _zod = require("zod");
const _kinds = require("../plan/kinds");
const _usererror = require("../registry/user-error");
function _getRequireWildcardCache(nodeInterop) {
    if (typeof WeakMap !== "function") return null;
    var cacheBabelInterop = new WeakMap();
    var cacheNodeInterop = new WeakMap();
    return (_getRequireWildcardCache = function(nodeInterop) {
        return nodeInterop ? cacheNodeInterop : cacheBabelInterop;
    })(nodeInterop);
}
function _interop_require_wildcard(obj, nodeInterop) {
    if (!nodeInterop && obj && obj.__esModule) return obj;
    if (obj === null || typeof obj !== "object" && typeof obj !== "function") return {
        default: obj
    };
    var cache = _getRequireWildcardCache(nodeInterop);
    if (cache && cache.has(obj)) return cache.get(obj);
    var newObj = {
        __proto__: null
    };
    var hasPropertyDescriptor = Object.defineProperty && Object.getOwnPropertyDescriptor;
    for(var key in obj){
        if (key !== "default" && Object.prototype.hasOwnProperty.call(obj, key)) {
            var desc = hasPropertyDescriptor ? Object.getOwnPropertyDescriptor(obj, key) : null;
            if (desc && (desc.get || desc.set)) Object.defineProperty(newObj, key, desc);
            else newObj[key] = obj[key];
        }
    }
    newObj.default = obj;
    if (cache) cache.set(obj, newObj);
    return newObj;
}
// Outputs hold secrets as they are: nothing but names is looked at, kept or shown.
const Outputs = _zod.z.record(_zod.z.string(), _zod.z.unknown());
const Answer = _zod.z.object({
    outputs: _zod.z.record(_zod.z.string(), _zod.z.object({
        type: _zod.z.string(),
        outputs: Outputs
    }))
});
const Names = _zod.z.array(_zod.z.string());
function nameIn(urn) {
    // A logical name may hold `::` itself; what comes before it may not.
    return urn.split('::').slice(3).join('::');
}
function held(urn, type, outputs) {
    const named = [
        ..._kinds.NAMING_FIELDS,
        'team'
    ].flatMap((field)=>{
        const value = outputs[field];
        return typeof value === 'string' ? [
            [
                field,
                value
            ]
        ] : [];
    });
    const { repositoryId } = outputs;
    const protects = Names.safeParse(outputs['protects']);
    return {
        urn,
        type,
        name: nameIn(urn),
        fields: Object.fromEntries(named),
        ...typeof repositoryId === 'number' ? {
            repositoryId
        } : {},
        ...protects.success ? {
            protects: protects.data
        } : {}
    };
}
async function ownResources() {
    const stackName = [
        _pulumi.getOrganization(),
        _pulumi.getProject(),
        _pulumi.getStack()
    ].join('/');
    const answer = await _pulumi.runtime.invoke('pulumi:pulumi:readStackResourceOutputs', {
        stackName
    }).catch((error)=>{
        const message = error instanceof Error ? error.message : String(error);
        throw new _usererror.UserError(`the stack's own state cannot be read: ${message}`, {
            place: stackName,
            exitCode: 3
        });
    });
    const parsed = Answer.safeParse(answer);
    if (!parsed.success) {
        throw new _usererror.UserError("the stack's own state has another shape", {
            place: stackName,
            exitCode: 3
        });
    }
    return Object.entries(parsed.data.outputs).map(([urn, { type, outputs }])=>held(urn, type, outputs));
}
