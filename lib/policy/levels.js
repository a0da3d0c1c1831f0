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
    get configuredSlice () {
        return configuredSlice;
    },
    get levelsOf () {
        return levelsOf;
    },
    get waiverOf () {
        return waiverOf;
    },
    get withWaivers () {
        return withWaivers;
    }
});
const _selectors = require("../registry/selectors");
const _usererror = require("../registry/user-error");
const _rules = require("./rules");
const STRICTNESS = {
    disabled: 0,
    advisory: 1,
    mandatory: 2
};
const ORDER = [
    'M0',
    'M1',
    'M2',
    'M3'
];
function stricter(left, right) {
    return STRICTNESS[left] >= STRICTNESS[right] ? left : right;
}
// Isolation and everything on the highest tier keep a rule's own level: no configuration goes below it.
function isFixed(rule, highest) {
    return highest || rule.category === 'isolation';
}
function byMilestone(rule, { milestone }) {
    const isLater = milestone !== undefined && ORDER.indexOf(rule.milestone) > ORDER.indexOf(milestone);
    return isLater ? 'advisory' : rule.level;
}
function configuredSlice({ registry, slice, tier }) {
    return tier ? slice : (0, _selectors.highestTier)(registry).id;
}
function waiverOf(rule, { waivers, stack }) {
    return rule.category === 'isolation' ? undefined : waivers.validFor(rule, stack);
}
function withWaivers(found, rule, level, context) {
    const waiver = level === 'advisory' ? waiverOf(rule, context) : undefined;
    const refused = level === 'mandatory' ? context.waivers.refusalsFor(rule, context.stack) : [];
    const notes = waiver ? [
        `waived by ${waiver.id} until ${waiver.expiresAt}`
    ] : refused;
    return notes.length === 0 ? found : {
        ...found,
        what: `${found.what} (${notes.join('; ')})`
    };
}
function levelsOf(context, configuration) {
    const isWaived = (rule)=>waiverOf(rule, context) !== undefined;
    for (const rule of _rules.rules){
        const asked = configuration.levels?.[rule.code];
        if (asked === undefined || STRICTNESS[asked] >= STRICTNESS[rule.level]) continue;
        if (!isFixed(rule, context.highest) || isWaived(rule)) continue;
        throw new _usererror.UserError(`${rule.code} cannot be ${asked} for the stack ${context.stack}`, {
            place: `policy/config/${configuredSlice(context)}.json`,
            allowed: `${rule.level}; on the highest tier a rule goes below it only by a valid waiver, an isolation rule never`
        });
    }
    return (rule)=>{
        const configured = configuration.levels?.[rule.code] ?? byMilestone(rule, configuration);
        const level = isFixed(rule, context.highest) ? stricter(configured, rule.level) : configured;
        // Never less than advisory by a waiver: a finding stays in sight, with the waiver's name.
        return level === 'mandatory' && isWaived(rule) ? 'advisory' : level;
    };
}
