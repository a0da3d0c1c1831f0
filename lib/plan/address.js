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
    get addressText () {
        return addressText;
    },
    get environmentAddress () {
        return environmentAddress;
    },
    get namesOf () {
        return namesOf;
    },
    get never () {
        return never;
    },
    get ownName () {
        return ownName;
    },
    get siteAddress () {
        return siteAddress;
    }
});
const _githubname = require("../registry/github-name");
const _addresstext = require("./address-text");
function never(value) {
    throw new Error(`nobody thought of ${JSON.stringify(value)}`);
}
function environmentAddress(plan) {
    return {
        kind: 'environment',
        repository: plan.repository.name,
        environment: plan.name
    };
}
function siteAddress({ team, name }) {
    return {
        kind: 'site',
        team,
        site: name
    };
}
// GitHub stores the names of variables and secrets in upper case (W29).
function upper(name) {
    return name.toUpperCase();
}
function namesOf(address) {
    switch(address.kind){
        case 'app':
            return [
                'app',
                address.app
            ];
        case 'state':
            return [
                'state',
                address.stack
            ];
        case 'environment':
            return [
                (0, _addresstext.repositoryRoot)(address.repository),
                'environment',
                (0, _githubname.githubName)(address.environment)
            ];
        case 'branch-policy':
            return [
                ...namesOf({
                    ...address,
                    kind: 'environment'
                }),
                'branch',
                address.pattern
            ];
        case 'tag-policy':
            return [
                ...namesOf({
                    ...address,
                    kind: 'environment'
                }),
                'tag',
                address.pattern
            ];
        case 'environment-variable':
            return [
                ...namesOf({
                    ...address,
                    kind: 'environment'
                }),
                'variable',
                upper(address.name)
            ];
        case 'environment-secret':
            return [
                ...namesOf({
                    ...address,
                    kind: 'environment'
                }),
                'secret',
                upper(address.name)
            ];
        case 'repository-variable':
            return [
                (0, _addresstext.repositoryRoot)(address.repository),
                'variable',
                upper(address.name)
            ];
        case 'ruleset':
            return [
                (0, _addresstext.repositoryRoot)(address.repository),
                'ruleset',
                address.ruleset
            ];
        case 'effective-rules':
            return [
                (0, _addresstext.repositoryRoot)(address.repository),
                'branch-rules',
                address.branch,
                address.source
            ];
        case 'classic-protection':
            return [
                (0, _addresstext.repositoryRoot)(address.repository),
                'classic-protection',
                address.branch
            ];
        case 'actions':
        case 'workflow-permissions':
        case 'codeowners':
            return [
                (0, _addresstext.repositoryRoot)(address.repository),
                address.kind
            ];
        case 'outer-secret':
            return [
                (0, _addresstext.repositoryRoot)(address.repository),
                'outer',
                `${address.level}-secret`,
                upper(address.name)
            ];
        case 'outer-variable':
            return [
                (0, _addresstext.repositoryRoot)(address.repository),
                'outer',
                `${address.level}-variable`,
                upper(address.name)
            ];
        case 'netlify-team':
            return [
                'netlify',
                address.team
            ];
        case 'site':
            return [
                'netlify',
                address.team,
                address.site
            ];
        case 'site-domain':
            return [
                'netlify',
                address.team,
                address.site,
                'domain'
            ];
        case 'site-build':
            return [
                'netlify',
                address.team,
                address.site,
                'build'
            ];
        case 'site-variable':
            return [
                'netlify',
                address.team,
                address.site,
                'variable',
                address.name
            ];
        default:
            return never(address);
    }
}
function ownName(address) {
    return namesOf(address).at(-1) ?? '';
}
function addressText(address) {
    return (0, _addresstext.namesText)(namesOf(address));
}
