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
    get githubPreflight () {
        return githubPreflight;
    },
    get netlifyPreflight () {
        return netlifyPreflight;
    }
});
const _identities = require("../plan/identities");
const _usererror = require("../registry/user-error");
const _githubclient = require("./github-client");
const _together = require("./together");
const AT_ONCE = 10;
async function eachOf(items, ask) {
    const answers = [];
    for(let start = 0; start < items.length; start += AT_ONCE){
        answers.push(...await Promise.all(items.slice(start, start + AT_ONCE).map(ask)));
    }
    return answers;
}
async function ask(request, what, missing) {
    try {
        return (await request).data;
    } catch (error) {
        if ((0, _githubclient.statusOf)(error) === 404) throw new _usererror.UserError(missing, {
            place: what
        });
        if ((0, _githubclient.statusOf)(error) === 401) throw new _usererror.UserError('GitHub refused the credential (401)', {
            place: 'environment'
        });
        throw (0, _githubclient.couldNotAsk)(error, `look up ${what} at GitHub`, what);
    }
}
async function checkRepositories(client, registry, names) {
    const owner = registry.organization.login;
    const declared = new Map(Object.entries(registry.repositories).map(([key, value])=>[
            value.name,
            {
                key,
                ...value
            }
        ]));
    const ids = await eachOf(names, async (repo)=>{
        const entry = declared.get(repo);
        const place = `/repositories/${entry?.key ?? repo}`;
        const missing = `the repository ${owner}/${repo} is not there, or this credential cannot see it`;
        const found = await ask(client.request('GET /repos/{owner}/{repo}', {
            owner,
            repo
        }), place, missing);
        if (entry?.id !== undefined && entry.id !== found.id) {
            throw new _usererror.UserError(`${owner}/${repo} is another repository: its id is ${found.id}, the registry says ${entry.id}`, {
                place: `${place}/id`
            });
        }
        if (entry && found.visibility !== entry.visibility) {
            // What the organization's plan can do depends on it, so the registry's rules looked at the wrong thing.
            throw new _usererror.UserError(`${owner}/${repo} is ${found.visibility}, the registry says ${entry.visibility}`, {
                place: `${place}/visibility`
            });
        }
        return [
            repo.toLowerCase(),
            Number(found.id)
        ];
    });
    return new Map(ids);
}
async function resolve(client, org, named) {
    const of = (kind)=>named.principals.filter((principal)=>principal.startsWith(`${kind}:`)).map((name)=>name.slice(kind.length + 1));
    const teams = eachOf(of('team'), async (slug)=>{
        const missing = `there is no team "${slug}" in ${org}, or this credential cannot see it`;
        const team = await ask(client.request('GET /orgs/{org}/teams/{team_slug}', {
            org,
            team_slug: slug
        }), `team:${slug}`, missing);
        return [
            slug,
            Number(team.id)
        ];
    });
    const users = eachOf(of('user'), async (username)=>{
        const user = await ask(client.request('GET /users/{username}', {
            username
        }), `user:${username}`, `there is no GitHub user "${username}"`);
        return [
            username,
            Number(user.id)
        ];
    });
    const apps = eachOf(named.apps, async (slug)=>{
        const app = await ask(client.request('GET /apps/{app_slug}', {
            app_slug: slug
        }), `App ${slug}`, `there is no GitHub App "${slug}", or this credential cannot see it`);
        if (!app) throw new _usererror.UserError(`GitHub said nothing about the App "${slug}"`, {
            place: `App ${slug}`,
            exitCode: 3
        });
        return [
            slug,
            Number(app.id)
        ];
    });
    const [ofTeams, ofUsers, ofApps] = await (0, _together.together)([
        teams,
        users,
        apps
    ]);
    return {
        users: new Map(ofUsers),
        teams: new Map(ofTeams),
        apps: new Map(ofApps)
    };
}
async function githubPreflight(client, registry, plan) {
    const named = (0, _identities.identitiesNamed)(plan);
    const repositoryIds = await checkRepositories(client, registry, named.repositories);
    return {
        ...await resolve(client, registry.organization.login, named),
        repositoryIds
    };
}
async function netlifyPreflight(credentials, teams) {
    const url = `${credentials.endpoint}/api/v1/accounts`;
    const place = 'NETLIFY_API_TOKEN';
    const response = await fetch(url, {
        headers: {
            authorization: `Bearer ${credentials.token}`,
            'user-agent': 'causeway'
        },
        signal: AbortSignal.timeout(30_000)
    }).catch((error)=>{
        throw (0, _githubclient.couldNotAsk)(error, `reach Netlify at ${credentials.endpoint}`, 'NETLIFY_API_ENDPOINT');
    });
    if (response.status === 401) throw new _usererror.UserError('Netlify refused the token (401)', {
        place
    });
    const body = response.ok ? await response.json().catch(()=>undefined) : undefined;
    if (!Array.isArray(body)) {
        throw new _usererror.UserError(`could not list Netlify's teams: it answered ${response.status}`, {
            place,
            exitCode: 3
        });
    }
    const seen = body.flatMap((account)=>typeof account?.slug === 'string' ? [
            account.slug
        ] : []);
    const missing = teams.filter((team)=>!seen.includes(team));
    if (missing.length > 0) {
        throw new _usererror.UserError(`the Netlify token does not see the team ${missing.join(', ')}`, {
            place,
            allowed: seen.join(', ') || 'none seen'
        });
    }
}
