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
    get REMOVING_OPS () {
        return REMOVING_OPS;
    },
    get removalsIn () {
        return removalsIn;
    }
});
const _heldobjects = require("../../plan/held-objects");
const _logicalnames = require("../../plan/logical-names");
const _logicalscope = require("../../plan/logical-scope");
const REMOVING_OPS = [
    'delete',
    'delete-replaced',
    'replace',
    'create-replacement',
    'discard',
    'discard-replaced',
    'import-replacement',
    'read-replacement',
    'remove-pending-replace'
];
function text(inputs, key) {
    const value = inputs[key];
    return typeof value === 'string' ? value : undefined;
}
function siteNameOf(base, steps, plan) {
    const step = steps.find(({ type, name })=>(0, _logicalnames.objectKind)(type) === 'site' && name === base);
    const planned = 'sites' in plan ? plan.sites.find(({ key })=>key === base) : undefined;
    return (step && text(step.inputs, 'name')) ?? planned?.name;
}
function identitiesIn(step, steps, plan) {
    const base = (0, _logicalscope.logicalScope)(step)?.base;
    const site = base === undefined ? undefined : siteNameOf(base, steps, plan);
    const [environment, name, branchPattern] = [
        'environment',
        'name',
        'branchPattern'
    ].map((key)=>text(step.inputs, key));
    return (0, _heldobjects.identitiesOf)(step, {
        environment,
        name,
        branchPattern,
        site
    });
}
function removalsIn(steps, plan) {
    const found = new Map();
    for (const step of steps){
        const kind = (0, _logicalnames.objectKind)(step.type);
        if (kind === undefined || !REMOVING_OPS.includes(step.op) || found.has(step.urn)) continue;
        const op = step.op === 'delete' || step.op === 'discard' ? 'delete' : 'replace';
        const { urn, name } = step;
        found.set(urn, {
            urn,
            name,
            kind,
            op,
            identities: identitiesIn(step, steps, plan)
        });
    }
    return [
        ...found.values()
    ];
}
