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
    get capabilitiesOf () {
        return capabilitiesOf;
    },
    get noBranchGate () {
        return noBranchGate;
    },
    get noProtectionRule () {
        return noProtectionRule;
    },
    get notOnThisPlan () {
        return notOnThisPlan;
    },
    get upgradeNeeded () {
        return upgradeNeeded;
    }
});
const _errors = require("../errors");
function capabilitiesOf(world, repository) {
    const isPublic = repository.visibility === 'public';
    const { plan } = world.organization;
    const enterprise = plan === 'enterprise';
    const paid = plan !== 'free';
    return {
        branchPolicies: isPublic || paid,
        environmentSecrets: isPublic || paid,
        protectionRules: isPublic || enterprise,
        rulesets: isPublic || paid,
        evaluate: enterprise,
        pushRulesets: !isPublic && paid,
        metadataRules: enterprise
    };
}
function noBranchGate() {
    return (0, _errors.unprocessable)('Fail to create protected rule, please ensure billing plan include protected branch gate.');
}
function noProtectionRule(rule) {
    return (0, _errors.unprocessable)(`Failed to create the environment protection rule. Please ensure the billing plan supports the ${rule} protection rule.`);
}
function upgradeNeeded() {
    return (0, _errors.forbidden)('Upgrade to GitHub Pro or make this repository public to enable this feature.');
}
function notOnThisPlan(what) {
    return (0, _errors.validationFailed)(`${what} is not available for this repository on its current plan`);
}
