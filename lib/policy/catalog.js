"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "Catalog", {
    enumerable: true,
    get: function() {
        return Catalog;
    }
});
const _address = require("../plan/address");
const _foundation = require("../plan/foundation");
const _tier = require("../plan/tier");
const _githubname = require("../registry/github-name");
const _naming = require("../registry/naming");
const _selectors = require("../registry/selectors");
let Catalog = class Catalog {
    sites;
    rulesets;
    repositories;
    environments = new Map();
    stackOfKey = new Map();
    keyOfRepository = new Map();
    namesIn = new Map();
    siteNames = new Set();
    constructor(registry){
        const tiers = (0, _selectors.tierChain)(registry).map((tier)=>(0, _tier.planTier)(registry, tier.id));
        this.repositories = (0, _foundation.planFoundation)(registry).repositories;
        this.rulesets = this.repositories.flatMap(({ rulesets })=>rulesets);
        this.sites = tiers.flatMap(({ tier, sites })=>sites.map((plan)=>({
                    stack: tier,
                    plan
                })));
        for (const [key, { name }] of Object.entries(registry.repositories)){
            this.keyOfRepository.set((0, _githubname.githubName)(name), key);
        }
        for (const repository of this.repositories){
            for (const plan of repository.environments)this.addEnvironment(_naming.FOUNDATION, plan);
            for (const { key } of repository.rulesets)this.stackOfKey.set(key, _naming.FOUNDATION);
            for (const suffix of [
                'actions',
                'workflow',
                'variable'
            ]){
                this.stackOfKey.set(`${repository.key}.${suffix}`, _naming.FOUNDATION);
            }
        }
        for (const { tier, environments } of tiers)for (const plan of environments)this.addEnvironment(tier, plan);
        for (const { stack, plan } of this.sites){
            this.stackOfKey.set(plan.key, stack);
            for (const { name } of [
                ...plan.variables,
                ...plan.secrets
            ])this.siteNames.add(name.toUpperCase());
        }
    }
    addEnvironment(stack, plan) {
        this.environments.set(addressOf(plan.repository.name, plan.name), {
            stack,
            plan
        });
        this.stackOfKey.set(plan.key, stack);
        const repository = (0, _githubname.githubName)(plan.repository.name);
        const names = this.namesIn.get(repository) ?? new Set();
        for (const { name } of [
            ...plan.variables,
            ...plan.secrets
        ])names.add(name.toUpperCase());
        this.namesIn.set(repository, names);
    }
    /** The environment of this name in a repository, whatever stack it belongs to; case doesn't count at GitHub. */ environment(repository, name) {
        return repository === undefined || name === undefined ? undefined : this.environments.get(addressOf(repository, name));
    }
    /** The deploy environments' names, in every repository. */ deployEnvironmentNames() {
        return [
            ...this.environments.values()
        ].filter(({ plan })=>plan.kind === 'deploy').map(({ plan })=>plan.name);
    }
    /** The stack that a logical name belongs to: that of the longest planned key that it begins with. */ stackOf(logicalName) {
        for(let end = logicalName.length; end > 0; end = logicalName.lastIndexOf('.', end - 1)){
            const stack = this.stackOfKey.get(logicalName.slice(0, end));
            if (stack !== undefined) return stack;
        }
        return undefined;
    }
    /** The registry key of a repository by its GitHub name. */ repositoryKey(name) {
        return name === undefined ? undefined : this.keyOfRepository.get((0, _githubname.githubName)(name));
    }
    /** The upper-case names of variables and secrets in a repository's environments; without one, in all of them. */ environmentNames(repository) {
        if (repository !== undefined) return this.namesIn.get((0, _githubname.githubName)(repository)) ?? new Set();
        return new Set([
            ...this.namesIn.values()
        ].flatMap((names)=>[
                ...names
            ]));
    }
    /** The upper-case names of variables and secrets on Netlify sites. */ netlifyNames() {
        return this.siteNames;
    }
};
function addressOf(repository, environment) {
    return (0, _address.addressText)({
        kind: 'environment',
        repository: (0, _githubname.githubName)(repository),
        environment
    });
}
