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
    get exactBranches () {
        return exactBranches;
    },
    get takeSnapshot () {
        return takeSnapshot;
    }
});
const _address = require("../plan/address");
const _identities = require("../plan/identities");
const _sorted = require("../plan/sorted");
const _githubname = require("../registry/github-name");
const _environments = require("./github/environments");
const _named = require("./github/named");
const _outer = require("./github/outer");
const _repository = require("./github/repository");
const _rulesets = require("./github/rulesets");
const _sites = require("./netlify/sites");
const _snapshot = require("./snapshot");
function exactBranches({ rulesets }) {
    const refs = rulesets.flatMap(({ include })=>include).filter((ref)=>/^refs\/heads\/[^*?[\]]+$/.test(ref));
    return (0, _sorted.sortedSet)(refs.map((ref)=>ref.slice('refs/heads/'.length)));
}
async function takeSnapshot(plan, { github, netlify }) {
    const sighting = new _snapshot.Sighting();
    const rootOf = (name)=>`/repos/${encodeURIComponent(plan.organization)}/${encodeURIComponent(name)}`;
    const environments = (name, planned)=>{
        const own = new Set(planned.filter((one)=>one.repository.name === name).map((one)=>(0, _githubname.githubName)(one.name)));
        return (0, _environments.readEnvironments)(github, sighting, rootOf(name), name, (each)=>own.has(each));
    };
    // Only names that stand in an environment can have a shadow.
    const outer = (name, planned)=>{
        const own = planned.filter((one)=>one.repository.name === name);
        const kinds = [
            ...own.some(({ secrets })=>secrets.length > 0) ? [
                'secret'
            ] : [],
            ...own.some(({ variables })=>variables.length > 0) ? [
                'variable'
            ] : []
        ];
        return Promise.all(kinds.map((kind)=>(0, _outer.readOuterNames)(github, sighting, rootOf(name), name, kind)));
    };
    const { apps, repositories } = (0, _identities.identitiesNamed)(plan);
    const tasks = apps.map((slug)=>(0, _repository.readApp)(github, sighting, slug));
    if ('sites' in plan) {
        tasks.push(...repositories.map((name)=>environments(name, plan.environments)));
        tasks.push(...repositories.map((name)=>outer(name, plan.environments)));
        const sites = new Set(plan.sites.map((site)=>(0, _address.addressText)((0, _address.siteAddress)(site))));
        const teams = (0, _sorted.sortedSet)(plan.sites.map(({ team })=>team));
        if (sites.size > 0 && !netlify) sighting.missed({
            list: 'netlify'
        }, 'there is no Netlify credential');
        if (sites.size > 0 && netlify) {
            const isPlanned = (site)=>sites.has((0, _address.addressText)({
                    kind: 'site',
                    ...site
                }));
            tasks.push((0, _sites.readNetlify)(netlify, sighting, teams, isPlanned));
        }
    } else {
        for (const repository of plan.repositories){
            const { name } = repository.repository;
            const each = [
                github,
                sighting,
                rootOf(name),
                name
            ];
            tasks.push(environments(name, repository.environments), outer(name, repository.environments), (0, _rulesets.readRulesets)(...each), (0, _rulesets.readClassic)(...each), (0, _named.readVariables)(github, sighting, `${rootOf(name)}/actions/variables`, {
                repository: name
            }), (0, _repository.readActions)(...each), (0, _repository.readWorkflow)(...each), (0, _repository.readCodeowners)(...each), ...exactBranches(repository).map((branch)=>(0, _rulesets.readBranch)(...each, branch)));
        }
    }
    await Promise.all(tasks);
    return sighting.snapshot(plan.organization);
}
