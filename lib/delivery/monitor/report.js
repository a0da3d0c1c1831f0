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
    get MONITOR_EXIT () {
        return MONITOR_EXIT;
    },
    get monitorReport () {
        return monitorReport;
    },
    get unverifiedReport () {
        return unverifiedReport;
    }
});
const NOTHING = {
    checks: 0,
    passed: 0,
    firstOkAt: null,
    lastOkAt: null
};
function about({ surface, tier, receipt, url }) {
    const { bundleDigest: bundle = '', target } = receipt?.statement.predicate ?? {};
    const watched = receipt && {
        receipt: receipt.id,
        bundle,
        deployId: target?.deployId ?? ''
    };
    return {
        schema: 'urn:causeway:monitor:v1',
        surface,
        tier,
        watched: watched ?? null,
        url: url ?? null
    };
}
function unverifiedReport(subject, reason) {
    return {
        ...about(subject),
        verdict: 'unverified',
        warn: true,
        reason,
        health: NOTHING,
        samples: [],
        alerts: null
    };
}
function monitorReport(subject, { verdict, samples }, alerts) {
    const { state, warn, reason, checks, passed, firstOkAt, lastOkAt } = verdict;
    const isDown = state !== 'healthy';
    const isAlarmed = alerts !== undefined && alerts.status !== 'pass';
    const blind = alerts?.status === 'unverified' ? 'unverified' : 'unhealthy';
    return {
        ...about(subject),
        verdict: isDown ? 'unhealthy' : isAlarmed ? blind : 'healthy',
        warn: warn || isAlarmed,
        reason: !isDown && isAlarmed ? alerts.reason : reason,
        health: {
            checks,
            passed,
            firstOkAt: firstOkAt?.toISOString() ?? null,
            lastOkAt: lastOkAt?.toISOString() ?? null
        },
        samples: samples.map((sample)=>({
                ...sample,
                at: sample.at.toISOString()
            })),
        alerts: alerts ?? null
    };
}
const MONITOR_EXIT = {
    healthy: 0,
    unhealthy: 1,
    unverified: 3
};
