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
    get ruleTable () {
        return ruleTable;
    },
    get rules () {
        return rules;
    }
});
const _limits = require("./document/limits");
const _schemaproblems = require("./document/schema-problems");
const _approvals = require("./rules/approvals");
const _branches = require("./rules/branches");
const _capabilities = require("./rules/capabilities");
const _dates = require("./rules/dates");
const _environments = require("./rules/environments");
const _formerly = require("./rules/formerly");
const _ids = require("./rules/ids");
const _netlify = require("./rules/netlify");
const _paths = require("./rules/paths");
const _references = require("./rules/references");
const _secrets = require("./rules/secrets");
const _tiers = require("./rules/tiers");
const _toggles = require("./rules/toggles");
const _tombstones = require("./rules/tombstones");
const _trust = require("./rules/trust");
const _usage = require("./rules/usage");
const _variables = require("./rules/variables");
const rules = [
    ..._ids.idRules,
    ..._formerly.formerlyRules,
    ..._references.referenceRules,
    ..._usage.usageRules,
    ..._tiers.tierRules,
    ..._approvals.approvalRules,
    ..._environments.environmentRules,
    ..._branches.branchRules,
    ..._capabilities.capabilityRules,
    ..._paths.pathRules,
    ..._variables.variableRules,
    ..._secrets.secretRules,
    ..._toggles.toggleRules,
    ..._netlify.netlifyRules,
    ..._dates.dateRules,
    ..._tombstones.tombstoneRules,
    ..._trust.trustRules
];
const ruleTable = [
    ..._limits.documentRules,
    ..._schemaproblems.schemaRules,
    ...rules
];
