"use strict";
const _pulumi = /*#__PURE__*/ _interop_require_wildcard(require("@pulumi/pulumi"));
const _aliases = require("./components/aliases");
const _ownstate = require("./components/own-state");
const _providers = require("./components/providers");
const _settings = require("./components/settings");
const _stack = require("./components/stack");
const _unowned = require("./live/adopt/unowned");
const _credentials = require("./live/credentials");
const _reader = require("./live/github/reader");
const _githubclient = require("./live/github-client");
const _ownlosses = require("./live/own-losses");
const _preflight = require("./live/preflight");
const _together = require("./live/together");
const _sorted = require("./plan/sorted");
const _stack1 = require("./plan/stack");
const _formerids = require("./registry/former-ids");
const _load = require("./registry/load");
const _location = require("./registry/location");
const _usererror = require("./registry/user-error");
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
/** Stack → plan → components → outputs. Everything that can be wrong is found before a resource is registered. */ async function program() {
    const settings = (0, _settings.readSettings)();
    const { registry, digest } = (0, _load.loadRegistry)((0, _location.registryFile)((0, _location.projectFolder)(process.cwd()), process.env), {
        now: new Date()
    });
    const plan = (0, _stack1.planStack)(registry, settings);
    const credentials = (0, _credentials.githubCredentials)(process.env, plan.organization);
    const teams = 'sites' in plan ? (0, _sorted.sortedSet)(plan.sites.map((site)=>site.team)) : [];
    const netlify = teams.length > 0 ? (0, _credentials.netlifyCredentials)(process.env) : undefined;
    const isAdoption = (0, _unowned.isAdoptionPreview)(process.env, _pulumi.runtime.isDryRun());
    const [, identities, held] = await (0, _together.together)([
        netlify ? (0, _preflight.netlifyPreflight)(netlify, teams) : Promise.resolve(),
        (0, _preflight.githubPreflight)((0, _githubclient.githubClient)(credentials), registry, plan),
        isAdoption ? Promise.resolve(undefined) : (0, _ownstate.ownResources)()
    ]);
    if (held) {
        const reader = new _reader.GithubReader(credentials);
        const { repositoryIds } = identities;
        const { aliases, owned } = await (0, _ownlosses.compareOwnState)(reader, {
            registry,
            plan,
            held,
            repositoryIds
        });
        await (0, _unowned.refuseUnowned)(reader, plan, owned);
        (0, _aliases.registerAliases)(aliases);
    }
    const github = (0, _providers.githubProvider)(plan.organization, credentials, settings.pace);
    const secrets = settings.secrets.inPresentIds((0, _formerids.formerIds)(registry, 'surface'));
    return {
        registryDigest: digest,
        ...(0, _stack.deployStack)(plan, {
            ...settings,
            secrets,
            github,
            identities
        })
    };
}
module.exports = ()=>program().catch((error)=>{
        if (error instanceof _usererror.UserError) throw new _pulumi.RunError(error.describe());
        throw error;
    });
