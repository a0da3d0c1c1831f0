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
    get appId () {
        return appId;
    },
    get identitiesNamed () {
        return identitiesNamed;
    },
    get reviewerIds () {
        return reviewerIds;
    }
});
const _sorted = require("./sorted");
function identitiesNamed(plan) {
    const environments = 'sites' in plan ? plan.environments : plan.repositories.flatMap((repository)=>repository.environments);
    const rulesets = 'sites' in plan ? [] : plan.repositories.flatMap((repository)=>repository.rulesets);
    return {
        principals: (0, _sorted.sortedSet)(environments.flatMap((environment)=>environment.reviewers)),
        apps: (0, _sorted.sortedSet)(rulesets.flatMap((ruleset)=>[
                ...ruleset.bypass.map((actor)=>actor.app),
                ...ruleset.requiredChecks.map((check)=>check.app)
            ])),
        repositories: (0, _sorted.sortedSet)([
            ...environments.map((environment)=>environment.repository.name),
            ...'sites' in plan ? [] : plan.repositories.map(({ repository })=>repository.name)
        ])
    };
}
function idIn(ids, kind, name) {
    const id = ids.get(name);
    if (id === undefined) throw new Error(`the ${kind} "${name}" was not looked up`);
    return id;
}
function appId(identities, slug) {
    return idIn(identities.apps, 'App', slug);
}
function reviewerIds(identities, principals) {
    const ids = (kind, known)=>principals.filter((principal)=>principal.startsWith(`${kind}:`)).map((principal)=>idIn(known, kind, principal.slice(kind.length + 1))).sort((a, b)=>a - b);
    return {
        users: ids('user', identities.users),
        teams: ids('team', identities.teams)
    };
}
