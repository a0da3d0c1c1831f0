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
    get CHANGE_KINDS () {
        return CHANGE_KINDS;
    },
    get changesBySurface () {
        return changesBySurface;
    }
});
const _logicalnames = require("../../plan/logical-names");
const _logicalscope = require("../../plan/logical-scope");
const _sorted = require("../../plan/sorted");
const CHANGE_KINDS = [
    'create',
    'update',
    'replace',
    'delete'
];
const IDLE = [
    'same',
    'read',
    'refresh'
];
// A replacement is told in three steps; the one that both ways of replacing have is counted.
function kindOf(op) {
    if (op === 'create-replacement' || op === 'delete-replaced' || op === 'discard-replaced') return undefined;
    if (op === 'create' || op === 'import') return 'create';
    if (op === 'replace' || op.endsWith('-replacement')) return 'replace';
    if (op === 'delete' || op === 'discard' || op === 'remove-pending-replace') return 'delete';
    return 'update';
}
function changesBySurface(steps) {
    const groups = new Map();
    for (const { op, type, name } of steps){
        const object = (0, _logicalnames.objectKind)(type);
        const change = IDLE.includes(op) ? undefined : kindOf(op);
        if (object === undefined || change === undefined) continue;
        const { surface, repository } = (0, _logicalscope.logicalScope)({
            type,
            name
        }) ?? {};
        const of = surface ?? (repository === undefined ? 'other' : `repository ${repository}`);
        const group = groups.get(of) ?? {
            counts: {
                create: 0,
                update: 0,
                replace: 0,
                delete: 0
            },
            steps: []
        };
        group.counts[change] += 1;
        group.steps.push(`${change} ${object} ${name}`);
        groups.set(of, group);
    }
    const all = [
        ...groups
    ].map(([of, group])=>({
            of,
            ...group,
            steps: (0, _sorted.sortedBy)(group.steps, (step)=>step)
        }));
    return (0, _sorted.sortedBy)(all, ({ of })=>`${of === 'other' ? 2 : of.startsWith('repository ') ? 1 : 0}${of}`);
}
