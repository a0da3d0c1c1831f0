"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "siteProvider", {
    enumerable: true,
    get: function() {
        return siteProvider;
    }
});
const siteProvider = {
    async create (inputs) {
        const site = inputs.siteId === undefined ? await createSite(inputs) : await adoptSite(inputs, inputs.siteId);
        return {
            id: site.id,
            outs: stateOf(site, inputs)
        };
    },
    async read (id, state) {
        if (!state) throw new Error('importing a site needs no state: name its id as siteId in the registry instead');
        const answer = await call('GET', `/sites/${encodeURIComponent(id)}`);
        // An empty id tells the engine that the object is gone.
        if (answer.status === 404) return {
            id: ''
        };
        const site = expectSite(answer, `read site ${id}`);
        return {
            id,
            props: {
                ...stateOf(site, state),
                name: site.name,
                team: site.account_slug
            }
        };
    },
    async diff (_id, olds, news) {
        const keys = [
            'team',
            'name',
            'siteId',
            'linkedRepository',
            'linkedBranch',
            'buildCommand',
            'publishDirectory'
        ];
        const changed = [
            ...keys,
            'deleteOnRemoval'
        ].filter((key)=>olds[key] !== news[key]);
        // Netlify has no call that moves a site to another team; naming the id of the site that we have is no change.
        const replaces = changed.filter((key)=>key === 'team' || key === 'siteId' && news.siteId !== undefined && news.siteId !== _id);
        return {
            changes: changed.length > 0,
            replaces,
            deleteBeforeReplace: false
        };
    },
    async update (id, _olds, news) {
        const answer = await call('PATCH', `/sites/${encodeURIComponent(id)}`, {
            name: news.name
        });
        const site = expectLinked(expectSite(answer, `update site ${id}`), news);
        return {
            outs: stateOf(site, news)
        };
    },
    async delete (id, state) {
        if (!state.deleteOnRemoval) return;
        const answer = await call('DELETE', `/sites/${encodeURIComponent(id)}`);
        if (answer.status !== 204 && answer.status !== 404) throw new Error(describe(answer, `delete site ${id}`));
    }
};
async function call(method, path, body) {
    const token = process.env['NETLIFY_API_TOKEN'];
    if (!token) throw new Error('NETLIFY_API_TOKEN is not set: Netlify sites cannot be read or written');
    const endpoint = process.env['NETLIFY_API_ENDPOINT'] ?? 'https://api.netlify.com';
    const response = await fetch(`${endpoint.replace(/\/+$/, '')}/api/v1${path}`, {
        method,
        headers: {
            authorization: `Bearer ${token}`,
            'content-type': 'application/json',
            'user-agent': 'causeway'
        },
        ...body === undefined ? {} : {
            body: JSON.stringify(body)
        },
        signal: AbortSignal.timeout(30_000)
    });
    const text = await response.text();
    try {
        return {
            status: response.status,
            body: text === '' ? undefined : JSON.parse(text)
        };
    } catch  {
        return {
            status: response.status,
            body: text.slice(0, 200)
        };
    }
}
function describe(answer, doing) {
    return `Netlify answered ${answer.status} to "${doing}": ${JSON.stringify(answer.body ?? '').slice(0, 300)}`;
}
function expectSite(answer, doing) {
    const site = answer.body;
    if (answer.status < 200 || answer.status > 299 || !site?.id || !site.name || !site.account_slug) {
        throw new Error(describe(answer, doing));
    }
    return site;
}
function expectLinked(site, inputs) {
    const path = site.build_settings?.repo_path;
    if (inputs.linkedRepository !== undefined && path !== inputs.linkedRepository) {
        throw new Error(`site ${site.name} is linked to ${path ?? 'no repository'}, not to ${inputs.linkedRepository}: link it at Netlify and name its id (${site.id}) as siteId in the registry`);
    }
    return site;
}
function stateOf(site, inputs) {
    return {
        ...inputs,
        siteUrl: site.ssl_url || site.url || '',
        accountSlug: site.account_slug
    };
}
async function createSite(inputs) {
    const repo = inputs.linkedRepository === undefined ? {} : {
        repo: {
            provider: 'github',
            repo_path: inputs.linkedRepository,
            repo_branch: inputs.linkedBranch,
            cmd: inputs.buildCommand,
            dir: inputs.publishDirectory
        }
    };
    const answer = await call('POST', `/${encodeURIComponent(inputs.team)}/sites`, {
        name: inputs.name,
        ...repo
    });
    if (answer.status === 422) {
        throw new Error(`${describe(answer, `create site ${inputs.name}`)}; where the site is there already, name its id as siteId in the registry`);
    }
    return expectLinked(expectSite(answer, `create site ${inputs.name}`), inputs);
}
async function adoptSite(inputs, siteId) {
    const doing = `adopt site ${siteId}`;
    const site = expectSite(await call('GET', `/sites/${encodeURIComponent(siteId)}`), doing);
    if (site.account_slug !== inputs.team) {
        throw new Error(`site ${siteId} belongs to the team ${site.account_slug}, not to ${inputs.team}`);
    }
    expectLinked(site, inputs);
    if (site.name === inputs.name) return site;
    return expectSite(await call('PATCH', `/sites/${encodeURIComponent(siteId)}`, {
        name: inputs.name
    }), doing);
}
