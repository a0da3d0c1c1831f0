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
    get cacheOption () {
        return cacheOption;
    },
    get readersFor () {
        return readersFor;
    }
});
const _nodepath = require("node:path");
const _commander = require("commander");
const _credentials = require("../../live/credentials");
const _reader = require("../../live/github/reader");
const _reader1 = require("../../live/netlify/reader");
function cacheOption() {
    return new _commander.Option('--cache <folder>', 'keep GitHub’s answers here: an unchanged world then costs no rate limit');
}
function readersFor(context, plans, organization, { cache }) {
    const cacheFolder = cache === undefined ? undefined : (0, _nodepath.resolve)(context.cwd, cache);
    const github = new _reader.GithubReader((0, _credentials.githubCredentials)(context.env, organization), {
        cacheFolder
    });
    if (!plans.some((plan)=>'sites' in plan && plan.sites.length > 0)) return {
        github
    };
    return {
        github,
        netlify: new _reader1.NetlifyReader((0, _credentials.netlifyCredentials)(context.env))
    };
}
