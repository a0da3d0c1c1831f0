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
    get registryFromTemplate () {
        return registryFromTemplate;
    },
    get stackFiles () {
        return stackFiles;
    }
});
const _naming = require("./naming");
function registryFromTemplate(template, answers) {
    const registry = JSON.parse(template);
    registry.organization = {
        login: answers.organization,
        plan: answers.plan
    };
    registry.governance.owners = [
        answers.owner
    ];
    registry.governance.waiverApprovers = [
        answers.owner
    ];
    for (const [role, app] of Object.entries(registry.apps))app.slug = `${answers.organization}-${role}`;
    for (const repository of Object.values(registry.repositories)){
        repository.name = answers.repository;
        repository.visibility = answers.visibility;
    }
    for (const tier of registry.tiers){
        if (tier.approval) tier.approval.reviewers = [
            answers.owner
        ];
    }
    for (const surface of registry.surfaces){
        surface.id = answers.surface;
        surface.owner = answers.owner;
        surface.target.team = answers.team;
        surface.target.site = `${answers.organization.toLowerCase()}-{surface}-{tier}`;
    }
    return `${JSON.stringify(registry, null, 2)}\n`;
}
function stackFiles(tierIds) {
    return [
        {
            path: `Pulumi.${_naming.FOUNDATION}.yaml`,
            content: 'config: {}\n'
        },
        ...tierIds.map((id)=>({
                path: `Pulumi.${id}.yaml`,
                content: `config:\n  causeway:tier: ${id}\n`
            }))
    ];
}
