"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "readPlaywright", {
    enumerable: true,
    get: function() {
        return readPlaywright;
    }
});
const _zod = require("zod");
const _readjson = require("./read-json");
const _reading = require("./reading");
const Count = _zod.z.int().min(0);
const ResultStatus = _zod.z.enum([
    'passed',
    'failed',
    'timedOut',
    'skipped',
    'interrupted'
]);
const Test = _zod.z.object({
    expectedStatus: ResultStatus,
    results: _zod.z.array(_zod.z.object({
        status: ResultStatus
    })),
    status: _zod.z.enum([
        'expected',
        'unexpected',
        'flaky',
        'skipped'
    ])
});
const Spec = _zod.z.object({
    ok: _zod.z.boolean(),
    tests: _zod.z.array(Test).min(1)
});
const Suite = _zod.z.object({
    specs: _zod.z.array(Spec),
    get suites () {
        return _zod.z.array(Suite).optional();
    }
});
const Report = _zod.z.object({
    config: _zod.z.object({
        version: _zod.z.string().regex(/^[\w.+-]{1,60}$/),
        shard: _zod.z.object({
            current: Count,
            total: Count
        }).nullish()
    }),
    suites: _zod.z.array(Suite),
    errors: _zod.z.array(_zod.z.object({})),
    stats: _zod.z.object({
        expected: Count,
        skipped: Count,
        unexpected: Count,
        flaky: Count
    })
});
// A test is "skipped" too where it was interrupted or never started: `TestCase.outcome()` ignores interrupted results, and
// only a test that was to be skipped has that expected status (https://playwright.dev/docs/api/class-testcase).
function isUnfinished({ status, expectedStatus, results }) {
    return results.some((result)=>result.status === 'interrupted') || status === 'skipped' && expectedStatus !== 'skipped';
}
// "expected": a result as it was to be and none that was not; "flaky": at least one as it was to be.
function isContradicted({ status, expectedStatus, results }) {
    const right = results.filter((result)=>result.status === expectedStatus).length;
    if (status === 'expected') return right === 0 || right < results.filter((result)=>result.status !== 'skipped').length;
    return status === 'flaky' && right === 0;
}
function readPlaywright(text) {
    const { config, suites, errors, stats } = (0, _readjson.readJsonReport)('playwright', text, Report);
    const found = {
        expected: 0,
        skipped: 0,
        unexpected: 0,
        flaky: 0
    };
    const left = [
        ...suites
    ];
    const specs = [];
    for(let suite = left.pop(); suite; suite = left.pop()){
        left.push(...suite.suites ?? []);
        specs.push(...suite.specs);
    }
    const tests = specs.flatMap((spec)=>spec.tests);
    for (const { status } of tests)found[status] += 1;
    const faults = [];
    const unfinished = tests.filter(isUnfinished).length;
    if (unfinished > 0) faults.push(`${unfinished} tests were interrupted or never started`);
    if (tests.some(isContradicted)) faults.push('the outcome of a test is not that of its results');
    if (specs.some((spec)=>spec.ok === spec.tests.some(({ status })=>status === 'unexpected'))) {
        faults.push('what the report says of a test file is not what its tests came to');
    }
    if (config.shard) faults.push(`only shard ${config.shard.current} of ${config.shard.total}: merge the reports first`);
    if (errors.length > 0) faults.push(`${errors.length} errors outside the tests`);
    if (Object.entries(stats).some(([status, count])=>found[status] !== count)) {
        faults.push('the counts of the report are not those of its tests');
    }
    return (0, _reading.judge)({
        tool: `playwright ${config.version}`,
        counts: {
            passed: found.expected + found.flaky,
            failed: found.unexpected,
            skipped: found.skipped
        },
        faults,
        warnings: found.flaky > 0 ? [
            `${found.flaky} flaky: passed only when tried again`
        ] : []
    });
}
