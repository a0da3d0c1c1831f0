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
    get ASPECTS () {
        return ASPECTS;
    },
    get judge () {
        return judge;
    },
    get secretNames () {
        return secretNames;
    }
});
const _sorted = require("../../plan/sorted");
const _naming = require("../../registry/naming");
const _selectors = require("../../registry/selectors");
const _facts = require("./facts");
const ASPECTS = [
    'secret',
    'token',
    'site',
    'reviewer',
    'variable'
];
const allowed = (proof)=>({
        verdict: 'allowed',
        proof
    });
const denied = (proof)=>({
        verdict: 'denied',
        proof
    });
const unverified = (proof)=>({
        verdict: 'unverified',
        proof
    });
// Surfaces of one tenant may share; one that serves several tenants shares with nobody.
function mayShare({ left, right }) {
    return [
        left,
        right
    ].every((surface)=>surface.isolation?.tenantScope === 'same_tenant');
}
function shared(pair, what) {
    return mayShare(pair) ? allowed(`${what}, within one tenant`) : denied(`${what}, across tenants`);
}
function secretNames(surface, tier, facts) {
    const seen = (0, _facts.known)(facts.names, `${surface.id}/${tier}`);
    const declared = (0, _selectors.secretsOn)(surface, tier).map(({ name })=>name.toUpperCase());
    return {
        names: (0, _sorted.sortedSet)([
            ...declared,
            ...seen ?? []
        ]),
        whole: seen !== undefined || !facts.observed
    };
}
function secretVerdict(pair) {
    const { left, right, tier, facts } = pair;
    const [ours, theirs] = [
        left,
        right
    ].map((surface)=>secretNames(surface, tier.id, facts));
    const names = (ours?.names ?? []).filter((name)=>theirs?.names.includes(name));
    const isWhole = ours?.whole === true && theirs?.whole === true;
    if (names.length === 0) {
        return isWhole ? allowed('no secret name in common') : unverified('the secrets of both were not seen');
    }
    const prints = names.map((name)=>({
            name,
            compared: (0, _facts.compareSecrets)(facts, `${left.id}/${tier.id}/${name}`, `${right.id}/${tier.id}/${name}`)
        }));
    const same = prints.filter(({ compared })=>compared === 'same');
    const unknown = prints.filter(({ compared })=>compared === 'unknown');
    const incomparable = prints.filter(({ compared })=>compared === 'incomparable');
    if (same.length > 0 && !mayShare(pair)) return shared(pair, `one value for ${list(same)}`);
    if (!isWhole) return unverified('the secrets of both were not seen');
    if (unknown.length > 0) return unverified(`no fingerprint of ${list(unknown)} on both surfaces`);
    if (incomparable.length > 0) return unverified(`${_facts.UNCOMPARED.incomparable}, of ${list(incomparable)}`);
    return same.length > 0 ? shared(pair, `one value for ${list(same)}`) : allowed(`other values for ${list(prints)}`);
}
function list(prints) {
    return prints.map(({ name })=>name).join(', ');
}
// A Netlify token reaches all teams of its owner: whose it is counts, not its name or value.
function tokenVerdict(pair) {
    const { left, right, tier, facts } = pair;
    if (left.target.kind !== 'netlify' || right.target.kind !== 'netlify') return allowed('no Netlify token on both');
    const owners = [
        left,
        right
    ].map(({ id })=>(0, _facts.known)(facts.tokens, `${id}/${tier.id}`));
    if (owners.includes(undefined)) return unverified('whose Netlify tokens these are is not recorded');
    return owners[0] === owners[1] ? shared(pair, 'one owner of both Netlify tokens') : allowed('two token owners');
}
function siteVerdict(pair) {
    const { left, right, tier } = pair;
    if (left.target.kind !== 'netlify' || right.target.kind !== 'netlify') return allowed('no Netlify site on both');
    const [ours, theirs] = [
        left,
        right
    ].map((surface)=>(0, _naming.siteName)(surface, tier));
    const ids = [
        left.target,
        right.target
    ].map(({ siteId })=>(0, _selectors.valueOn)(siteId, tier.id));
    if (ours === theirs || ids[0] !== undefined && ids[0] === ids[1]) return denied(`one site: ${ours}`);
    const [team, other] = [
        left.target,
        right.target
    ].map((target)=>(0, _selectors.valueOn)(target.team, tier.id));
    if (team === undefined || other === undefined) return unverified('a team is not named');
    const seen = [
        left,
        right
    ].map(({ id })=>(0, _facts.known)(pair.facts.sites, `${id}/${tier.id}`));
    if (seen[0] !== undefined && seen[0] === seen[1]) return denied(`one site: ${seen[0]}`);
    if (pair.facts.observed && seen.includes(undefined) && (team !== other || mayShare(pair))) {
        return unverified('the sites of both were not seen');
    }
    return team === other ? shared(pair, `both sites are in the team ${team}`) : allowed(`teams ${team} and ${other}`);
}
function reviewerVerdict({ tier, registry, facts }) {
    const reviewers = tier.approval?.reviewers ?? [];
    if (reviewers.length === 0) return allowed('nobody approves on this tier');
    const apps = new Set(Object.values(registry.apps).map((app)=>`user:${app?.slug ?? ''}`));
    const bots = reviewers.filter((each)=>(0, _facts.known)(facts.reviewers, each) === 'bot' || apps.has(each));
    if (bots.length > 0) return denied(`a bot approves: ${bots.join(', ')}`);
    const unknown = reviewers.filter((each)=>(0, _facts.known)(facts.reviewers, each) !== 'people');
    if (unknown.length > 0) return unverified(`whether ${unknown.join(', ')} are people is not recorded`);
    return allowed(`only people approve: ${reviewers.join(', ')}`);
}
function variableVerdict(pair) {
    const { left, right, tier } = pair;
    // A name is scoped to its tenant as soon as one of the two says so.
    const names = Object.keys(left.variables).filter((name)=>Object.hasOwn(right.variables, name)).filter((name)=>left.variables[name]?.tenantScoped === true || right.variables[name]?.tenantScoped === true).sort();
    if (names.length === 0) return allowed('no tenant-scoped variable in common');
    const same = names.filter((name)=>{
        const [ours, theirs] = [
            left,
            right
        ].map((surface)=>(0, _selectors.valueOn)(surface.variables[name]?.values ?? {}, tier.id));
        return ours !== undefined && ours === theirs;
    });
    if (same.length === 0) return allowed(`other values for ${names.join(', ')}`);
    return shared(pair, `one value for the tenant-scoped ${same.join(', ')}`);
}
const JUDGES = {
    secret: secretVerdict,
    token: tokenVerdict,
    site: siteVerdict,
    reviewer: reviewerVerdict,
    variable: variableVerdict
};
function judge(aspect, pair) {
    return JUDGES[aspect](pair);
}
