"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "parseAddress", {
    enumerable: true,
    get: function() {
        return parseAddress;
    }
});
const _usererror = require("../registry/user-error");
const _addresstext = require("./address-text");
function inEnvironment(repository, [environment = '', what, last]) {
    const place = {
        repository,
        environment
    };
    if (what === undefined) return {
        kind: 'environment',
        ...place
    };
    if (last === undefined) return undefined;
    if (what === 'branch' || what === 'tag') return {
        kind: `${what}-policy`,
        ...place,
        pattern: last
    };
    if (what === 'variable' || what === 'secret') return {
        kind: `environment-${what}`,
        ...place,
        name: last
    };
    return undefined;
}
function atNetlify([team, site, what, last]) {
    if (team === undefined) return undefined;
    if (site === undefined) return {
        kind: 'netlify-team',
        team
    };
    if (what === undefined) return {
        kind: 'site',
        team,
        site
    };
    if (what === 'variable' && last !== undefined) return {
        kind: 'site-variable',
        team,
        site,
        name: last
    };
    if ((what === 'domain' || what === 'build') && last === undefined) return {
        kind: `site-${what}`,
        team,
        site
    };
    return undefined;
}
const OUTER = /^(repository|organization)-(secret|variable)$/;
function inRepository(repository, [what, ...names]) {
    const [first, second] = names;
    if (first === undefined) {
        const isSetting = what === 'actions' || what === 'workflow-permissions' || what === 'codeowners';
        return isSetting ? {
            kind: what,
            repository
        } : undefined;
    }
    if (what === 'environment') return inEnvironment(repository, names);
    if (what === 'ruleset') return {
        kind: what,
        repository,
        ruleset: first
    };
    if (what === 'variable') return {
        kind: 'repository-variable',
        repository,
        name: first
    };
    if (what === 'classic-protection') return {
        kind: what,
        repository,
        branch: first
    };
    if (second === undefined) return undefined;
    if (what === 'branch-rules') return {
        kind: 'effective-rules',
        repository,
        branch: first,
        source: second
    };
    const [, level, kind] = what === 'outer' && OUTER.exec(first) || [];
    if (level !== 'repository' && level !== 'organization') return undefined;
    return {
        kind: kind === 'secret' ? 'outer-secret' : 'outer-variable',
        repository,
        level,
        name: second
    };
}
function atRoot(root, names) {
    const repository = (0, _addresstext.repositoryOfRoot)(root);
    if (repository !== undefined) return inRepository(repository, names);
    if (root === 'netlify') return atNetlify(names);
    const [name] = names;
    if (name === undefined) return undefined;
    return root === 'app' ? {
        kind: root,
        app: name
    } : {
        kind: 'state',
        stack: name
    };
}
function parseAddress(text) {
    const [root = '', ...names] = (0, _addresstext.namesIn)(text);
    const found = atRoot(root, names);
    if (found) return found;
    throw new _usererror.UserError(`"${text}" is the address of no object`, {
        place: 'address',
        exitCode: 3
    });
}
