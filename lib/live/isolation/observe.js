"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "observeIsolation", {
    enumerable: true,
    get: function() {
        return observeIsolation;
    }
});
const _zod = require("zod");
const _address = require("../../plan/address");
const _addressparse = require("../../plan/address-parse");
const _addressplace = require("../../plan/address-place");
const _environments = require("../../plan/environments");
const _sites = require("../../plan/sites");
const _sorted = require("../../plan/sorted");
const _tier = require("../../plan/tier");
const _selectors = require("../../registry/selectors");
const _compare = require("../compare");
const _reading = require("../reading");
const _take = require("../take");
const Account = _zod.z.looseObject({
    login: _zod.z.string(),
    type: _zod.z.string()
});
const Owner = _zod.z.looseObject({
    id: _zod.z.string().min(1)
});
/** Whether a reviewer is or holds a bot. GitHub tells by an account's type; a team counts all its members. */ async function readReviewer(github, organization, reviewer) {
    const [kind, name = ''] = reviewer.split(':');
    const found = kind === 'team' ? (0, _reading.shaped)(_zod.z.array(Account), await github.list(`/orgs/${encodeURIComponent(organization)}/teams/${encodeURIComponent(name)}/members`)) : (0, _reading.shaped)(Account.transform((account)=>[
            account
        ]), await github.get(`/users/${encodeURIComponent(name)}`));
    if (found.state !== 'read') return found;
    if (found.value.length === 0) return {
        state: 'unverified',
        reason: 'the team has no members'
    };
    return {
        state: 'read',
        value: found.value.every(({ type })=>type === 'User') ? 'people' : 'bot'
    };
}
async function readAll(keys, what, read) {
    const readings = await Promise.all([
        ...keys
    ].map(async (key)=>[
            key,
            await read(key)
        ]));
    const values = readings.flatMap(([key, reading])=>reading.state === 'read' ? [
            [
                key,
                reading.value
            ]
        ] : []);
    const doubts = readings.flatMap(([key, reading])=>reading.state === 'read' ? [] : [
            `${what} ${key}: ${(0, _reading.reasonOf)(reading)}`
        ]);
    return {
        values: Object.fromEntries(values),
        doubts
    };
}
function seenAt({ objects }, at) {
    const address = (0, _address.addressText)(at);
    return objects.find((object)=>object.address === address);
}
/** The secrets in a list of a snapshot; undefined where its owner is not there, or not all of them could be seen. */ function secretsIn(snapshot, owner, list, isSecret) {
    const place = (0, _addressplace.placeText)(list);
    if (!seenAt(snapshot, owner) || (0, _compare.isHidden)(snapshot.unverified, place)) return undefined;
    return snapshot.objects.filter((object)=>(0, _addressplace.isWithin)(place, object.address) && isSecret(object)).map(({ address })=>(0, _address.ownName)((0, _addressparse.parseAddress)(address)).toUpperCase());
}
function factsIn(registry, snapshots) {
    const names = {};
    const sites = {};
    for (const surface of registry.surfaces){
        for (const tier of (0, _selectors.tiersOf)(registry, surface)){
            const snapshot = snapshots.get(tier.id);
            if (!snapshot) continue;
            const key = `${surface.id}/${tier.id}`;
            const environment = (0, _address.environmentAddress)((0, _environments.deployEnvironment)(registry, surface, tier));
            const site = (0, _sites.sitePlan)(registry, surface, tier);
            const own = secretsIn(snapshot, environment, {
                ...environment,
                list: 'secret'
            }, ()=>true);
            const at = site && (0, _address.siteAddress)(site);
            const isMarked = ({ fields })=>fields['secret'] === true;
            const onSite = at ? secretsIn(snapshot, at, {
                ...at,
                list: 'variable'
            }, isMarked) : [];
            if (own && onSite) names[key] = [
                ...(0, _sorted.sortedSet)([
                    ...own,
                    ...onSite
                ])
            ];
            const id = at && seenAt(snapshot, at)?.fields['id'];
            if (site && typeof id === 'string') sites[key] = `${site.team}/${id}`;
        }
    }
    return {
        names,
        sites
    };
}
async function observeIsolation(registry, readers) {
    const { login } = registry.organization;
    const tiers = (0, _selectors.tierChain)(registry);
    const snapshots = await Promise.all(tiers.map(async ({ id })=>[
            id,
            await (0, _take.takeSnapshot)((0, _tier.planTier)(registry, id), readers)
        ]));
    const people = (0, _sorted.sortedSet)(tiers.flatMap(({ approval })=>approval?.reviewers ?? []));
    const reviewers = await readAll(people, 'the reviewer', (each)=>readReviewer(readers.github, login, each));
    const owners = await readAll(readers.tokens.keys(), 'the Netlify token of', async (key)=>(0, _reading.shaped)(Owner, await readers.tokens.get(key)?.whole('/user') ?? {
            state: 'absent'
        }));
    const tokens = Object.fromEntries(Object.entries(owners.values).map(([key, { id }])=>[
            key,
            id
        ]));
    const blind = snapshots.flatMap(([id, { unverified }])=>unverified.map(({ address, field, reason })=>`${id}: ${address}${field === undefined ? '' : ` (${field})`}: ${reason}`));
    return {
        facts: {
            ...{
                fingerprints: {},
                tokens,
                reviewers: reviewers.values
            },
            ...{
                ...factsIn(registry, new Map(snapshots)),
                observed: true
            }
        },
        doubts: (0, _sorted.sortedSet)([
            ...reviewers.doubts,
            ...owners.doubts,
            ...blind
        ])
    };
}
