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
    get contradictions () {
        return contradictions;
    },
    get declaredTests () {
        return declaredTests;
    }
});
const _readjson = require("../read-json");
/** The names by which writers declare one count. */ const NAMES = {
    tests: [
        'tests'
    ],
    bad: [
        'failures',
        'errors',
        'failed'
    ],
    skipped: [
        'skipped',
        'skip',
        'skips',
        'ignored'
    ],
    disabled: [
        'disabled',
        'notrun',
        'notRun'
    ]
};
function declared(suite, count) {
    const found = NAMES[count].flatMap((name)=>{
        const text = suite.attributes.get(name);
        // Playwright and others leave an attribute empty where they have no number.
        if (text === undefined || text === '') return [];
        if (/^\d{1,9}$/.test(text)) return [
            Number(text)
        ];
        throw (0, _readjson.unreadable)('junit', `the attribute ${name} of a ${suite.name} is no count`);
    });
    return found.length === 0 ? undefined : found.reduce((sum, each)=>sum + each, 0);
}
function declaredTests(suite) {
    return declared(suite, 'tests');
}
function isOff(said, ...right) {
    return said !== undefined && !right.includes(said);
}
function contradictions(suite, held, near) {
    const tests = declared(suite, 'tests');
    const bad = declared(suite, 'bad');
    const skipped = declared(suite, 'skipped');
    const disabled = declared(suite, 'disabled');
    const faults = [];
    if (isOff(tests, held.tests, held.tests - held.todo, near.tests)) {
        const isMore = (tests ?? 0) > held.tests;
        faults.push(isMore ? 'tests are declared that the report does not hold' : 'the report holds tests that are not declared');
    }
    if ((bad ?? 0) > 0 && held.failed === 0) faults.push('failures are declared that the report does not hold');
    if (bad === 0 && held.failed > 0) faults.push('the report holds failures that are not declared');
    const both = held.skipped + held.disabled - held.notRun;
    const apart = disabled === undefined ? [] : [
        held.skipped - both
    ];
    if (isOff(skipped, held.skipped, held.notRun, near.skipped, ...apart)) {
        faults.push('the declared skipped tests are not those of the report');
    }
    if (isOff(disabled, held.disabled, held.skipped, held.notRun, held.disabled - both)) {
        faults.push('the declared disabled tests are not those of the report');
    }
    return faults;
}
