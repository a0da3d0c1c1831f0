"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "readJunit", {
    enumerable: true,
    get: function() {
        return readJunit;
    }
});
const _readjson = require("../read-json");
const _readxml = require("../read-xml");
const _reading = require("../reading");
const _case = require("./case");
const _declared = require("./declared");
const CONTAINERS = new Set([
    'testsuite',
    'properties',
    'system-out',
    'system-err',
    'testcase'
]);
const NONE = {
    outcomes: {
        passed: 0,
        failed: 0,
        skipped: 0,
        disabled: 0,
        flaky: 0
    },
    tests: 0,
    failed: 0,
    skipped: 0,
    disabled: 0,
    notRun: 0,
    todo: 0,
    faults: [],
    empty: 0
};
function sum(a, b) {
    const { passed, failed, skipped, disabled, flaky } = b.outcomes;
    return {
        outcomes: {
            passed: a.outcomes.passed + passed,
            failed: a.outcomes.failed + failed,
            skipped: a.outcomes.skipped + skipped,
            disabled: a.outcomes.disabled + disabled,
            flaky: a.outcomes.flaky + flaky
        },
        tests: a.tests + b.tests,
        failed: a.failed + b.failed,
        skipped: a.skipped + b.skipped,
        disabled: a.disabled + b.disabled,
        notRun: a.notRun + b.notRun,
        todo: a.todo + b.todo,
        faults: [
            ...a.faults,
            ...b.faults
        ],
        empty: a.empty + b.empty
    };
}
function countCase(testCase) {
    const said = (0, _case.saidOf)(testCase);
    const outcome = (0, _case.outcomeOf)(said);
    const isNotRun = said.has('skipped') || said.has('disabled');
    return {
        ...NONE,
        outcomes: {
            ...NONE.outcomes,
            [outcome]: 1
        },
        tests: 1,
        failed: outcome === 'failed' ? 1 : 0,
        skipped: said.has('skipped') ? 1 : 0,
        disabled: said.has('disabled') ? 1 : 0,
        notRun: isNotRun ? 1 : 0
    };
}
/** The attributes of a suite as jest-junit writes it, and no other writer known to us. */ const JEST_JUNIT = [
    'errors',
    'failures',
    'name',
    'skipped',
    'tests',
    'time',
    'timestamp'
].join();
/**
 * How many cases of a suite are a `test.todo` of jest-junit, which writes one like a test that passed in no time, and leaves
 * it out of the number of tests (`utils/buildJsonResults.js`).
 */ function todosOf(suite, { tests, outcomes }) {
    const beyond = tests - ((0, _declared.declaredTests)(suite) ?? tests);
    if (beyond <= 0 || [
        ...suite.attributes.keys()
    ].sort().join() !== JEST_JUNIT) return 0;
    const instant = suite.children.filter(({ name, attributes })=>name === 'testcase' && attributes.get('time') === '0');
    return beyond <= Math.min(instant.length - outcomes.skipped, outcomes.passed) ? beyond : 0;
}
function countSuite(suite) {
    let count = NONE;
    let [nearTests, nearSkipped] = [
        0,
        0
    ];
    for (const child of suite.children){
        if (!CONTAINERS.has(child.name)) throw (0, _readjson.unreadable)('junit', `a ${suite.name} has an unknown element`);
        if (child.name !== 'testcase' && child.name !== 'testsuite') continue;
        const inner = child.name === 'testcase' ? countCase(child) : countSuite(child);
        count = sum(count, inner);
        nearTests += 1;
        if (inner.skipped > 0) nearSkipped += 1;
    }
    const todo = count.todo + todosOf(suite, count);
    const { passed, skipped } = count.outcomes;
    const outcomes = {
        ...count.outcomes,
        passed: passed - (todo - count.todo),
        skipped: skipped + (todo - count.todo)
    };
    const empty = count.empty + (suite.name === 'testsuite' && count.tests === 0 ? 1 : 0);
    const near = {
        tests: nearTests,
        skipped: nearSkipped
    };
    const faults = [
        ...count.faults,
        ...(0, _declared.contradictions)(suite, {
            ...count,
            todo
        }, near)
    ];
    return {
        ...count,
        outcomes,
        todo,
        empty,
        faults
    };
}
function readJunit(text) {
    const root = (0, _readxml.readXmlReport)('junit', text);
    if (root.name !== 'testsuites' && root.name !== 'testsuite') throw (0, _readjson.unreadable)('junit', 'its root is no test suite');
    const { outcomes, faults, empty } = countSuite(root);
    const { passed, failed, skipped, disabled, flaky } = outcomes;
    const warnings = [];
    if (flaky > 0) warnings.push(`${flaky} flaky: passed only when tried again`);
    if (disabled > 0) warnings.push(`${disabled} disabled: never started`);
    if (empty > 0) warnings.push(`${empty} suites hold no test`);
    return (0, _reading.judge)({
        tool: 'junit',
        counts: {
            passed: passed + flaky,
            failed,
            skipped: skipped + disabled
        },
        faults: [
            ...new Set(faults)
        ],
        warnings
    });
}
