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
    get installation () {
        return installation;
    },
    get installationToken () {
        return installationToken;
    },
    get integration () {
        return integration;
    }
});
const _account = require("./account");
function integration(base, world, app) {
    const { createdAt } = world.organization;
    return {
        ...{
            id: app.id,
            slug: app.slug,
            node_id: (0, _account.nodeId)('A', app.id),
            client_id: `Iv23li${app.id}`,
            name: app.name
        },
        ...{
            owner: (0, _account.simpleOrganization)(base, world),
            description: null,
            external_url: `${base}/apps/${app.slug}`
        },
        ...{
            html_url: `${base}/apps/${app.slug}`,
            created_at: createdAt,
            updated_at: createdAt
        },
        ...{
            permissions: app.permissions,
            events: []
        }
    };
}
function installation(base, world, app, id) {
    const { login, id: target, createdAt } = world.organization;
    return {
        ...{
            id,
            account: (0, _account.simpleOrganization)(base, world),
            app_id: app.id,
            app_slug: app.slug,
            target_id: target
        },
        ...{
            repository_selection: app.repositories === 'all' ? 'all' : 'selected',
            target_type: 'Organization'
        },
        ...{
            access_tokens_url: `${base}/app/installations/${id}/access_tokens`,
            single_file_name: null,
            events: []
        },
        ...{
            repositories_url: `${base}/installation/repositories`,
            suspended_by: null,
            suspended_at: null
        },
        ...{
            html_url: `${base}/organizations/${login}/settings/installations/${id}`,
            permissions: app.permissions
        },
        ...{
            created_at: createdAt,
            updated_at: createdAt
        }
    };
}
function installationToken(token) {
    return {
        ...{
            token: token.token,
            expires_at: token.expiresAt,
            permissions: token.permissions
        },
        repository_selection: token.repositories === 'all' ? 'all' : 'selected'
    };
}
