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
    get manualProofStatement () {
        return manualProofStatement;
    },
    get rulesetVerificationStatement () {
        return rulesetVerificationStatement;
    }
});
const _nodecrypto = require("node:crypto");
const _compare = require("./compare");
/** The verdict of each exit code. */ const VERDICTS = {
    0: 'verified',
    1: 'different',
    3: 'unverified'
};
function rulesetVerificationStatement({ stack, snapshot, findings }, { registryDigest, readAt }) {
    return {
        kind: 'ruleset-verification',
        subjects: {
            reading: `sha256:${snapshot.digest}`
        },
        predicate: {
            ...{
                stack,
                registryDigest,
                verdict: VERDICTS[(0, _compare.findingsExitCode)(findings)]
            },
            ...{
                findings: findings.filter(({ kind })=>kind !== 'unverified').length,
                readAt: readAt.toISOString()
            }
        }
    };
}
function manualProofStatement({ content, at, ...proof }) {
    return {
        kind: 'manual-proof',
        subjects: {
            proof: `sha256:${(0, _nodecrypto.createHash)('sha256').update(content).digest('hex')}`
        },
        predicate: {
            ...proof,
            at: at.toISOString()
        }
    };
}
