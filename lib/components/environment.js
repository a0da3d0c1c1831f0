"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "Environment", {
    enumerable: true,
    get: function() {
        return Environment;
    }
});
const _github = /*#__PURE__*/ _interop_require_wildcard(require("@pulumi/github"));
const _pulumi = /*#__PURE__*/ _interop_require_wildcard(require("@pulumi/pulumi"));
const _plannedobjects = require("../plan/planned-objects");
const _released = require("../plan/released");
const _environmentargs = require("./environment-args");
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
let Environment = class Environment extends _pulumi.ComponentResource {
    /** The environment's name at GitHub. */ environmentName;
    constructor({ plan, identities, secrets }, opts){
        super('causeway:index:Environment', plan.key, {}, {
            ...opts,
            protect: plan.protect
        });
        const environment = new _github.RepositoryEnvironment(plan.key, (0, _environmentargs.environmentArgs)(plan, identities), {
            parent: this
        });
        // Children hang below the environment: a policy made before it is a 404 (W13), one deleted after it too (W14).
        const below = (name)=>{
            return {
                parent: environment,
                dependsOn: [
                    environment
                ],
                protect: (0, _released.isProtectedIn)(plan, name)
            };
        };
        for (const branch of plan.branches){
            const name = `${plan.key}.branch.${branch}`;
            new _github.RepositoryEnvironmentDeploymentPolicy(name, (0, _environmentargs.branchPolicyArgs)(plan, branch), below(name));
        }
        for (const variable of plan.variables){
            const name = `${plan.key}.variable.${variable.name}`;
            const args = (0, _environmentargs.environmentVariableArgs)(plan, variable.name, variable.value);
            new _github.ActionsEnvironmentVariable(name, args, below(name));
        }
        for (const secret of secrets.filled(plan)){
            const name = `${plan.key}.secret.${secret.name}`;
            new _github.ActionsEnvironmentSecret(name, {
                repository: plan.repository.name,
                environment: plan.name,
                secretName: secret.name,
                value: secrets.value(plan, secret.name)
            }, below(name));
        }
        this.environmentName = environment.environment;
        this.registerOutputs({
            environmentName: this.environmentName,
            protects: (0, _released.protectedIn)(plan, (0, _plannedobjects.inEnvironment)(plan))
        });
    }
};
