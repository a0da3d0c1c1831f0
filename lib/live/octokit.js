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
    get Client () {
        return Client;
    },
    get createAppAuth () {
        return _authapp.createAppAuth;
    }
});
const _core = require("@octokit/core");
const _pluginretry = require("@octokit/plugin-retry");
const _pluginthrottling = require("@octokit/plugin-throttling");
const _authapp = require("@octokit/auth-app");
const Client = _core.Octokit.plugin(_pluginthrottling.throttling, _pluginretry.retry);
