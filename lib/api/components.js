// What `@causeway-deploy/causeway/components` hands out.
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
    get Environment () {
        return _environment.Environment;
    },
    get NetlifySite () {
        return _netlifysite.NetlifySite;
    },
    get RepositoryFoundation () {
        return _repository.RepositoryFoundation;
    },
    get SecretValues () {
        return _secretvalues.SecretValues;
    },
    get Site () {
        return _site.Site;
    },
    get deployStack () {
        return _stack.deployStack;
    },
    get githubCredentials () {
        return _credentials.githubCredentials;
    },
    get githubProvider () {
        return _providers.githubProvider;
    },
    get netlifyProviders () {
        return _providers.netlifyProviders;
    }
});
const _environment = require("../components/environment");
const _netlifysite = require("../components/netlify-site");
const _providers = require("../components/providers");
const _repository = require("../components/repository");
const _secretvalues = require("../components/secret-values");
const _site = require("../components/site");
const _stack = require("../components/stack");
const _credentials = require("../live/credentials");
