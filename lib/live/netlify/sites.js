"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "readNetlify", {
    enumerable: true,
    get: function() {
        return readNetlify;
    }
});
const _zod = require("zod");
const _reading = require("../reading");
const Account = _zod.z.looseObject({
    id: _zod.z.string(),
    slug: _zod.z.string()
});
const Site = _zod.z.looseObject({
    id: _zod.z.string(),
    name: _zod.z.string(),
    custom_domain: _zod.z.string().nullable().optional(),
    build_settings: _zod.z.looseObject({
        repo_path: _zod.z.string().optional(),
        stop_builds: _zod.z.boolean().optional()
    }).nullish(),
    published_deploy: _zod.z.looseObject({
        locked: _zod.z.boolean().nullish()
    }).nullish()
});
const Variable = _zod.z.looseObject({
    key: _zod.z.string(),
    is_secret: _zod.z.boolean().optional(),
    scopes: _zod.z.array(_zod.z.string()).optional(),
    values: _zod.z.array(_zod.z.looseObject({
        context: _zod.z.string(),
        value: _zod.z.string().optional()
    })),
    updated_at: _zod.z.string().optional()
});
async function readVariables(reader, sighting, { account, site }, owner) {
    const path = `/accounts/${encodeURIComponent(account)}/env?site_id=${encodeURIComponent(site)}`;
    const list = (0, _reading.shaped)(_zod.z.array(Variable), await reader.whole(path));
    if (list.state !== 'read') return sighting.missed({
        list: 'variable',
        ...owner
    }, (0, _reading.reasonOf)(list));
    for (const { key, is_secret: isSecret, values, updated_at: updatedAt } of list.value){
        const address = {
            kind: 'site-variable',
            ...owner,
            name: key
        };
        const shown = isSecret === true ? undefined : values.find(({ context })=>context === 'production')?.value;
        sighting.saw(address, {
            contexts: values.map(({ context })=>context).sort(),
            ...isSecret === undefined ? {} : {
                secret: isSecret
            },
            ...shown === undefined ? {} : {
                value: shown
            },
            ...updatedAt === undefined ? {} : {
                updatedAt
            },
            ...{
                account,
                site
            }
        });
        if (isSecret === undefined) sighting.missed(address, 'the answer does not say is_secret', 'secret');
    }
}
async function readTeam(reader, sighting, account, wanted) {
    const team = account.slug;
    const list = (0, _reading.shaped)(_zod.z.array(Site), await reader.list(`/${encodeURIComponent(account.slug)}/sites`));
    if (list.state !== 'read') return sighting.missed({
        kind: 'netlify-team',
        team
    }, (0, _reading.reasonOf)(list));
    await Promise.all(list.value.map(async (site)=>{
        const own = {
            team,
            site: site.name
        };
        sighting.saw({
            kind: 'site',
            ...own
        }, {
            id: site.id,
            domain: site.custom_domain ?? '',
            linked: site.build_settings?.repo_path ?? '',
            // Without a published deploy there is nothing yet that could be locked.
            autoPublishes: site.published_deploy != null && site.published_deploy.locked !== true
        });
        if (wanted(own)) await readVariables(reader, sighting, {
            account: account.id,
            site: site.id
        }, own);
    }));
}
async function readNetlify(reader, sighting, teams, wanted) {
    const list = (0, _reading.shaped)(_zod.z.array(Account), await reader.whole('/accounts'));
    if (list.state !== 'read') return sighting.missed({
        list: 'netlify'
    }, (0, _reading.reasonOf)(list));
    for (const { slug, id } of list.value)sighting.saw({
        kind: 'netlify-team',
        team: slug
    }, {
        id
    });
    const asked = list.value.filter(({ slug })=>teams.includes(slug));
    await Promise.all(asked.map((account)=>readTeam(reader, sighting, account, wanted)));
}
