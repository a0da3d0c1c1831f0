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
    get account () {
        return account;
    },
    get nodeId () {
        return nodeId;
    },
    get organization () {
        return organization;
    },
    get publicUser () {
        return publicUser;
    },
    get simpleOrganization () {
        return simpleOrganization;
    },
    get simpleUser () {
        return simpleUser;
    },
    get team () {
        return team;
    }
});
function nodeId(kind, id) {
    return `${kind}_${Buffer.from(String(id)).toString('base64url')}`;
}
function account(base, login, id, type) {
    // An App's login ends with `[bot]`.
    const name = encodeURIComponent(login);
    const url = `${base}/users/${name}`;
    return {
        ...{
            login,
            id,
            node_id: nodeId('U', id),
            avatar_url: `${base}/avatars/${id}`,
            gravatar_id: ''
        },
        ...{
            url,
            html_url: `${base}/${name}`,
            followers_url: `${url}/followers`,
            type,
            site_admin: false
        },
        ...{
            following_url: `${url}/following{/other_user}`,
            gists_url: `${url}/gists{/gist_id}`
        },
        ...{
            starred_url: `${url}/starred{/owner}{/repo}`,
            subscriptions_url: `${url}/subscriptions`
        },
        ...{
            organizations_url: `${url}/orgs`,
            repos_url: `${url}/repos`,
            events_url: `${url}/events{/privacy}`
        },
        received_events_url: `${url}/received_events`
    };
}
function simpleUser(base, { login, id, bot }) {
    return account(base, login, id, bot === true ? 'Bot' : 'User');
}
function simpleOrganization(base, { organization }) {
    return account(base, organization.login, organization.id, 'Organization');
}
function publicUser(base, world, user) {
    const { createdAt } = world.organization;
    return {
        ...{
            ...simpleUser(base, user),
            user_view_type: 'public',
            name: user.login,
            company: null,
            blog: '',
            location: null
        },
        ...{
            email: null,
            hireable: null,
            bio: null,
            public_repos: 0,
            public_gists: 0,
            followers: 0,
            following: 0
        },
        ...{
            created_at: createdAt,
            updated_at: createdAt
        }
    };
}
function organization(base, world) {
    const { login, id, createdAt } = world.organization;
    const url = `${base}/orgs/${login}`;
    const publicRepositories = Object.values(world.repositories).filter(({ visibility })=>visibility === 'public').length;
    return {
        ...{
            login,
            id,
            node_id: nodeId('O', id),
            url,
            repos_url: `${url}/repos`,
            events_url: `${url}/events`
        },
        ...{
            hooks_url: `${url}/hooks`,
            issues_url: `${url}/issues`,
            members_url: `${url}/members{/member}`
        },
        ...{
            public_members_url: `${url}/public_members{/member}`,
            avatar_url: `${base}/avatars/${id}`,
            description: null
        },
        ...{
            has_organization_projects: true,
            has_repository_projects: true,
            public_repos: publicRepositories
        },
        ...{
            public_gists: 0,
            followers: 0,
            following: 0,
            html_url: `${base}/${login}`,
            type: 'Organization'
        },
        ...{
            created_at: createdAt,
            updated_at: createdAt,
            archived_at: null
        }
    };
}
function team(base, world, { id, slug, name }) {
    const url = `${base}/organizations/${world.organization.id}/team/${id}`;
    return {
        ...{
            id,
            node_id: nodeId('T', id),
            name,
            slug,
            description: null,
            privacy: 'closed',
            permission: 'pull',
            url
        },
        ...{
            notification_setting: 'notifications_enabled',
            html_url: `${base}/orgs/${world.organization.login}/teams/${slug}`
        },
        ...{
            members_url: `${url}/members{/member}`,
            repositories_url: `${url}/repos`,
            type: 'organization',
            parent: null
        }
    };
}
