"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "readSarif", {
    enumerable: true,
    get: function() {
        return readSarif;
    }
});
const _readjson = require("../read-json");
const _reading = require("../reading");
const _severity = require("./severity");
const _shape = require("./shape");
// §3.27.23: suppressed when there are suppressions and none of them is under review or rejected.
function isSuppressed({ suppressions = [] }) {
    return suppressions.length > 0 && suppressions.every(({ status = 'accepted' })=>status === 'accepted');
}
// §3.27.24: "absent" is a finding of an earlier run that this one did not find.
function presentIn({ results }) {
    return results.filter(({ baselineState })=>baselineState !== 'absent');
}
/** What the tool says about itself (§3.20): that it did not start, did not end well, or met errors. */ function faultsOf(run, exitCode) {
    const converter = run.conversion?.invocation;
    const invocations = converter === undefined ? run.invocations : [
        ...run.invocations,
        converter
    ];
    const levels = invocations.flatMap((each)=>[
            ...each.toolExecutionNotifications,
            ...each.toolConfigurationNotifications
        ]).map((each)=>(0, _severity.notificationLevel)(each, run));
    const faults = [];
    if (invocations.some(({ executionSuccessful })=>!executionSuccessful)) faults.push('the tool did not run to its end');
    if (levels.includes('error')) faults.push('the tool reports errors of its own');
    if (levels.includes('unknown')) faults.push('the tool reports something of its own whose level cannot be looked up');
    if (invocations.some(({ processStartFailureMessage })=>processStartFailureMessage !== undefined)) {
        faults.push('the tool did not start');
    }
    if (invocations.some(({ exitSignalName })=>exitSignalName !== undefined)) faults.push('a signal ended the tool');
    if (exitCode === 0 && run.invocations.some((each)=>(each.exitCode ?? 0) !== 0)) {
        faults.push('the tool says itself that it ended with another exit code than 0');
    }
    const references = Object.values(run.externalPropertyFileReferences ?? {});
    if (references.some((each)=>!Array.isArray(each) || each.length > 0)) {
        faults.push('a part of the report lies in another file');
    }
    return faults;
}
function nameOf({ driver: { name, version } }) {
    return `${name}${version === undefined ? '' : ` ${version}`}`.replaceAll(/\p{Cc}/gu, '').slice(0, 100);
}
function readSarif(text, exitCode) {
    const { runs, inlineExternalProperties } = (0, _readjson.readJsonReport)('SARIF', text, _shape.Report);
    const live = runs.map((run)=>presentIn(run).filter((each)=>!isSuppressed(each)).map((each)=>(0, _severity.severityOf)(each, run)));
    const count = (level)=>live.flat().filter((each)=>each === level).length;
    const faults = runs.flatMap((run)=>faultsOf(run, exitCode));
    if (inlineExternalProperties.length > 0) faults.push('a part of the report lies beside its runs');
    if (count('unknown') > 0) faults.push(`${count('unknown')} findings whose severity cannot be looked up`);
    return (0, _reading.judge)({
        tool: [
            ...new Set(runs.map(({ tool })=>nameOf(tool)))
        ].join(', ').slice(0, 500) || 'sarif',
        counts: {
            passed: live.filter((levels)=>!levels.includes('error') && !levels.includes('unknown')).length,
            failed: count('error'),
            skipped: runs.flatMap(presentIn).filter(isSuppressed).length
        },
        faults: [
            ...new Set(faults)
        ],
        warnings: count('warning') > 0 ? [
            `${count('warning')} warnings`
        ] : []
    });
}
