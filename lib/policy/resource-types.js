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
    get BOOKKEEPING_TYPES () {
        return BOOKKEEPING_TYPES;
    },
    get GOVERNED_TYPES () {
        return GOVERNED_TYPES;
    },
    get SHARED_NAME_TYPES () {
        return SHARED_NAME_TYPES;
    },
    get TYPE () {
        return TYPE;
    }
});
const _logicalnames = require("../plan/logical-names");
const TYPE = {
    environment: _logicalnames.PULUMI_TYPES.environment,
    branchPolicy: _logicalnames.PULUMI_TYPES['branch-policy'],
    environmentVariable: _logicalnames.PULUMI_TYPES['environment-variable'],
    environmentSecret: _logicalnames.PULUMI_TYPES['environment-secret'],
    ruleset: _logicalnames.PULUMI_TYPES.ruleset,
    repositoryVariable: _logicalnames.PULUMI_TYPES['repository-variable'],
    actions: _logicalnames.PULUMI_TYPES.actions,
    workflow: _logicalnames.PULUMI_TYPES['workflow-permissions'],
    site: _logicalnames.PULUMI_TYPES.site,
    siteVariable: _logicalnames.PULUMI_TYPES['site-variable'],
    siteDomain: _logicalnames.PULUMI_TYPES['site-domain'],
    siteBuild: _logicalnames.PULUMI_TYPES['site-build']
};
const SHARED_NAME_TYPES = [
    TYPE.repositoryVariable,
    'github:index/actionsSecret:ActionsSecret',
    'github:index/actionsOrganizationSecret:ActionsOrganizationSecret',
    'github:index/actionsOrganizationVariable:ActionsOrganizationVariable'
];
const BOOKKEEPING_TYPES = [
    'pulumi:pulumi:Stack',
    ...Object.values(_logicalnames.PROVIDER_TYPES),
    'pulumi:providers:pulumi-nodejs',
    // The engine's own: it reads the stack's state (components/own-state.ts) and makes nothing.
    'pulumi:providers:pulumi',
    ...Object.values(_logicalnames.COMPONENT_TYPES)
];
const GOVERNED_TYPES = Object.values(TYPE);
