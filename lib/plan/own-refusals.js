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
    get refusalsOf () {
        return refusalsOf;
    },
    get removalOf () {
        return removalOf;
    }
});
const _selectors = require("../registry/selectors");
const _heldobjects = require("./held-objects");
const _logicalnames = require("./logical-names");
const _logicalscope = require("./logical-scope");
const _owncomparison = require("./own-comparison");
const _protection = require("./protection");
function isHighest({ registry, plan }) {
    return !('sites' in plan) || plan.tier === (0, _selectors.highestTier)(registry).id;
}
/** Whether the last `up` left an object protected. One that did not say so protected all of its stack, or nothing. */ function isProtected(object, judging) {
    const component = (0, _heldobjects.componentOf)(object);
    const id = component && (0, _logicalnames.logicalId)(component);
    const holder = judging.held.find((each)=>(0, _logicalnames.logicalId)(each) === id);
    return holder?.protects?.includes(object.name) ?? isHighest(judging);
}
function what(object) {
    return `${object.kind} ${(0, _owncomparison.calledAt)(object)}`;
}
function siteNameOf(object, { held }) {
    if (object.kind === 'site') return object.fields['name'];
    const base = object.kind.startsWith('site') ? (0, _heldobjects.componentOf)(object)?.name : undefined;
    return held.find(({ name, fields })=>name === base && fields['name'] !== undefined)?.fields['name'];
}
function removalOf(object) {
    const { surface, slice, repository } = (0, _logicalscope.logicalScope)(object) ?? {};
    const { name, environment, branchPattern } = object.fields;
    const tier = slice === undefined || slice === 'foundation' ? '' : ` --tier ${slice}`;
    switch(object.kind){
        case 'environment':
            if (surface !== undefined && object.name.endsWith('.deploy')) return `causeway remove surface ${surface}${tier}`;
            return `causeway remove environment ${environment}${tier}`;
        case 'ruleset':
            return `causeway remove ruleset "${name}"`;
        case 'branch-policy':
            return `causeway remove branch ${branchPattern}`;
        case 'environment-variable':
        case 'repository-variable':
        case 'site-variable':
            return `causeway remove variable ${object.name}${tier}`;
        case 'environment-secret':
            return `causeway remove secret ${object.name}${tier}`;
        case 'site':
        case 'site-domain':
        case 'site-build':
            return `causeway remove surface ${surface}${tier}`;
        case 'actions':
        case 'workflow-permissions':
            return `causeway remove repository ${repository}`;
        default:
            return object.kind;
    }
}
function judgeGone(object, judging) {
    const isLocked = isProtected(object, judging);
    const command = removalOf(object);
    const identities = (0, _heldobjects.identitiesOf)(object, {
        ...object.fields,
        site: siteNameOf(object, judging)
    });
    if ((0, _protection.isTombstoned)(judging.registry, identities)) {
        const why = 'its tombstone has not taken the protection off yet: leave it in the registry for one more up';
        return isLocked ? [
            {
                what: what(object),
                why,
                command: 'pulumi up, before it is taken out of the registry'
            }
        ] : [];
    }
    const secrets = object.kind === 'environment' ? judging.secretsIn(object) : [];
    const lost = secrets.length === 0 ? [] : [
        `with it go its external secrets ${secrets.join(', ')}`
    ];
    const locked = isLocked ? [
        'it is protected, as all of the highest tier and the foundation is'
    ] : [];
    const why = [
        ...locked,
        ...lost
    ];
    return why.length === 0 ? [] : [
        {
            what: what(object),
            why: why.join('; '),
            command
        }
    ];
}
// A site stays at Netlify when its surface goes. One that goes while another comes is how a new name looks: the old site
// would be nobody's, and its name taken when somebody takes the edit back.
function judgeSites({ gone, come }, { registry, plan }) {
    const added = come.find(({ kind })=>kind === 'site');
    if (added === undefined || !('sites' in plan)) return [];
    return gone.filter(({ kind })=>kind === 'site').filter((site)=>!(0, _protection.isTombstoned)(registry, (0, _heldobjects.identitiesOf)(site, {
            ...site.fields,
            site: site.fields['name']
        }))).map((site)=>({
            what: what(site),
            why: `the site ${added.fields['name']} comes and this one would be left at Netlify, owned by nobody`,
            command: `causeway rename surface ${(0, _logicalscope.logicalScope)(site)?.surface} ${(0, _logicalscope.logicalScope)(added)?.surface}, or ${removalOf(site)}`
        }));
}
function judgeTeams({ matches }, judging) {
    return matches.flatMap(({ planned, held })=>{
        const { team, siteId } = planned.fields;
        if (planned.kind !== 'site' || team === undefined || held.fields['team'] === team) return [];
        const why = `Netlify has no call that moves a site from the team ${held.fields['team']} to ${team}`;
        const command = `transfer the site at Netlify, and name its id under siteId in the registry`;
        if (siteId === undefined) return [
            {
                what: what(held),
                why,
                command
            }
        ];
        return isProtected(held, judging) ? [
            {
                what: what(held),
                why: `${why}; it is protected`,
                command: removalOf(held)
            }
        ] : [];
    });
}
function judgeSpelling({ matches }) {
    return matches.flatMap(({ planned, held })=>{
        const [now, before] = [
            planned.fields['environment'],
            held.fields['environment']
        ];
        if (planned.kind !== 'environment' || now === before) return [];
        return [
            {
                what: what(held),
                why: `GitHub takes ${now} and ${before} for one environment and cannot rename it: making the one deletes the other`,
                command: `the spelling ${before} in the registry's naming`
            }
        ];
    });
}
function judgeNames({ twins, taken }) {
    return [
        ...twins.map(([first, second])=>({
                what: what(first),
                why: `the state holds it twice, as ${first.name} and ${second.name}: deleting one deletes the other`,
                command: `pulumi state delete '${second.urn}', which changes nothing at the service`
            })),
        ...taken.map(({ planned, held })=>({
                what: what(planned),
                why: `its new name ${planned.name} is that of ${what(held)} in the state`,
                command: 'another key in the registry, or two updates, the other object first'
            }))
    ];
}
function refusalsOf(comparison, judging) {
    const environments = new Set(comparison.gone.filter(({ kind })=>kind === 'environment').map(({ name })=>name));
    const gone = comparison.gone.filter(// What is in an environment goes with it, and is not told one by one.
    (object)=>object.kind === 'environment' || !environments.has((0, _heldobjects.componentOf)(object)?.name ?? ''));
    return [
        ...judgeNames(comparison),
        ...judgeSpelling(comparison),
        ...judgeTeams(comparison, judging),
        ...gone.flatMap((object)=>judgeGone(object, judging)),
        ...judgeSites(comparison, judging)
    ];
}
