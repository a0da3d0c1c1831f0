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
    get DURABILITY_FRESH () {
        return DURABILITY_FRESH;
    },
    get judgeDurability () {
        return judgeDurability;
    }
});
const _read = require("../../registry/document/read");
const _report = require("../gate/report");
const _evidence = require("./evidence");
const DURABILITY_FRESH = 30 * 86_400_000;
function boundTo({ commit, tool, ranAt }, question) {
    const age = question.now.getTime() - Date.parse(ranAt);
    if (commit !== question.commit) return {
        status: 'missing',
        reason: `it was run at ${commit}, not at this commit`
    };
    if (tool.version !== question.version) return {
        status: 'missing',
        reason: `it was run with version ${tool.version}`
    };
    if (!(age >= -300_000)) return {
        status: 'unverified',
        reason: 'it was run in the future'
    };
    if (age > DURABILITY_FRESH) return {
        status: 'stale',
        reason: `it was run at ${ranAt}`
    };
    return {
        status: 'pass',
        reason: `run at ${ranAt}`
    };
}
function judgeDurability(bytes, question) {
    const evidence = [
        (0, _report.bytesDigest)(bytes)
    ];
    const fix = 'causeway durability run on the release commit';
    const document = (0, _read.readDocument)(bytes.toString('utf8'));
    const parsed = _evidence.DurabilityEvidence.safeParse(document.ok ? document.value : undefined);
    if (!parsed.success) {
        const threshold = 'durability evidence of this version';
        return [
            {
                name: 'durability/shape',
                status: 'unverified',
                reason: 'it cannot be read',
                threshold,
                fix,
                evidence
            }
        ];
    }
    const found = parsed.data;
    const about = {
        name: 'durability/bound',
        threshold: 'this commit and version, in the last 30 days',
        fix,
        evidence
    };
    const scenarios = _evidence.SCENARIOS.map((id)=>{
        const tried = found.scenarios.filter((each)=>each.id === id);
        const failures = tried.flatMap(_evidence.failuresOf);
        const own = {
            name: `durability/${id}`,
            threshold: 'every observation as expected',
            fix,
            evidence
        };
        if (tried.length !== 1) return {
            ...own,
            status: 'missing',
            reason: `${id} was run ${tried.length} times`
        };
        const count = tried.flatMap(({ observations })=>observations).length;
        if (failures.length > 0) return {
            ...own,
            status: 'hard-fail',
            reason: failures.join('; ')
        };
        return {
            ...own,
            status: 'pass',
            reason: `${count} observations as expected`
        };
    });
    return [
        {
            ...about,
            ...boundTo(found, question)
        },
        ...scenarios
    ];
}
