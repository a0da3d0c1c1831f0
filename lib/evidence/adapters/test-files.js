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
    get Totals () {
        return Totals;
    },
    get judgeTestFiles () {
        return judgeTestFiles;
    }
});
const _zod = require("zod");
const _reading = require("./reading");
const Count = _zod.z.int().min(0);
const Totals = _zod.z.object({
    success: _zod.z.boolean(),
    numTotalTests: Count,
    numPassedTests: Count,
    numFailedTests: Count,
    numPendingTests: Count,
    numTodoTests: Count,
    numFailedTestSuites: Count
});
function contradictions(report, { passed, failed, skipped }) {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numTotalTests } = report;
    const isSame = numPassedTests === passed && numFailedTests === failed && numPendingTests + numTodoTests === skipped && numTotalTests === passed + failed + skipped;
    return isSame ? [] : [
        'the counts at the top are not those of the tests below'
    ];
}
function judgeTestFiles(tool, report, faults) {
    const statuses = report.testResults.flatMap(({ assertionResults })=>assertionResults.map(({ status })=>status));
    const passed = statuses.filter((status)=>status === 'passed').length;
    const failed = statuses.filter((status)=>status === 'failed').length;
    const counts = {
        passed,
        failed,
        skipped: statuses.length - passed - failed
    };
    // A file whose imports or hooks fail has no failed test, sometimes no test at all.
    const crashed = report.testResults.filter(({ status, assertionResults })=>status === 'failed' && assertionResults.every((each)=>each.status !== 'failed')).length;
    const found = [
        ...faults,
        ...contradictions(report, counts)
    ];
    if (crashed > 0) found.push(`${crashed} test files failed outside their tests`);
    if (!report.success && failed === 0 && found.length === 0) found.push('the tool itself says that the run failed');
    if (report.numFailedTestSuites < report.testResults.filter(({ status })=>status === 'failed').length) {
        found.push('test files failed that the counts at the top leave out');
    }
    if (report.success && report.numFailedTestSuites > 0) found.push('a failed run calls itself a success');
    return (0, _reading.judge)({
        tool,
        counts,
        faults: found,
        warnings: []
    });
}
