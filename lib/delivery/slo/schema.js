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
    get Metric () {
        return Metric;
    },
    get MetricSource () {
        return MetricSource;
    },
    get SloPolicy () {
        return SloPolicy;
    },
    get Thresholds () {
        return Thresholds;
    }
});
const _zod = require("zod");
const _lighthouse = require("../../evidence/adapters/lighthouse");
const _primitives = require("../../registry/schema/primitives");
const Thresholds = _zod.z.strictObject({
    warn: _zod.z.number(),
    softFail: _zod.z.number(),
    hardFail: _zod.z.number()
});
/** The thresholds of one stage; the transitional profile has the strict one's where it has none of its own. */ const StageThresholds = _zod.z.strictObject({
    strict: Thresholds,
    transitional: Thresholds.optional()
});
const MetricSource = _zod.z.enum([
    'metrics-file',
    'receipt-health',
    'receipt-duration',
    'test-flakes'
]);
const Metric = _zod.z.strictObject({
    id: _primitives.Id,
    title: _primitives.Text,
    source: MetricSource,
    unit: _zod.z.enum([
        'seconds',
        'milliseconds',
        'ratio',
        'count'
    ]),
    direction: _zod.z.enum([
        'lower-is-better',
        'higher-is-better'
    ]),
    /** How the samples of the window become one value; `p95`: 95 in 100 are at least so good. */ aggregate: _zod.z.enum([
        'mean',
        'median',
        'p95',
        'worst',
        'newest'
    ]),
    minimumSamples: _zod.z.int().min(1).max(10_000).default(1),
    window: _primitives.Duration,
    /** Judged for each surface of a release, or once. */ per: _zod.z.enum([
        'surface',
        'release'
    ]),
    severity: _zod.z.enum([
        'low',
        'medium',
        'high',
        'critical'
    ]),
    mode: _zod.z.enum([
        'advisory',
        'blocking'
    ]),
    /** By the tier that a release goes to; what is measured is the tier before. */ stages: _zod.z.record(_primitives.Id, StageThresholds),
    /** What to do when a release that is out crosses a threshold. */ rollback: _primitives.Text
}).superRefine(({ source, unit, per, direction, stages }, issues)=>{
    const own = {
        'receipt-health': 'ratio',
        'receipt-duration': 'seconds',
        'test-flakes': 'ratio'
    };
    if (source !== 'metrics-file' && unit !== own[source]) issues.addIssue(`${source} is measured in ${own[source]}`);
    if (source !== 'metrics-file' && per !== 'surface') issues.addIssue(`${source} is measured for each surface`);
    if (Object.keys(stages).length === 0) issues.addIssue('a metric has thresholds for at least one stage');
    const sign = direction === 'lower-is-better' ? 1 : -1;
    for (const { strict, transitional } of Object.values(stages)){
        for (const { warn, softFail, hardFail } of [
            strict,
            transitional ?? strict
        ]){
            const isOrdered = sign * warn <= sign * softFail && sign * softFail <= sign * hardFail;
            if (!isOrdered) issues.addIssue('warn, softFail and hardFail go from better to worse');
        }
    }
});
const Profile = _zod.z.strictObject({
    /** So many releases that crossed a metric's soft or hard threshold within the window, this one among them, are a hard failure. */ repeatedBreaches: _zod.z.strictObject({
        count: _zod.z.int().min(2).max(100),
        window: _primitives.Duration
    })
});
const SloPolicy = _zod.z.strictObject({
    schema: _zod.z.literal('urn:causeway:slo-policy:v1'),
    /** Goes up with every change, for people who compare decisions. */ version: _zod.z.int().min(1),
    profiles: _zod.z.strictObject({
        strict: Profile,
        transitional: Profile
    }),
    metrics: _zod.z.array(Metric).min(1),
    /** By which scores a Lighthouse report is judged when it becomes evidence. */ lighthouse: _lighthouse.ScoreThresholds.optional()
}).refine(({ metrics })=>new Set(metrics.map(({ id })=>id)).size === metrics.length, 'a metric stands there twice');
