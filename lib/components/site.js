"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "Site", {
    enumerable: true,
    get: function() {
        return Site;
    }
});
const _pulumi = /*#__PURE__*/ _interop_require_wildcard(require("@pulumi/pulumi"));
const _netlify = /*#__PURE__*/ _interop_require_wildcard(require("#netlify"));
const _plannedobjects = require("../plan/planned-objects");
const _released = require("../plan/released");
const _netlifysite = require("./netlify-site");
const _siteargs = require("./site-args");
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
let Site = class Site extends _pulumi.ComponentResource {
    siteId;
    siteUrl;
    constructor({ plan, secrets }, opts){
        super('causeway:index:Site', plan.key, {}, {
            ...opts,
            protect: plan.protect
        });
        const site = new _netlifysite.NetlifySite(plan.key, (0, _siteargs.siteInputs)(plan), {
            parent: this
        });
        // A named id is known in a preview too: without it, adopting a site would look like replacing its variables.
        const siteId = plan.siteId === undefined ? site.id : _pulumi.output(plan.siteId);
        // Below the component, not below the site: a parent's provider is inherited only by its own package's children.
        const below = (name)=>{
            return {
                parent: this,
                dependsOn: [
                    site
                ],
                protect: (0, _released.isProtectedIn)(plan, name)
            };
        };
        for (const variable of plan.variables){
            const name = `${plan.key}.variable.${variable.name}`;
            const args = {
                siteId,
                ...(0, _siteargs.siteVariableArgs)(variable.name, variable.value)
            };
            new _netlify.EnvironmentVariable(name, args, {
                ...below(name),
                deleteBeforeReplace: true
            });
        }
        const holder = {
            key: plan.key,
            surfaces: [
                plan.surface
            ],
            secrets: plan.secrets
        };
        for (const secret of secrets.filled(holder)){
            const name = `${plan.key}.secret.${secret.name}`;
            const args = {
                siteId,
                ...(0, _siteargs.siteSecretArgs)(secret.name, secrets.value(holder, secret.name))
            };
            new _netlify.EnvironmentVariable(name, args, {
                ...below(name),
                deleteBeforeReplace: true
            });
        }
        if (plan.domain !== undefined) {
            const name = `${plan.key}.domain`;
            new _netlify.SiteDomainSettings(name, {
                siteId,
                customDomain: plan.domain
            }, below(name));
        }
        // Without a linked repository this resource crashes the provider at the next refresh.
        if (plan.linked) {
            const name = `${plan.key}.build`;
            new _netlify.SiteBuildSettings(name, {
                siteId,
                ...(0, _siteargs.siteBuildArgs)(plan.linked)
            }, below(name));
        }
        this.siteId = siteId;
        this.siteUrl = site.siteUrl;
        this.registerOutputs({
            siteId: this.siteId,
            siteUrl: this.siteUrl,
            protects: (0, _released.protectedIn)(plan, (0, _plannedobjects.ofSite)(plan))
        });
    }
};
