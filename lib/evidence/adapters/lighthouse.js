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
    get ScoreThresholds () {
        return ScoreThresholds;
    },
    get readLighthouse () {
        return readLighthouse;
    }
});
const _zod = require("zod");
const _lighthousepage = require("./lighthouse-page");
const _readjson = require("./read-json");
const _reading = require("./reading");
const Score = _zod.z.number().min(0).max(1);
const ScoreThresholds = _zod.z.record(_zod.z.string().regex(/^[a-z][a-z-]{0,40}$/, 'a Lighthouse category is lower case'), _zod.z.strictObject({
    warn: Score.optional(),
    fail: Score.gt(0, 'a score that nothing falls below is no threshold')
}).refine(({ warn, fail })=>warn === undefined || warn >= fail, 'warn lies above fail')).refine((categories)=>Object.keys(categories).length > 0, 'at least one category has a threshold');
const Address = _zod.z.string().max(10_000).optional();
const Report = _zod.z.object({
    requestedUrl: Address,
    mainDocumentUrl: Address,
    finalDisplayedUrl: Address,
    finalUrl: Address,
    lighthouseVersion: _zod.z.string().regex(/^[\w.+-]{1,60}$/),
    categories: _zod.z.record(_zod.z.string(), _zod.z.object({
        score: Score.nullable()
    })),
    audits: _zod.z.record(_zod.z.string(), _zod.z.object({})),
    runtimeError: _zod.z.object({
        code: _zod.z.string().max(100)
    }).optional(),
    runWarnings: _zod.z.array(_zod.z.unknown())
});
function readLighthouse(text, thresholds, page) {
    const report = (0, _readjson.readJsonReport)('lighthouse', text, Report);
    const { lighthouseVersion, categories, runtimeError, runWarnings } = report;
    const about = (0, _lighthousepage.pageProblems)(report, page);
    const faults = [
        ...about.faults
    ];
    const warnings = [
        ...about.warnings
    ];
    let failed = 0;
    for (const [id, { warn, fail }] of Object.entries(thresholds)){
        // An audit that crashed leaves its category without a score: that is no yes.
        const score = Object.hasOwn(categories, id) ? categories[id]?.score : undefined;
        if (typeof score !== 'number') faults.push(`${id} has no score`);
        else if (score < fail) faults.push(`${id} ${score} is below ${fail}`);
        else if (warn !== undefined && score < warn) warnings.push(`${id} ${score} is below ${warn}`);
        if (typeof score !== 'number' || score < fail) failed += 1;
    }
    if (runtimeError) faults.push(`the page could not be judged: ${runtimeError.code.replaceAll(/[^\w -]/g, '?')}`);
    if (runWarnings.length > 0) warnings.push(`${runWarnings.length} warnings of the run`);
    const counts = {
        passed: Object.keys(thresholds).length - failed,
        failed,
        skipped: 0
    };
    return (0, _reading.judge)({
        tool: `lighthouse ${lighthouseVersion}`,
        counts,
        faults,
        warnings
    });
}
