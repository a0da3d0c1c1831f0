"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "readVitest", {
    enumerable: true,
    get: function() {
        return readVitest;
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
    testResults: _zod.z.array(_zod.z.object({
        status: _zod.z.enum([
            'passed',
            'failed'
        ]),
        assertionResults: _zod.z.array(_zod.z.object({
            status: _zod.z.enum([
                'passed',
                'failed',
                'skipped',
                'todo',
                'pending'
            ])
        }))
    })),
    // jest's own fields: its report is read by its own adapter.
    wasInterrupted: _zod.z.undefined().optional()
});
function readVitest(text) {
    const report = (0, _readjson.readJsonReport)('vitest', text, Report);
    // vitest writes "pending" for what was queued or running when the report was written.
    const unfinished = report.testResults.flatMap(({ assertionResults })=>assertionResults).filter(({ status })=>status === 'pending').length;
    const faults = unfinished > 0 ? [
        `${unfinished} tests never ended`
    ] : [];
    // Each file is a suite, and each `describe` in it (packages/vitest/src/node/reporters/json.ts).
    const { numTotalTestSuites: total, numPassedTestSuites, numFailedTestSuites, numPendingTestSuites } = report;
    if (total < report.testResults.length || total !== numPassedTestSuites + numFailedTestSuites + numPendingTestSuites) {
        faults.push('the counts of suites are not those of the report');
    }
    return (0, _testfiles.judgeTestFiles)('vitest', report, faults);
}
