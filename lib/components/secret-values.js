"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "SecretValues", {
    enumerable: true,
    get: function() {
        return SecretValues;
    }
});
const _pulumi = /*#__PURE__*/ _interop_require_wildcard(require("@pulumi/pulumi"));
const _zod = require("zod");
const _fingerprint = require("../registry/fingerprint");
const _primitives = require("../registry/schema/primitives");
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
const Values = _zod.z.record(_primitives.Id, _zod.z.record(_primitives.VariableName, _zod.z.string()));
let SecretValues = class SecretValues {
    values;
    constructor(values){
        this.values = values;
    }
    /**
   * Reads `causeway:secrets` (`{surface: {NAME: value}}`). Throws a UserError when it is not of that shape; a message
   * never shows a value.
   */ static parse(text) {
        if (text === undefined) return new SecretValues({});
        const shape = {
            place: 'causeway:secrets',
            allowed: '{"<surface>": {"<NAME>": "<value>"}}'
        };
        let json;
        try {
            json = JSON.parse(text);
        } catch  {
            throw new _usererror.UserError('the secret configuration is not JSON', shape);
        }
        const parsed = Values.safeParse(json);
        if (!parsed.success) {
            const at = parsed.error.issues.map((issue)=>issue.path.join('.') || '(root)').join(', ');
            throw new _usererror.UserError(`the secret configuration has another shape, at ${at}`, shape);
        }
        return new SecretValues(parsed.data);
    }
    /** The same values, under the ids that surfaces have now: configuration keeps those that it was written with. */ inPresentIds(former) {
        const old = Object.entries(this.values).flatMap(([id, values])=>{
            const now = former.get(id);
            return now === undefined ? [] : [
                [
                    now,
                    values
                ]
            ];
        });
        const moved = old.map(([id, values])=>[
                id,
                {
                    ...values,
                    ...this.values[id]
                }
            ]);
        return moved.length === 0 ? this : new SecretValues({
            ...this.values,
            ...Object.fromEntries(moved)
        });
    }
    plain(holder, name) {
        const [surface] = holder.surfaces;
        const values = surface !== undefined && Object.hasOwn(this.values, surface) ? this.values[surface] : undefined;
        const value = values && Object.hasOwn(values, name) ? values[name] : undefined;
        // An empty value would shadow a real one silently: it counts as none.
        return value === '' ? undefined : value;
    }
    /** The secrets of a holder that we manage and have a value for. */ filled(holder) {
        return holder.secrets.filter(({ name, managed })=>managed === 'pulumi' && this.plain(holder, name) !== undefined);
    }
    /** `<key>/<NAME>` of the secrets that we should manage but have no value for: reported, never created empty. */ unfilled(holder) {
        return holder.secrets.filter(({ name, managed })=>managed === 'pulumi' && this.plain(holder, name) === undefined).map(({ name })=>`${holder.key}/${name}`);
    }
    /** The fingerprints of the values that a holder has, by `<surface>/<NAME>`. Throws UserError on a key that is too short. */ fingerprints(holder, key) {
        return this.filled(holder).map(({ name })=>[
                `${holder.surfaces[0]}/${name}`,
                (0, _fingerprint.fingerprint)(this.plain(holder, name) ?? '', key, 'causeway:fingerprintKey')
            ]);
    }
    /** One value, marked secret. Throws when it is not filled. */ value(holder, name) {
        const value = this.plain(holder, name);
        if (value === undefined) throw new Error(`${holder.key}/${name} has no value`);
        return _pulumi.secret(value);
    }
};
