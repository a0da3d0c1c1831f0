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
    get STORE_HELP () {
        return STORE_HELP;
    },
    get storeOf () {
        return storeOf;
    }
});
const _nodepath = require("node:path");
const _releasestore = require("../../delivery/bundle/release-store");
const _store = require("../../delivery/bundle/store");
const _parts = require("../../evidence/statement/predicates/parts");
const _credentials = require("../../live/credentials");
const _githubclient = require("../../live/github-client");
const _selectors = require("../../registry/selectors");
const _usererror = require("../../registry/user-error");
const STORE_HELP = 'a folder that keeps bundles by digest, or release:<repository key> for release assets';
const RELEASE = 'release:';
function storeOf(text, commit, { registry, context }) {
    if (!text.startsWith(RELEASE)) return (0, _store.directoryStore)((0, _nodepath.resolve)(context.cwd, text));
    const key = text.slice(RELEASE.length);
    const known = registry();
    if (!Object.hasOwn(known.repositories, key)) {
        const allowed = Object.keys(known.repositories).map((each)=>RELEASE + each);
        throw new _usererror.UserError(`there is no repository "${key}"`, {
            place: '--store',
            allowed: allowed.join(', ')
        });
    }
    const id = _parts.Commit.safeParse(commit);
    if (!id.success) {
        throw new _usererror.UserError('bundles are kept by commit there', {
            place: '--commit',
            allowed: 'a full commit id'
        });
    }
    const owner = known.organization.login;
    const client = (0, _githubclient.githubClient)((0, _credentials.githubCredentials)(context.env, owner));
    return (0, _releasestore.releaseStore)(client, {
        owner,
        repo: (0, _selectors.repositoryOf)(known, key).name,
        commit: id.data
    });
}
