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
    get driftFindings () {
        return driftFindings;
    },
    get stackDrift () {
        return stackDrift;
    }
});
const _verify = require("../verify");
const _preview = require("./preview");
const _pulumi = require("./pulumi");
const _scrub = require("./scrub");
async function stackDrift({ registry, stack, plan, readers, engine, now, held }) {
    const [answer, { findings }] = await Promise.all([
        (0, _pulumi.runPulumi)((0, _pulumi.driftPreview)(stack), engine),
        (0, _verify.verifyPlan)(registry, plan, readers, now, held)
    ]);
    return {
        stack,
        engine: (0, _preview.previewFindings)(stack, answer, (0, _scrub.scrubber)(engine.env)),
        live: findings
    };
}
function driftFindings(drifts) {
    return drifts.flatMap(({ engine, live })=>[
            ...engine,
            ...live
        ]);
}
