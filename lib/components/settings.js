"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "readSettings", {
    enumerable: true,
    get: function() {
        return readSettings;
    }
});
const _pulumi = /*#__PURE__*/ _interop_require_wildcard(require("@pulumi/pulumi"));
const _secretvalues = require("./secret-values");
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
function readSettings() {
    const config = new _pulumi.Config('causeway');
    return {
        stack: _pulumi.getStack(),
        tier: config.get('tier'),
        partition: config.get('partition'),
        // GitHub asks for a second between writes; emulators do not.
        pace: {
            writeDelayMs: config.getNumber('writeDelayMs') ?? 1000,
            readDelayMs: config.getNumber('readDelayMs') ?? 0
        },
        // Read as text: which names have a value has to be known now, and only the values become Outputs, marked secret.
        secrets: _secretvalues.SecretValues.parse(_pulumi.runtime.getConfig('causeway:secrets')),
        fingerprintKey: _pulumi.runtime.getConfig('causeway:fingerprintKey')
    };
}
