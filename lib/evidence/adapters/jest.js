"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "readJest", {
    enumerable: true,
    get: function() {
        return readJest;
    }
});
const _zod = require("zod");
const _readjson = require("./read-json");
const _testfiles = require("./test-files");
const Count = _zod.z.int().min(0);
const Report = _testfiles.Totals.extend({
    numTotalTestSuites: Count,
    numPassedTestSuites: Count,
    numPendingTestSuites: Count,
    numRuntimeErrorTestSuites: Count,
    wasInterrupted: _zod.z.boolean(),
    testResults: _zod.z.array(_zod.z.object({
        status: _zod.z.enum([
            'passed',
            'failed',
            'skipped',
            'pending',
            'focused'
        ]),
        // "disabled" and "focused" are jest's too, and no result of a test that ran.
        assertionResults: _zod.z.array(_zod.z.object({
            status: _zod.z.enum([
                'passed',
                'failed',
                'skipped',
                'pending',
                'todo'
            ])
        }))
    }))
});
function readJest(text) {
    const report = (0, _readjson.readJsonReport)('jest', text, Report);
    const faults = [];
    if (report.wasInterrupted) faults.push('the run was interrupted');
    // jest counts test files as suites before it runs them; with --bail, and where it is stopped, some never begin
    // (https://github.com/jestjs/jest/blob/main/packages/jest-core/src/TestScheduler.ts).
    const { numTotalTestSuites, numPassedTestSuites, numFailedTestSuites, numPendingTestSuites } = report;
    const files = report.testResults.length;
    if (numTotalTestSuites > files) faults.push(`${numTotalTestSuites - files} test files left no result`);
    const counted = numPassedTestSuites + numFailedTestSuites + numPendingTestSuites;
    if (numTotalTestSuites < files || counted > files) faults.push('the counts of test files are not those of the report');
    if (report.numRuntimeErrorTestSuites > 0) faults.push(`${report.numRuntimeErrorTestSuites} test files did not run`);
    return (0, _testfiles.judgeTestFiles)('jest', report, faults);
}
