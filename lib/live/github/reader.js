"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "GithubReader", {
    enumerable: true,
    get: function() {
        return GithubReader;
    }
});
const _nodecrypto = require("node:crypto");
const _etagcache = require("../etag-cache");
const _githubclient = require("../github-client");
const _reading = require("../reading");
const _slots = require("../slots");
const MOST_PAGES = 1000;
/** GitHub's largest pages: 30 for variables, 100 for the rest. Such a page may be cut there, whatever its headers say. */ const FULL_PAGES = [
    30,
    100
];
function identityOf(credentials) {
    const { baseUrl } = credentials;
    const who = credentials.kind === 'token' ? credentials.token : `${credentials.appId}/${credentials.installationId}`;
    return (0, _nodecrypto.createHash)('sha256').update(`${baseUrl}\n${who}`).digest('hex');
}
let GithubReader = class GithubReader {
    client;
    cache;
    slots;
    timeoutMs;
    constructor(credentials, { cacheFolder, timeoutMs = 30_000, atOnce = 10 } = {}){
        this.client = (0, _githubclient.githubClient)(credentials);
        this.cache = cacheFolder === undefined ? undefined : new _etagcache.EtagCache(cacheFolder, identityOf(credentials));
        this.slots = new _slots.Slots(atOnce);
        this.timeoutMs = timeoutMs;
    }
    async ask(url) {
        const known = this.cache?.get(url);
        const stop = new AbortController();
        const timer = setTimeout(()=>stop.abort(), this.timeoutMs);
        try {
            const { data, headers } = await this.client.request({
                method: 'GET',
                url,
                headers: known ? {
                    'if-none-match': known.etag
                } : {},
                request: {
                    signal: stop.signal
                }
            });
            const { etag, link } = headers;
            if (etag) this.cache?.put({
                url,
                etag,
                ...link ? {
                    link
                } : {},
                body: data
            });
            return {
                body: data,
                more: link?.includes('rel="next"') === true
            };
        } catch (error) {
            if (known && (0, _githubclient.statusOf)(error) === 304) {
                return {
                    body: known.body,
                    more: known.link?.includes('rel="next"') === true
                };
            }
            if (stop.signal.aborted) throw new Error(`no answer within ${this.timeoutMs} ms`);
            throw error;
        } finally{
            clearTimeout(timer);
        }
    }
    async page(url) {
        try {
            return {
                state: 'read',
                value: await this.slots.run(()=>this.ask(url))
            };
        } catch (error) {
            const status = (0, _githubclient.statusOf)(error);
            if (status === 404) return {
                state: 'absent'
            };
            const message = error instanceof Error ? error.message : String(error);
            return (0, _reading.unverified)(status === undefined ? message : `${status}: ${message}`);
        }
    }
    /** One thing, by path below the API's root, each part encoded already. */ async get(path) {
        const page = await this.page(path);
        return page.state === 'read' ? {
            state: 'read',
            value: page.value.body
        } : page;
    }
    /**
   * A whole list, all pages; `key` names its member where the answer is an object. Fewer than `total_count` is unverified;
   * where there is no such count, a full page without `Link` is no end: the next page is asked for, until one is not full.
   */ async list(path, key) {
        const all = [];
        const start = `${path}${path.includes('?') ? '&' : '?'}per_page=100`;
        for(let number = 1; number <= MOST_PAGES; number += 1){
            const page = await this.page(`${start}&page=${number}`);
            if (page.state !== 'read') return page;
            const { body, more } = page.value;
            const items = key === undefined ? body : body?.[key];
            if (!Array.isArray(items)) return (0, _reading.unverified)('the answer holds no list');
            all.push(...items);
            if (more || key === undefined && FULL_PAGES.includes(items.length)) continue;
            const total = key === undefined ? undefined : body['total_count'];
            if (key !== undefined && total !== all.length) {
                return (0, _reading.unverified)(`the list is not whole: ${all.length} of ${String(total)}`);
            }
            return {
                state: 'read',
                value: all
            };
        }
        return (0, _reading.unverified)(`the list has more than ${MOST_PAGES} pages`);
    }
};
