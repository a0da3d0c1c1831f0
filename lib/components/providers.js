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
    get githubProvider () {
        return githubProvider;
    },
    get netlifyProviders () {
        return netlifyProviders;
    }
});
const _github = /*#__PURE__*/ _interop_require_wildcard(require("@pulumi/github"));
const _pulumi = /*#__PURE__*/ _interop_require_wildcard(require("@pulumi/pulumi"));
const _netlify = /*#__PURE__*/ _interop_require_wildcard(require("#netlify"));
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
function githubProvider(owner, credentials, pace) {
    return new _github.Provider('github', {
        owner,
        baseUrl: credentials.baseUrl,
        legacyClient: true,
        ...pace,
        ...credentials.kind === 'token' ? {
            token: _pulumi.secret(credentials.token)
        } : {
            appAuth: _pulumi.secret({
                id: credentials.appId,
                installationId: credentials.installationId,
                pemFile: credentials.privateKey
            })
        }
    });
}
function netlifyProviders(teams) {
    return new Map(teams.map((team)=>[
            team,
            new _netlify.Provider(`netlify.${team}`, {
                defaultTeamSlug: team
            })
        ]));
}
