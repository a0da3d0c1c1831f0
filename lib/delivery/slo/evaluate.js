"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "evaluateSlo", {
    enumerable: true,
    get: function() {
        return evaluateSlo;
    }
});
const _rotation = require("../../plan/rotation");
const _finding = require("../gate/finding");
const _history = require("./history");
const _thresholds = require("./thresholds");
/** How far a sample's time may lie ahead of the evaluation, in milliseconds: clocks differ. */ const CLOCK_SKEW = 5 * 60_000;
function samplesOf({ samples }, metric, surface) {
    return samples.filter((each)=>each.source === metric.source && each.surface === surface).filter((each)=>each.source !== 'metrics-file' || each.metric === metric.id).sort((left, right)=>left.at.getTime() - right.at.getTime());
}
function find(question, metric, surface) {
    const { unmeasured, now, stage, profile } = question;
    const hidden = unmeasured.find((each)=>each.source === metric.source && each.surface === surface);
    if (hidden) return {
        status: 'unverified',
        reason: hidden.reason
    };
    const all = samplesOf(question, metric, surface);
    if (all.some(({ at })=>!(at.getTime() <= now.getTime() + CLOCK_SKEW))) {
        return {
            status: 'unverified',
            reason: `a sample of ${metric.id} lies in the future`
        };
    }
    const since = now.getTime() - (0, _rotation.durationMs)(metric.window);
    const fresh = all.filter(({ at })=>at.getTime() >= since);
    if (all.length > 0 && fresh.length === 0) {
        return {
            status: 'stale',
            reason: `every sample of ${metric.id} is older than ${metric.window}`
        };
    }
    if (fresh.length < metric.minimumSamples) {
        const reason = `${metric.id} has ${fresh.length} samples of at least ${metric.minimumSamples} within ${metric.window}`;
        return {
            status: 'missing',
            reason
        };
    }
    const thresholds = Object.hasOwn(metric.stages, stage) ? metric.stages[stage] : undefined;
    if (!thresholds) throw new Error(`${metric.id} has no thresholds for ${stage}`);
    const values = fresh.map(({ value })=>value);
    const value = (0, _thresholds.aggregate)(values, metric.aggregate, metric.direction);
    const status = (0, _thresholds.standing)(value, thresholds[profile] ?? thresholds.strict, metric.direction);
    const observed = `${Number(value.toPrecision(6))} ${metric.unit}`;
    const reason = `${metric.title}: ${metric.aggregate} of ${fresh.length} samples is ${observed}`;
    return {
        status,
        reason,
        observed,
        evidence: [
            ...new Set(fresh.flatMap(({ evidence })=>evidence))
        ].sort()
    };
}
function repeated(question, name, surface) {
    const { policy, profile, history, commit, now } = question;
    const { count, window } = policy.profiles[profile].repeatedBreaches;
    const since = now.getTime() - (0, _rotation.durationMs)(window);
    const id = surface === undefined ? name : (0, _finding.checkId)(name, surface);
    const before = (0, _history.breachesOf)(history, id, {
        since,
        except: commit
    });
    if (before.length + 1 < count) return undefined;
    return {
        status: 'hard-fail',
        reason: `${before.length + 1} releases crossed a threshold within ${window}`,
        observed: `${before.length + 1} breaches`,
        evidence: before.map((each)=>each.id).sort()
    };
}
function judgeMetric(question, metric, surface) {
    const { stage, profile, policy } = question;
    const thresholds = Object.hasOwn(metric.stages, stage) ? metric.stages[stage] : undefined;
    if (!thresholds) return [];
    const name = `slo/${metric.id}`;
    const found = find(question, metric, surface);
    const isCrossed = found.status === 'soft-fail' || found.status === 'hard-fail';
    const about = {
        severity: metric.severity,
        mode: metric.mode,
        ...surface === undefined ? {} : {
            surface
        }
    };
    const wanted = (0, _thresholds.thresholdText)(thresholds[profile] ?? thresholds.strict, metric);
    const fix = isCrossed || found.status === 'warn' ? metric.rollback : `measure ${metric.id} (${metric.source}) again`;
    const fact = {
        ...about,
        name,
        threshold: wanted,
        fix,
        ...found
    };
    const again = isCrossed ? repeated(question, name, surface) : undefined;
    if (!again) return [
        fact
    ];
    const { count, window } = policy.profiles[profile].repeatedBreaches;
    const threshold = `fewer than ${count} releases over a threshold within ${window}`;
    // A metric that only advises while it is crossed now and then does block when it stays so.
    const repetition = {
        ...about,
        mode: 'blocking',
        name: `${name}/repeated`,
        threshold,
        ...again
    };
    return [
        fact,
        {
            ...repetition,
            fix: `${metric.rollback}; or a waiver that another person approves`
        }
    ];
}
function guidanceOf({ stage }, facts) {
    return facts.filter(({ status, mode })=>status === 'hard-fail' || status === 'soft-fail' && mode === 'blocking').map(({ name, surface, fix })=>{
        const command = `causeway rollback plan --surface ${surface ?? '<surface>'} --tier ${stage}`;
        return `${surface === undefined ? name : (0, _finding.checkId)(name, surface)}: ${fix}. If it is out already: ${command}`;
    });
}
function evaluateSlo(question) {
    const facts = question.policy.metrics.flatMap((metric)=>metric.per === 'release' ? judgeMetric(question, metric, undefined) : question.surfaces.flatMap((surface)=>judgeMetric(question, metric, surface)));
    if (facts.length > 0) return {
        facts,
        guidance: guidanceOf(question, facts)
    };
    const nothing = {
        name: 'slo/any',
        status: 'missing',
        reason: `the SLO policy judges nothing for ${question.stage}`,
        threshold: 'at least one metric for the stage',
        fix: `add thresholds for ${question.stage} to the SLO policy, or name a surface`
    };
    return {
        facts: [
            nothing
        ],
        guidance: []
    };
}
