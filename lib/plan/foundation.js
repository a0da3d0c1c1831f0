"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "planFoundation", {
    enumerable: true,
    get: function() {
        return planFoundation;
    }
});
const _derivedvariables = require("../registry/derived-variables");
const _naming = require("../registry/naming");
const _selectors = require("../registry/selectors");
const _codeowners = require("./codeowners");
const _environments = require("./environments");
const _partitions = require("./partitions");
const _plannedobjects = require("./planned-objects");
const _protection = require("./protection");
const _released = require("./released");
const _rulesets = require("./rulesets");
const _serviceenvironments = require("./service-environments");
const _sorted = require("./sorted");
const _tier = require("./tier");
function repositoryPlan(registry, key, surfaces) {
    const repository = (0, _selectors.repositoryOf)(registry, key);
    const { allowedActions } = repository;
    const variables = {
        ...(0, _derivedvariables.derivedVariables)(registry, key),
        ...repository.variables
    };
    const plan = {
        key,
        repository: (0, _environments.repositoryRef)(registry, key),
        rulesets: (0, _sorted.sortedBy)([
            ...(0, _rulesets.governedBranches)(registry, key).map((branch)=>(0, _rulesets.branchRuleset)(registry, key, branch, surfaces)),
            ...(0, _rulesets.evidenceRulesets)(registry, key)
        ], (ruleset)=>ruleset.key),
        variables: (0, _sorted.sortedBy)(Object.entries(variables).map(([name, value])=>({
                name,
                value
            })), ({ name })=>name),
        actions: {
            ...allowedActions,
            patterns: (0, _sorted.sortedSet)(allowedActions.patterns)
        },
        workflowPermissions: repository.workflowPermissions,
        environments: (0, _serviceenvironments.serviceEnvironments)(registry, key).map((environment)=>(0, _released.withReleased)(registry, environment, (0, _plannedobjects.inEnvironment)(environment))),
        codeowners: (0, _codeowners.codeowners)(registry, key, surfaces),
        protect: !(0, _protection.isTombstoned)(registry, [
            {
                kind: 'repository',
                key
            }
        ])
    };
    return (0, _released.withReleased)(registry, plan, (0, _plannedobjects.ofRepository)(plan));
}
function planFoundation(registry, { partition } = {}) {
    (0, _tier.requirePartition)(registry, partition);
    const surfaces = (0, _selectors.surfacesByRepository)(registry);
    return {
        stack: _naming.FOUNDATION,
        organization: registry.organization.login,
        repositories: (0, _partitions.repositoriesIn)(registry, partition).map((key)=>repositoryPlan(registry, key, surfaces.get(key) ?? []))
    };
}
