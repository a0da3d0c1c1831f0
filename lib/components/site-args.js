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
    get siteBuildArgs () {
        return siteBuildArgs;
    },
    get siteInputs () {
        return siteInputs;
    },
    get siteSecretArgs () {
        return siteSecretArgs;
    },
    get siteVariableArgs () {
        return siteVariableArgs;
    }
});
/** Every scope but post-processing: a secret cannot have that one, and unset scopes show a difference on each refresh. */ const SCOPES = [
    'builds',
    'functions',
    'runtime'
];
function siteInputs(plan) {
    return {
        team: plan.team,
        name: plan.name,
        ...plan.siteId === undefined ? {} : {
            siteId: plan.siteId
        },
        ...plan.linked === undefined ? {} : {
            linkedRepository: plan.linked.repository,
            linkedBranch: plan.linked.branch,
            buildCommand: plan.linked.buildCommand,
            publishDirectory: plan.linked.publishDirectory
        },
        deleteOnRemoval: plan.deleteOnRemoval
    };
}
function siteVariableArgs(key, value) {
    return {
        key,
        scopes: SCOPES,
        values: [
            {
                context: 'production',
                value
            }
        ]
    };
}
function siteSecretArgs(key, value) {
    return {
        key,
        scopes: SCOPES,
        secretValues: [
            {
                context: 'production',
                value
            }
        ]
    };
}
function siteBuildArgs(linked) {
    return {
        buildCommand: linked.buildCommand,
        publishDirectory: linked.publishDirectory,
        productionBranch: linked.branch,
        branchDeployAllBranches: false,
        branchDeployBranches: [],
        deployPreviews: true,
        stopBuilds: false,
        // Would refuse our own deploys by API.
        preventNonGitProdDeploys: false
    };
}
