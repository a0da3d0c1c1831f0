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
    get netlifyWorld () {
        return netlifyWorld;
    },
    get nextId () {
        return nextId;
    }
});
const _nodecrypto = require("node:crypto");
function nextId(world, form) {
    world.ids += 1;
    const hex = (0, _nodecrypto.createHash)('sha256').update(`netlify ${world.ids}`).digest('hex');
    if (form === 'object') return hex.slice(0, 24);
    return [
        hex.slice(0, 8),
        hex.slice(8, 12),
        hex.slice(12, 16),
        hex.slice(16, 20),
        hex.slice(20, 32)
    ].join('-');
}
const quiet = {
    passingReads: 0,
    limits: {
        requests: null,
        deploys: null
    },
    siteFaults: [],
    ids: 0
};
function netlifyWorld(seed) {
    const accounts = seed.accounts.map(({ slug, id, name, plan })=>({
            id: id ?? (0, _nodecrypto.createHash)('sha256').update(`netlify account ${slug}`).digest('hex').slice(0, 24),
            slug,
            name: name ?? slug,
            plan: plan ?? 'pro'
        }));
    const idOf = (slug)=>{
        const found = accounts.find((account)=>account.slug === slug);
        if (found === undefined) throw new Error(`no team '${slug}' among ${accounts.map((one)=>one.slug).join(', ')}`);
        return found.id;
    };
    const tokens = seed.tokens.map(({ token, id, owner, accounts: slugs }, index)=>({
            token,
            id: id ?? `netlify-token-${index + 1}`,
            owner: owner ?? `owner-${index + 1}`,
            accounts: (slugs ?? accounts.map((one)=>one.slug)).map(idOf)
        }));
    return {
        tokens,
        accounts,
        sites: [],
        variables: [],
        deploys: [],
        files: {},
        ...structuredClone(quiet)
    };
}
