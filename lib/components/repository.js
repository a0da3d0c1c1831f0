"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "RepositoryFoundation", {
    enumerable: true,
    get: function() {
        return RepositoryFoundation;
    }
});
const _github = /*#__PURE__*/ _interop_require_wildcard(require("@pulumi/github"));
const _pulumi = /*#__PURE__*/ _interop_require_wildcard(require("@pulumi/pulumi"));
const _plannedobjects = require("../plan/planned-objects");
const _released = require("../plan/released");
const _environment = require("./environment");
const _repositoryargs = require("./repository-args");
const _rulesetargs = require("./ruleset-args");
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
let RepositoryFoundation = class RepositoryFoundation extends _pulumi.ComponentResource {
    constructor({ plan, identities, secrets }, opts){
        super('causeway:index:RepositoryFoundation', plan.key, {}, {
            ...opts,
            protect: plan.protect
        });
        const parent = {
            parent: this
        };
        for (const ruleset of plan.rulesets){
            new _github.RepositoryRuleset(ruleset.key, (0, _rulesetargs.rulesetArgs)(ruleset, identities), {
                ...parent,
                protect: ruleset.protect
            });
        }
        for (const variable of plan.variables){
            const name = `${plan.key}.variable.${variable.name}`;
            const protect = (0, _released.isProtectedIn)(plan, name);
            new _github.ActionsVariable(name, (0, _repositoryargs.repositoryVariableArgs)(plan, variable), {
                ...parent,
                protect
            });
        }
        new _github.ActionsRepositoryPermissions(`${plan.key}.actions`, (0, _repositoryargs.actionsArgs)(plan), parent);
        new _github.WorkflowRepositoryPermissions(`${plan.key}.workflow`, (0, _repositoryargs.workflowArgs)(plan), parent);
        for (const environment of plan.environments)new _environment.Environment({
            plan: environment,
            identities,
            secrets
        }, parent);
        const rulesets = plan.rulesets.filter(({ protect })=>protect).map(({ key })=>key);
        const others = (0, _plannedobjects.ofRepository)(plan).filter(({ kind })=>kind !== 'ruleset');
        this.registerOutputs({
            protects: [
                ...rulesets,
                ...(0, _released.protectedIn)(plan, others)
            ]
        });
    }
};
