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
    get MAX_REPORT_BYTES () {
        return MAX_REPORT_BYTES;
    },
    get NO_EXIT_CODE () {
        return NO_EXIT_CODE;
    },
    get readReport () {
        return readReport;
    }
});
const _usererror = require("../../registry/user-error");
const _jest = require("./jest");
const _read = require("./junit/read");
const _lighthouse = require("./lighthouse");
const _playwright = require("./playwright");
const _read1 = require("./sarif/read");
const _vitest = require("./vitest");
const MAX_REPORT_BYTES = 64 * 1024 * 1024;
const NO_EXIT_CODE = 'nothing says what the tool ended with';
function read(adapter, text, { scores, page, exitCode }) {
    switch(adapter){
        case 'vitest':
            return (0, _vitest.readVitest)(text);
        case 'jest':
            return (0, _jest.readJest)(text);
        case 'playwright':
            return (0, _playwright.readPlaywright)(text);
        case 'junit':
            return (0, _read.readJunit)(text);
        case 'sarif':
            return (0, _read1.readSarif)(text, exitCode);
        case 'lighthouse':
            if (scores) return (0, _lighthouse.readLighthouse)(text, scores, page);
            throw new _usererror.UserError('there are no thresholds for Lighthouse', {
                place: 'lighthouse',
                allowed: '"lighthouse" in the SLO policy that the registry names as slo'
            });
    }
}
function readReport(adapter, report, options = {}) {
    if (report.length > MAX_REPORT_BYTES) {
        throw new _usererror.UserError('the report is too large', {
            place: adapter,
            allowed: `at most ${MAX_REPORT_BYTES} bytes`
        });
    }
    const text = report.toString('utf8');
    if (!Buffer.from(text, 'utf8').equals(report)) {
        throw new _usererror.UserError('the report is not UTF-8', {
            place: adapter,
            allowed: 'UTF-8'
        });
    }
    const reading = read(adapter, text, options);
    const { exitCode } = options;
    if (exitCode === 0) return reading;
    const problem = exitCode === undefined ? NO_EXIT_CODE : `the tool ended with ${exitCode}`;
    return {
        ...reading,
        result: 'FAILED',
        problems: [
            ...reading.result === 'FAILED' ? reading.problems : [],
            problem
        ]
    };
}
