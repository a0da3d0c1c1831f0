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
    get createInstallationToken () {
        return createInstallationToken;
    },
    get getApp () {
        return getApp;
    },
    get getAuthenticatedApp () {
        return getAuthenticatedApp;
    },
    get getInstallation () {
        return getInstallation;
    },
    get listInstallationRepositories () {
        return listInstallationRepositories;
    },
    get listOrganizationInstallations () {
        return listOrganizationInstallations;
    }
});
const _nodecrypto = require("node:crypto");
const _errors = require("../errors");
const _lookup = require("../lookup");
const _app = require("../shapes/app");
const _repository = require("../shapes/repository");
const _pagination = require("../transport/pagination");
const _world = require("../world");
const tokenLifeMs = 60 * 60 * 1000;
function ownApp({ caller }) {
    const { app } = caller;
    if (app === null || app.installationId === null) throw (0, _errors.notFound)();
    return {
        ...app,
        installationId: app.installationId
    };
}
function requireOwnInstallation(exchange) {
    const app = ownApp(exchange);
    if (exchange.params['installation_id'] !== String(app.installationId)) throw (0, _errors.notFound)();
    return app;
}
function repositoriesOf({ world }, app, body) {
    if (body.repositories === undefined && body.repository_ids === undefined) return app.repositories;
    const known = Object.values(world.repositories);
    const names = [
        ...(body.repositories ?? []).map((name)=>known.find((one)=>one.name === name)?.name),
        ...(body.repository_ids ?? []).map((id)=>known.find((one)=>one.id === id)?.name)
    ];
    return names.map((name)=>{
        if (name === undefined || app.repositories !== 'all' && !app.repositories.includes(name)) {
            throw (0, _errors.unprocessable)('There is at least one repository that does not exist or is not accessible to the parent installation.');
        }
        return name;
    });
}
function permissionsOf(app, wanted) {
    for (const [name, level] of Object.entries(wanted ?? {})){
        const granted = app.permissions[name];
        if (granted !== level && granted !== 'write') {
            throw (0, _errors.unprocessable)('The permissions requested are not granted to this installation.');
        }
    }
    return {
        metadata: 'read',
        ...wanted ?? app.permissions
    };
}
function createInstallationToken(exchange) {
    const { world } = exchange;
    const app = requireOwnInstallation(exchange);
    const body = exchange.body ?? {};
    const permissions = permissionsOf(app, body.permissions);
    const repositories = repositoriesOf(exchange, app, body);
    const id = `installation:${app.slug}:${(0, _world.takeId)(world)}`;
    const secret = (0, _nodecrypto.createHash)('sha256').update(`${id} ${exchange.now()}`).digest('base64url').slice(0, 36);
    const token = {
        ...{
            id,
            token: `ghs_${secret}`,
            kind: 'installation',
            permissions,
            repositories,
            app: app.slug,
            user: null
        },
        ...{
            expiresAt: new Date(Date.parse(exchange.now()) + tokenLifeMs).toISOString(),
            limit: 5000
        }
    };
    world.tokens[id] = token;
    return {
        status: 201,
        body: (0, _app.installationToken)(token)
    };
}
function getInstallation(exchange) {
    if (exchange.params['org'] !== undefined) (0, _lookup.requireOrganization)(exchange);
    const app = exchange.params['installation_id'] === undefined ? ownApp(exchange) : requireOwnInstallation(exchange);
    if (exchange.params['repo'] !== undefined) {
        const found = Object.values(exchange.world.repositories).find(({ name })=>name === exchange.params['repo']);
        if (found === undefined || app.repositories !== 'all' && !app.repositories.includes(found.name)) throw (0, _errors.notFound)();
    }
    return {
        status: 200,
        body: (0, _app.installation)(exchange.base, exchange.world, app, app.installationId)
    };
}
function getAuthenticatedApp(exchange) {
    return {
        status: 200,
        body: (0, _app.integration)(exchange.base, exchange.world, ownApp(exchange))
    };
}
function getApp(exchange) {
    const app = exchange.world.apps[exchange.params['app_slug'] ?? ''];
    if (app === undefined) throw (0, _errors.notFound)();
    return {
        status: 200,
        body: (0, _app.integration)(exchange.base, exchange.world, app)
    };
}
function listOrganizationInstallations(exchange) {
    (0, _lookup.requireOrganization)(exchange);
    const all = Object.values(exchange.world.apps).filter(({ installationId })=>installationId !== null);
    return (0, _pagination.page)(exchange, all, (some, total)=>({
            total_count: total,
            installations: some.map((app)=>(0, _app.installation)(exchange.base, exchange.world, app, app.installationId ?? 0))
        }));
}
function listInstallationRepositories(exchange) {
    const { world, base, caller } = exchange;
    const reached = caller.token?.repositories ?? [];
    const all = Object.values(world.repositories).filter((one)=>(0, _lookup.sees)(caller, one)).filter(({ name })=>reached === 'all' || reached.includes(name));
    return (0, _pagination.page)(exchange, all, (some, total)=>({
            total_count: total,
            repository_selection: reached === 'all' ? 'all' : 'selected',
            repositories: some.map((one)=>(0, _repository.repositoryShape)(base, world, one, 'pull'))
        }));
}
