"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "netlifyStore", {
    enumerable: true,
    get: function() {
        return netlifyStore;
    }
});
const _zod = require("zod");
const _usererror = require("../../registry/user-error");
const _netlifysite = require("../targets/netlify-site");
const Account = _zod.z.looseObject({
    id: _zod.z.string().min(1),
    slug: _zod.z.string()
});
const Variable = _zod.z.looseObject({
    values: _zod.z.array(_zod.z.looseObject({
        context: _zod.z.string()
    })),
    updated_at: _zod.z.iso.datetime({
        offset: true
    })
});
/** As `pulumi up` writes them: all but post-processing, which a secret cannot have. */ const SCOPES = [
    'builds',
    'functions',
    'runtime'
];
const CONTEXT = 'production';
async function netlifyStore(client, where, name) {
    const site = await (0, _netlifysite.findSite)(client, where);
    const place = `Netlify site ${site.name}`;
    const accounts = (0, _netlifysite.readAnswer)(_zod.z.array(Account), await client({
        method: 'GET',
        path: '/accounts',
        doing: 'list the teams'
    }), 'the list of teams');
    const account = accounts.find(({ slug })=>slug === site.account_slug);
    if (!account) throw new _usererror.UserError(`the token does not see the team ${site.account_slug}`, {
        place,
        exitCode: 3
    });
    const all = `/accounts/${encodeURIComponent(account.id)}/env`;
    const query = `?site_id=${encodeURIComponent(site.id)}`;
    const own = `${all}/${encodeURIComponent(name)}${query}`;
    const read = async ()=>{
        const answer = await client({
            method: 'GET',
            path: own,
            doing: `read when ${name} was written`
        });
        return answer.state === 'absent' ? undefined : (0, _netlifysite.readAnswer)(Variable, answer, name);
    };
    return {
        place,
        writtenAt: async ()=>(await read())?.updated_at,
        write: async (value)=>{
            const known = await read();
            const others = (known?.values ?? []).map(({ context })=>context).filter((context)=>context !== CONTEXT);
            if (others.length > 0) {
                // Written as a whole, and nobody can read the other values to write them again.
                throw new _usererror.UserError(`${name} has values in other contexts: ${others.join(', ')}`, {
                    ...{
                        place,
                        exitCode: 1
                    },
                    allowed: `the context ${CONTEXT} alone; nothing was written`
                });
            }
            const body = {
                key: name,
                scopes: SCOPES,
                values: [
                    {
                        context: CONTEXT,
                        value
                    }
                ],
                is_secret: true
            };
            const doing = `write the secret ${name}`;
            const answer = known ? await client({
                method: 'PUT',
                path: own,
                body,
                doing
            }) : await client({
                method: 'POST',
                path: `${all}${query}`,
                body: [
                    body
                ],
                doing,
                makesNew: true
            });
            if (answer.state === 'absent') throw new _usererror.UserError(`could not ${doing}: 404`, {
                place,
                exitCode: 3
            });
        }
    };
}
