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
    get CATEGORY_MILESTONE () {
        return CATEGORY_MILESTONE;
    },
    get MILESTONES () {
        return MILESTONES;
    },
    get atMilestone () {
        return atMilestone;
    },
    get isDue () {
        return isDue;
    }
});
const MILESTONES = [
    'M0',
    'M1',
    'M2',
    'M3'
];
const CATEGORY_MILESTONE = {
    A: 'M1',
    B: 'M1',
    C: 'M2',
    D: 'M2',
    E: 'M3'
};
function isDue(check, milestone) {
    return MILESTONES.indexOf(check.milestone) <= MILESTONES.indexOf(milestone);
}
function atMilestone(registry, milestone) {
    const checks = registry.checks.map((check)=>isDue(check, milestone) ? {
            ...check,
            mode: 'blocking'
        } : check);
    return {
        ...registry,
        checks
    };
}
