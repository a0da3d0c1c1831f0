"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "NetlifyReader", {
    enumerable: true,
    get: function() {
        return NetlifyReader;
    }
});
const _reading = require("../reading");
const _slots = require("../slots");
const MOST_PAGES = 100;
const PER_PAGE = 100;
let NetlifyReader = class NetlifyReader {
    credentials;
    slots;
    timeoutMs;
    constructor(credentials, { timeoutMs = 30_000, atOnce = 5 } = {}){
        this.credentials = credentials;
        this.slots = new _slots.Slots(atOnce);
        this.timeoutMs = timeoutMs;
    }
    async ask(path) {
        const { endpoint, token } = this.credentials;
        try {
            const response = await fetch(`${endpoint}/api/v1${path}`, {
                headers: {
                    authorization: `Bearer ${token}`,
                    'user-agent': 'causeway'
                },
                signal: AbortSignal.timeout(this.timeoutMs)
            });
            if (response.status === 404) return {
                reading: {
                    state: 'absent'
                },
                more: false
            };
            if (!response.ok) return {
                reading: (0, _reading.unverified)(`Netlify answered ${response.status}`),
                more: false
            };
            const more = response.headers.get('link')?.includes('rel="next"') === true;
            return {
                reading: {
                    state: 'read',
                    value: await response.json()
                },
                more
            };
        } catch (error) {
            return {
                reading: (0, _reading.unverified)(error instanceof Error ? error.message : String(error)),
                more: false
            };
        }
    }
    /** A list that comes in one piece. */ async whole(path) {
        const { reading, more } = await this.slots.run(()=>this.ask(path));
        return more ? (0, _reading.unverified)('the list goes on, where none was expected') : reading;
    }
    /** A paged list; read until a page says that nothing follows and is not full. */ async list(path) {
        const all = [];
        for(let page = 1; page <= MOST_PAGES; page += 1){
            const { reading, more } = await this.slots.run(()=>this.ask(`${path}?page=${page}&per_page=${PER_PAGE}`));
            if (reading.state !== 'read') return reading;
            if (!Array.isArray(reading.value)) return (0, _reading.unverified)('the answer holds no list');
            all.push(...reading.value);
            if (!more && reading.value.length < PER_PAGE) return {
                state: 'read',
                value: all
            };
        }
        return (0, _reading.unverified)(`the list has more than ${MOST_PAGES} pages`);
    }
};
