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
    get REGISTRY_PATH () {
        return REGISTRY_PATH;
    },
    get REPOSITORY_KEY_VARIABLE () {
        return REPOSITORY_KEY_VARIABLE;
    },
    get derivedVariableNames () {
        return derivedVariableNames;
    },
    get derivedVariables () {
        return derivedVariables;
    }
});
const _selectors = require("./selectors");
const REGISTRY_PATH = 'registry/deploy-surfaces.json';
const REPOSITORY_KEY_VARIABLE = 'CAUSEWAY_REPOSITORY';
function approvalModeVariable(tierId) {
    return `${tierId.toUpperCase().replaceAll('-', '_')}_APPROVAL_MODE`;
}
function derivedVariables(registry, repositoryKey) {
    const variables = {
        [REPOSITORY_KEY_VARIABLE]: repositoryKey,
        DEPLOY_SURFACES_PATH: REGISTRY_PATH,
        ENV_ISOLATION_LINT_ENABLED: String(registry.isolationLint.enabled),
        RELEASE_GATE_MODE: (0, _selectors.highestTier)(registry).gate.mode
    };
    if (registry.evidence) variables['EVIDENCE_BRANCH'] = registry.evidence.branch;
    for (const tier of (0, _selectors.tierChain)(registry)){
        if (tier.approval) variables[approvalModeVariable(tier.id)] = tier.approval.mode;
    }
    return variables;
}
function derivedVariableNames(registry) {
    const names = Object.keys(derivedVariables(registry, registry.governance.repository));
    const modes = registry.tiers.map(({ id })=>approvalModeVariable(id));
    return [
        ...new Set([
            ...names,
            'EVIDENCE_BRANCH',
            ...modes
        ])
    ].sort();
}
