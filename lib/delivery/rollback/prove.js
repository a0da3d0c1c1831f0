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
    get askOnce () {
        return askOnce;
    },
    get markerOf () {
        return markerOf;
    },
    get probe () {
        return probe;
    },
    get prove () {
        return prove;
    },
    get proveBefore () {
        return proveBefore;
    }
});
const _digest = require("../../registry/digest");
const _watch = require("../monitor/watch");
const _smoke = require("../targets/smoke");
const _deployed = require("./deployed");
const _desk = require("./desk");
/** The checks whose fresh results the gate asks of what is restored (EVIDENCE.md "Rollback"). */ const CHECKS = [
    'smoke',
    'canary'
];
const PROBES = 3;
function markerOf({ statement: { predicate } }) {
    const { surface, tier, bundleDigest, ticketId } = predicate;
    return {
        surface,
        tier,
        bundleDigest,
        ticketId
    };
}
function limitOf({ surface }) {
    return surface.health && (0, _watch.answerLimit)(surface.health);
}
function askOnce(desk, url, marker) {
    const timeoutMs = limitOf(desk);
    return (0, _smoke.smoke)({
        url,
        path: desk.surface.health?.path,
        marker,
        ...timeoutMs === undefined ? {} : {
            timeoutMs
        }
    });
}
async function probe(desk, url, marker) {
    const checks = desk.surface.health?.failureLimit ?? PROBES;
    const passed = [];
    await desk.clock.sleep(0);
    let fault;
    for(let index = 0; index < checks; index += 1){
        const result = await askOnce(desk, url, marker);
        if (result.ok) passed.push(desk.clock.now());
        else fault = result.reason;
    }
    return {
        checks,
        passed: passed.length,
        firstOkAt: passed[0],
        lastOkAt: passed.at(-1),
        fault
    };
}
function resultOf(desk, origin, checkId, proof) {
    const { commit, bundle } = origin.statement.subjects;
    const { checks, passed, fault } = proof;
    const { runId, runAttempt: attempt } = desk.run;
    return {
        kind: 'test-result',
        subjects: {
            ...commit === undefined ? {} : {
                commit
            },
            ...bundle === undefined ? {} : {
                bundle
            }
        },
        predicate: {
            ...{
                result: fault === undefined ? 'PASSED' : 'FAILED',
                configuration: [],
                checkId,
                surface: desk.surface.id
            },
            ...{
                counts: {
                    passed,
                    failed: checks - passed,
                    skipped: 0
                },
                tool: 'causeway',
                runId,
                attempt
            },
            reportDigest: (0, _digest.canonicalDigest)({
                checkId,
                checks,
                passed,
                fault: fault ?? null
            })
        }
    };
}
async function proveBefore(desk, target, { good, origin }) {
    const url = await desk.ownAddress(origin.statement.predicate.target.deployId);
    if (url !== undefined) {
        await prove(desk, url, origin);
        return;
    }
    const found = await target.restorable((0, _deployed.deployedBy)(good));
    const fault = found.status === 'restorable' ? undefined : found.reason;
    const passed = fault === undefined ? 1 : 0;
    await recordProof(desk, good, {
        checks: 1,
        passed,
        firstOkAt: undefined,
        lastOkAt: undefined,
        fault
    });
}
async function prove(desk, url, served, ticketId) {
    const marker = markerOf(served);
    const proof = await probe(desk, url, ticketId === undefined ? marker : {
        ...marker,
        ticketId
    });
    await recordProof(desk, served, proof);
    return proof;
}
async function recordProof(desk, origin, proof) {
    const results = CHECKS.map((checkId)=>resultOf(desk, origin, checkId, proof));
    await (0, _desk.record)(desk, results, `Smoke of ${desk.surface.id} on ${desk.tier.id}: ${proof.fault ?? 'passed'}`);
}
