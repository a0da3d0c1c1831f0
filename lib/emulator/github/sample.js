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
    get sample () {
        return sample;
    },
    get sampleWorld () {
        return sampleWorld;
    }
});
const _worldof = require("./world-of");
const sample = {
    organization: 'acme',
    token: 'ghp_emulatedPersonalToken',
    inspectionToken: 'ghp_emulatedReadOnlyToken',
    app: {
        slug: 'acme-infra',
        id: 4001,
        installationId: 5001
    }
};
function sampleWorld(publicKey, plan = 'enterprise') {
    return (0, _worldof.worldOf)({
        organization: {
            login: sample.organization,
            plan
        },
        repositories: [
            {
                name: 'storefront',
                id: 101,
                visibility: 'private',
                branches: [
                    'main',
                    'dev',
                    'evidence'
                ]
            },
            {
                name: 'services',
                id: 102,
                visibility: 'private',
                branches: [
                    'main',
                    'dev'
                ]
            }
        ],
        users: [
            {
                login: 'octocat',
                id: 201,
                role: 'admin'
            },
            {
                login: 'hubot',
                id: 202
            },
            {
                login: 'mona',
                id: 203
            }
        ],
        teams: [
            {
                slug: 'release',
                id: 301,
                members: [
                    'octocat',
                    'mona'
                ]
            },
            {
                slug: 'web',
                id: 302,
                members: [
                    'hubot',
                    'mona'
                ]
            }
        ],
        apps: [
            {
                ...sample.app,
                publicKey,
                permissions: _worldof.provisioningPermissions
            }
        ],
        tokens: [
            {
                id: 'octocat',
                token: sample.token,
                user: 'octocat'
            },
            {
                ...{
                    id: 'octocat-read',
                    token: sample.inspectionToken,
                    user: 'octocat'
                },
                permissions: {
                    metadata: 'read',
                    actions: 'read',
                    administration: 'read',
                    contents: 'read',
                    members: 'read'
                }
            }
        ]
    });
}
