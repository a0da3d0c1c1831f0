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
    get NetlifyDeploy () {
        return NetlifyDeploy;
    },
    get NetlifySite () {
        return NetlifySite;
    },
    get findSite () {
        return findSite;
    },
    get readAnswer () {
        return readAnswer;
    },
    get readList () {
        return readList;
    }
});
const _zod = require("zod");
const _sites = require("../../plan/sites");
const _usererror = require("../../registry/user-error");
const NetlifyDeploy = _zod.z.looseObject({
    id: _zod.z.string().min(1),
    state: _zod.z.string(),
    title: _zod.z.string().nullish(),
    locked: _zod.z.boolean().nullish(),
    required: _zod.z.array(_zod.z.string()).nullish(),
    error_message: _zod.z.string().nullish(),
    ssl_url: _zod.z.string().nullish(),
    deploy_ssl_url: _zod.z.string().nullish()
});
const NetlifySite = _zod.z.looseObject({
    id: _zod.z.string().min(1),
    name: _zod.z.string(),
    account_slug: _zod.z.string(),
    ssl_url: _zod.z.string(),
    published_deploy: NetlifyDeploy.nullish()
});
const PER_PAGE = 100;
const MOST_PAGES = 50;
function readAnswer(schema, answer, what) {
    if (answer.state === 'absent') {
        throw new _usererror.UserError(`${what} is not there, or hidden from this token`, {
            place: 'Netlify',
            exitCode: 3
        });
    }
    const parsed = schema.safeParse(answer.value);
    if (parsed.success) return parsed.data;
    const at = parsed.error.issues.map(({ path })=>path.join('.') || '(root)').join(', ');
    throw new _usererror.UserError(`${what}: the answer has another shape, at ${at}`, {
        place: 'Netlify',
        exitCode: 3
    });
}
async function readList(client, path, { schema, doing }) {
    const all = [];
    for(let page = 1; page <= MOST_PAGES; page += 1){
        const separator = path.includes('?') ? '&' : '?';
        const request = {
            method: 'GET',
            path: `${path}${separator}page=${page}&per_page=${PER_PAGE}`,
            doing
        };
        const some = readAnswer(_zod.z.array(schema), await client(request), doing);
        all.push(...some);
        if (some.length < PER_PAGE) return all;
    }
    throw new _usererror.UserError(`could not ${doing}: the list is too long`, {
        place: 'Netlify',
        exitCode: 3
    });
}
async function findSite(client, { registry, surface, tier }) {
    const plan = (0, _sites.sitePlan)(registry, surface, tier);
    if (!plan) throw new Error(`${surface.id} has no Netlify site`);
    const { team, name, siteId } = plan;
    if (siteId !== undefined) {
        const request = {
            method: 'GET',
            path: `/sites/${encodeURIComponent(siteId)}`,
            doing: 'read the site'
        };
        const site = readAnswer(NetlifySite, await client(request), `the site ${siteId}`);
        if (site.account_slug === team) return site;
        const message = `the site ${siteId} belongs to the team ${site.account_slug}`;
        throw new _usererror.UserError(message, {
            place: `${surface.id} on ${tier.id}`,
            allowed: `the team ${team}`,
            exitCode: 1
        });
    }
    const path = `/${encodeURIComponent(team)}/sites?name=${encodeURIComponent(name)}`;
    const sites = await readList(client, path, {
        schema: NetlifySite,
        doing: 'list the sites of the team'
    });
    const found = sites.find((site)=>site.name === name);
    if (found) return found;
    throw new _usererror.UserError(`there is no site ${name} in the team ${team}`, {
        place: `${surface.id} on ${tier.id}`,
        allowed: 'a site that `pulumi up` made, or that the registry names by siteId',
        exitCode: 3
    });
}
