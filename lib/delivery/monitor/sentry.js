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
    get sentryAlerts () {
        return sentryAlerts;
    },
    get sentryFrom () {
        return sentryFrom;
    }
});
const _zod = require("zod");
const _alerts = require("./alerts");
const Issues = _zod.z.array(_zod.z.looseObject({
    id: _zod.z.string(),
    firstSeen: _zod.z.iso.datetime({
        offset: true
    })
}));
const MOST_PAGES = 20;
// Sentry names a next page even where there is none, and says so in `results`.
function nextPage(link, project) {
    const next = (link ?? '').split(/,\s*(?=<)/).find((each)=>/;\s*rel="next"/.test(each));
    if (!next || !/;\s*results="true"/.test(next)) return undefined;
    const cursor = /;\s*cursor="([^"]+)"/.exec(next)?.[1];
    return cursor === undefined ? undefined : `${firstPage(project)}&cursor=${encodeURIComponent(cursor)}`;
}
function firstPage({ endpoint, organization, project }) {
    const [owner, name] = [
        organization,
        project
    ].map(encodeURIComponent);
    return `${endpoint}/api/0/projects/${owner}/${name}/issues/?query=${encodeURIComponent('is:unresolved')}`;
}
function unverified(why) {
    return {
        status: 'unverified',
        reason: `Sentry could not be asked: ${why}`
    };
}
async function page(url, project) {
    const { token, timeoutMs = 10_000 } = project;
    try {
        const response = await fetch(url, {
            redirect: 'error',
            headers: {
                authorization: `Bearer ${token}`,
                accept: 'application/json'
            },
            signal: AbortSignal.timeout(timeoutMs)
        });
        if (response.status !== 200) return unverified(`it answered ${response.status}`);
        const parsed = Issues.safeParse(await response.json());
        if (!parsed.success) return unverified('the answer has another shape');
        return {
            issues: parsed.data,
            next: nextPage(response.headers.get('link'), project)
        };
    } catch (error) {
        // What the library says could name the address with what stands in it.
        const isTimeout = error instanceof Error && error.name === 'TimeoutError';
        return unverified(isTimeout ? 'no answer in time' : 'the connection failed, or the answer is not JSON');
    }
}
function sentryAlerts(project) {
    return async (since)=>{
        let url = firstPage(project);
        for(let pages = 0; url !== undefined; pages += 1){
            if (pages === MOST_PAGES) return unverified('the list is too long');
            const answer = await page(url, project);
            if ('status' in answer) return answer;
            const fresh = answer.issues.filter(({ firstSeen })=>Date.parse(firstSeen) >= since.getTime());
            if (fresh.length > 0) {
                return {
                    status: 'hard-fail',
                    reason: `Sentry has ${fresh.length} new unresolved issues in ${project.project}`
                };
            }
            url = answer.next;
        }
        return {
            status: 'pass',
            reason: `Sentry has no new unresolved issue in ${project.project}`
        };
    };
}
function sentryFrom(env, project) {
    const token = env['SENTRY_AUTH_TOKEN'];
    const organization = env['SENTRY_ORG'];
    if (!token) return (0, _alerts.unaskedAlerts)('there is no SENTRY_AUTH_TOKEN');
    if (!organization) return (0, _alerts.unaskedAlerts)('there is no SENTRY_ORG');
    const endpoint = (env['SENTRY_URL'] || 'https://sentry.io').replace(/\/+$/, '');
    if (!URL.canParse(endpoint)) return (0, _alerts.unaskedAlerts)('SENTRY_URL is no address');
    return sentryAlerts({
        endpoint,
        organization,
        project,
        token
    });
}
