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
    get repositoryKey () {
        return repositoryKey;
    },
    get repositoryOption () {
        return repositoryOption;
    },
    get requireRepositoryKey () {
        return requireRepositoryKey;
    }
});
const _commander = require("commander");
const _derivedvariables = require("../../registry/derived-variables");
const _githubname = require("../../registry/github-name");
const _selectors = require("../../registry/selectors");
const _usererror = require("../../registry/user-error");
function repositoryOption(about) {
    return new _commander.Option('--repository <key>', `${about}; without it what ${_derivedvariables.REPOSITORY_KEY_VARIABLE} in the environment says`);
}
// Anyone with write access may change a repository's variables: where GitHub says which repository it is, it is that one.
function refuseAnother(registry, key, { env }) {
    const actual = env['GITHUB_REPOSITORY'];
    const named = `${registry.organization.login}/${(0, _selectors.repositoryOf)(registry, key).name}`;
    if (actual === undefined || (0, _githubname.isSameName)(actual, named)) return;
    throw new _usererror.UserError(`"${key}" is ${named}, and this runs in ${actual}`, {
        place: _derivedvariables.REPOSITORY_KEY_VARIABLE,
        allowed: 'the key of the repository that the workflow runs in, as the foundation stack writes it'
    });
}
function repositoryKey(registry, asked, context) {
    // A repository variable that is not there yet reaches a workflow as an empty text.
    const told = context.env[_derivedvariables.REPOSITORY_KEY_VARIABLE] || undefined;
    const key = asked ?? told;
    if (key === undefined) return undefined;
    if (!Object.hasOwn(registry.repositories, key)) {
        throw new _usererror.UserError(`there is no repository "${key}"`, {
            place: asked === undefined ? _derivedvariables.REPOSITORY_KEY_VARIABLE : '--repository',
            allowed: Object.keys(registry.repositories).join(', ')
        });
    }
    if (asked === undefined) refuseAnother(registry, key, context);
    return key;
}
function requireRepositoryKey(registry, asked, context) {
    const keys = Object.keys(registry.repositories);
    const key = repositoryKey(registry, asked, context) ?? (keys.length === 1 ? keys[0] : undefined);
    if (key !== undefined) return key;
    throw new _usererror.UserError('which repository?', {
        place: '--repository',
        allowed: `${keys.join(', ')}; or ${_derivedvariables.REPOSITORY_KEY_VARIABLE} in the environment`
    });
}
