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
    get githubActionsAppId () {
        return githubActionsAppId;
    },
    get provisioningPermissions () {
        return provisioningPermissions;
    },
    get worldOf () {
        return worldOf;
    }
});
const _commit = require("./git/commit");
const _tree = require("./git/tree");
const githubActionsAppId = 15368;
const provisioningPermissions = {
    metadata: 'read',
    actions: 'read',
    administration: 'write',
    actions_variables: 'write',
    contents: 'read',
    environments: 'write',
    secrets: 'write',
    members: 'read',
    organization_administration: 'read',
    organization_plan: 'read'
};
function repositoryOf(source, createdAt) {
    const defaultBranch = source.defaultBranch ?? source.branches[0] ?? 'main';
    const names = [
        ...new Set([
            defaultBranch,
            ...source.branches
        ])
    ];
    const objects = {};
    const person = {
        name: 'Emulator',
        email: 'emulator@localhost.invalid',
        date: createdAt
    };
    const message = `Initial commit of ${source.name}`;
    const tree = (0, _tree.treeOf)(objects, source.files ?? {});
    const sha = (0, _commit.writeCommit)(objects, {
        tree,
        parents: [],
        author: person,
        committer: person,
        message
    });
    return {
        ...{
            id: source.id,
            name: source.name,
            visibility: source.visibility,
            defaultBranch,
            archived: false,
            createdAt
        },
        branches: Object.fromEntries(names.map((name)=>[
                name,
                {
                    sha,
                    files: {},
                    protection: null
                }
            ])),
        ...{
            collaborators: {},
            environments: {},
            rulesets: {},
            variables: {},
            secrets: {},
            git: {
                objects
            },
            tags: {}
        },
        ...{
            pulls: {},
            issues: {},
            comments: {},
            releases: {},
            checks: {},
            deployments: {},
            sarifs: {}
        },
        ...{
            workflows: {},
            runs: {},
            artifacts: {}
        },
        actions: {
            ...{
                enabled: true,
                allowedActions: 'all',
                shaPinningRequired: false
            },
            selected: {
                github_owned_allowed: true,
                verified_allowed: false,
                patterns_allowed: []
            }
        },
        workflow: {
            default_workflow_permissions: 'read',
            can_approve_pull_request_reviews: false
        }
    };
}
function tokenOf(source) {
    return {
        ...{
            id: source.id,
            token: source.token,
            kind: source.kind ?? 'personal'
        },
        permissions: {
            ...source.permissions ?? provisioningPermissions
        },
        repositories: source.repositories === undefined || source.repositories === 'all' ? 'all' : [
            ...source.repositories
        ],
        ...{
            app: source.app ?? null,
            user: source.user ?? null,
            expiresAt: null,
            limit: source.limit ?? 5000
        }
    };
}
function appOf(source) {
    return {
        ...{
            id: source.id,
            slug: source.slug,
            name: source.slug
        },
        ...{
            installationId: source.installationId ?? null,
            publicKey: source.publicKey ?? null
        },
        permissions: {
            metadata: 'read',
            ...source.permissions
        },
        repositories: source.repositories === undefined || source.repositories === 'all' ? 'all' : [
            ...source.repositories
        ]
    };
}
function worldOf(source) {
    const createdAt = source.createdAt ?? '2026-01-01T00:00:00.000Z';
    const everywhere = Object.fromEntries(source.repositories.map(({ name })=>[
            name,
            'push'
        ]));
    const actions = appOf({
        slug: 'github-actions',
        id: githubActionsAppId,
        permissions: {
            checks: 'write',
            statuses: 'write'
        }
    });
    const apps = [
        actions,
        ...(source.apps ?? []).map(appOf)
    ];
    return {
        organization: {
            id: 9_000_001,
            ...source.organization,
            basePermission: 'read',
            createdAt
        },
        users: Object.fromEntries((source.users ?? []).map(({ login, id, role, email })=>[
                login,
                {
                    login,
                    id,
                    role: role ?? 'member',
                    ...email === undefined ? {} : {
                        email
                    }
                }
            ])),
        teams: Object.fromEntries((source.teams ?? []).map(({ slug, id, members, repositories })=>[
                slug,
                {
                    id,
                    slug,
                    name: slug,
                    members: [
                        ...members
                    ],
                    repositories: {
                        ...repositories ?? everywhere
                    }
                }
            ])),
        apps: Object.fromEntries(apps.map((app)=>[
                app.slug,
                app
            ])),
        tokens: Object.fromEntries((source.tokens ?? []).map((token)=>[
                token.id,
                tokenOf(token)
            ])),
        repositories: Object.fromEntries(source.repositories.map((one)=>[
                one.name,
                repositoryOf(one, createdAt)
            ])),
        ...{
            rates: {},
            lagReads: 0,
            dispatchLagReads: 0,
            nextId: 1_000_000
        }
    };
}
