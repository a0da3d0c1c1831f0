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
    get notificationLevel () {
        return notificationLevel;
    },
    get severityOf () {
        return severityOf;
    }
});
const _rules = require("./rules");
const MILDEST_FIRST = [
    'none',
    'note',
    'warning',
    'error'
];
/** The worst of several levels, "none" of none. */ function worst(levels) {
    const ranks = levels.map((level)=>level === undefined ? 0 : MILDEST_FIRST.indexOf(level));
    return MILDEST_FIRST[Math.max(0, ...ranks)] ?? 'error';
}
/**
 * The level of a CVSS-like score, as GitHub code scanning ranks it: from 7.0 high and from 9.0 critical, which fail its
 * check; from 4.0 medium; above 0 low.
 * https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning#reportingdescriptor-object
 */ function levelOfScore(score) {
    if (score === undefined) return undefined;
    const number = typeof score === 'string' && score.trim() === '' ? Number.NaN : Number(score);
    if (!(number >= 0 && number <= 10)) return 'unknown';
    if (number >= 7) return 'error';
    if (number >= 4) return 'warning';
    return number > 0 ? 'note' : 'none';
}
function overridesOf(run, kind) {
    return run.invocations.flatMap((each)=>kind === 'rules' ? each.ruleConfigurationOverrides : each.notificationConfigurationOverrides);
}
/** What the run configures for a rule: its default, what policies say of it, and every override that points at it. */ function configured(run, kind, found, id) {
    const own = found?.id ?? id;
    const isThis = (each, reference)=>each === undefined || each === 'missing' ? reference.id !== undefined && reference.id === own : each === found;
    return [
        found?.defaultConfiguration?.level,
        ...run.policies.flatMap((policy)=>policy[kind]).filter((each)=>each.id === own).map((each)=>each.defaultConfiguration?.level),
        ...overridesOf(run, kind).filter(({ descriptor })=>isThis((0, _rules.descriptorOf)(run, kind, descriptor), descriptor)).map(({ configuration })=>configuration.level)
    ];
}
function severityOf(result, run) {
    const { kind, level, properties, ruleId, ruleIndex } = result;
    if (kind === 'pass' || kind === 'notApplicable' || kind === 'informational') return level ?? 'none';
    const reference = {
        ...result.rule,
        id: result.rule?.id ?? ruleId,
        index: result.rule?.index ?? ruleIndex
    };
    const found = (0, _rules.descriptorOf)(run, 'rules', reference);
    if (found === 'missing') return 'unknown';
    const scores = [
        found?.properties,
        properties
    ].map((bag)=>levelOfScore(bag?.['security-severity']));
    if (scores.includes('unknown')) return 'unknown';
    const levels = [
        level,
        ...configured(run, 'rules', found, reference.id)
    ];
    const isSaid = levels.some((each)=>each !== undefined);
    const least = kind === 'fail' ? undefined : 'warning';
    return worst([
        ...levels,
        ...scores,
        isSaid ? least : 'warning'
    ]);
}
function notificationLevel(notification, run) {
    const { descriptor, level } = notification;
    const found = descriptor === undefined ? undefined : (0, _rules.descriptorOf)(run, 'notifications', descriptor);
    if (found === 'missing') return level ?? 'unknown';
    const levels = [
        level,
        ...descriptor ? configured(run, 'notifications', found, descriptor.id) : []
    ];
    return worst(levels.some((each)=>each !== undefined) ? levels : [
        'warning'
    ]);
}
