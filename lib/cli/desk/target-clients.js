"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "targetClients", {
    enumerable: true,
    get: function() {
        return targetClients;
    }
});
const _netlifyclient = require("../../delivery/targets/netlify-client");
const _credentials = require("../../live/credentials");
const _githubclient = require("../../live/github-client");
function targetClients(registry, context, more) {
    return {
        netlify: ()=>(0, _netlifyclient.netlifyClient)((0, _credentials.netlifyCredentials)(context.env)),
        github: ()=>(0, _githubclient.githubClient)((0, _credentials.githubCredentials)(context.env, registry.organization.login)),
        ...more
    };
}
