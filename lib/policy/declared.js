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
    get addressOf () {
        return addressOf;
    },
    get byAddress () {
        return byAddress;
    }
});
const _address = require("../plan/address");
const _context = require("./context");
const _resourcetypes = require("./resource-types");
const _view = require("./view");
function inRepository({ props }, { registry, catalog }) {
    const name = (0, _view.textOf)(props, 'repository');
    const key = catalog.repositoryKey(name);
    // The registry's spelling: GitHub doesn't care about case.
    return (key === undefined ? undefined : registry.repositories[key]?.name) ?? name;
}
function inEnvironment(view, context) {
    const repository = inRepository(view, context);
    const environment = (0, _view.textOf)(view.props, 'environment');
    return repository === undefined || environment === undefined ? undefined : {
        repository,
        environment
    };
}
function ofSite(view, context) {
    const site = (0, _context.siteOf)(view, context);
    return site && {
        team: site.team,
        site: site.name
    };
}
function ofEnvironment(view, context) {
    const place = inEnvironment(view, context);
    if (!place) return undefined;
    const text = (key)=>(0, _view.textOf)(view.props, key);
    if (view.type === _resourcetypes.TYPE.environment) return {
        kind: 'environment',
        ...place
    };
    if (view.type === _resourcetypes.TYPE.branchPolicy) {
        const [branch, tag] = [
            text('branchPattern'),
            text('tagPattern')
        ];
        if (branch) return {
            kind: 'branch-policy',
            ...place,
            pattern: branch
        };
        return {
            kind: 'tag-policy',
            ...place,
            pattern: tag ?? ''
        };
    }
    const name = text(view.type === _resourcetypes.TYPE.environmentSecret ? 'secretName' : 'variableName');
    if (name === undefined) return undefined;
    return {
        kind: view.type === _resourcetypes.TYPE.environmentSecret ? 'environment-secret' : 'environment-variable',
        ...place,
        name
    };
}
function ofRepository(view, context) {
    const repository = inRepository(view, context);
    if (repository === undefined) return undefined;
    if (view.type === _resourcetypes.TYPE.actions) return {
        kind: 'actions',
        repository
    };
    if (view.type === _resourcetypes.TYPE.workflow) return {
        kind: 'workflow-permissions',
        repository
    };
    if (view.type === _resourcetypes.TYPE.ruleset) {
        const ruleset = (0, _view.textOf)(view.props, 'name');
        return ruleset === undefined ? undefined : {
            kind: 'ruleset',
            repository,
            ruleset
        };
    }
    const name = (0, _view.textOf)(view.props, 'variableName');
    return name === undefined ? undefined : {
        kind: 'repository-variable',
        repository,
        name
    };
}
function atNetlify(view, context) {
    const { props, type } = view;
    if (type === _resourcetypes.TYPE.site) {
        const [team, site] = [
            (0, _view.textOf)(props, 'team'),
            (0, _view.textOf)(props, 'name')
        ];
        return team === undefined || site === undefined ? undefined : {
            kind: 'site',
            team,
            site
        };
    }
    const place = ofSite(view, context);
    if (!place) return undefined;
    if (type === _resourcetypes.TYPE.siteDomain) return {
        kind: 'site-domain',
        ...place
    };
    if (type === _resourcetypes.TYPE.siteBuild) return {
        kind: 'site-build',
        ...place
    };
    const name = (0, _view.textOf)(props, 'key');
    return name === undefined ? undefined : {
        kind: 'site-variable',
        ...place,
        name
    };
}
function ownAddress(view, context) {
    switch(view.type){
        case _resourcetypes.TYPE.environment:
        case _resourcetypes.TYPE.branchPolicy:
        case _resourcetypes.TYPE.environmentVariable:
        case _resourcetypes.TYPE.environmentSecret:
            return ofEnvironment(view, context);
        case _resourcetypes.TYPE.ruleset:
        case _resourcetypes.TYPE.repositoryVariable:
        case _resourcetypes.TYPE.actions:
        case _resourcetypes.TYPE.workflow:
            return ofRepository(view, context);
        case _resourcetypes.TYPE.site:
        case _resourcetypes.TYPE.siteVariable:
        case _resourcetypes.TYPE.siteDomain:
        case _resourcetypes.TYPE.siteBuild:
            return atNetlify(view, context);
        default:
            return undefined;
    }
}
function addressOf(view, context) {
    const address = ownAddress(view, context);
    return address && (0, _address.addressText)(address);
}
function byAddress(views, context) {
    return new Map(views.flatMap((view)=>{
        const address = addressOf(view, context);
        return address === undefined ? [] : [
            [
                address,
                view
            ]
        ];
    }));
}
