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
    get originalIn () {
        return originalIn;
    },
    get runDurability () {
        return runDurability;
    },
    get runScenario () {
        return runScenario;
    }
});
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _usererror = require("../../registry/user-error");
const _report = require("../gate/report");
const _replay = require("../gate/run/replay");
const _store = require("../gate/run/store");
const _delivery = require("./delivery");
const _evidence = require("./evidence");
const _interruptions = require("./interruptions");
const _versions = require("./versions");
const _world = require("./world");
const RUNNERS = {
    replay: _versions.replayed,
    'kill-before-each-step': _interruptions.killBefore,
    'kill-after-each-step': _interruptions.killAfter,
    'torn-write': _interruptions.tornWrite,
    'deliver-twice': _delivery.deliverTwice,
    'push-partly': _delivery.pushPartly,
    'older-schema': _versions.olderSchema,
    'clock-moved': _versions.clockMoved
};
function originalIn(folder, shown) {
    const path = (0, _nodepath.join)(folder, _report.REPORT_FILE);
    const allowed = `a folder with ${_report.REPORT_FILE} and ${_store.INPUTS_FOLDER}, as causeway gate evaluate writes it`;
    if (!(0, _nodefs.existsSync)(path)) throw new _usererror.UserError('there is no decision to work on', {
        place: shown,
        allowed
    });
    const reading = (0, _report.readReport)((0, _nodefs.readFileSync)(path));
    if (!reading.ok) throw new _usererror.UserError(reading.reason, {
        place: shown,
        allowed
    });
    const raw = (0, _replay.rawInputsOf)(reading.report, (digest)=>(0, _store.readInput)((0, _nodepath.join)(folder, _store.INPUTS_FOLDER), digest));
    const bytes = (0, _world.decide)(raw);
    if ((0, _world.decisionOf)(bytes) === 'go') return {
        raw,
        bytes
    };
    // Taking a no-go apart would show nothing: it stays a no-go whatever is lost.
    throw new _usererror.UserError('the decision to work on is a no-go', {
        place: shown,
        allowed: 'inputs that give a go'
    });
}
async function runScenario(id, original) {
    return await RUNNERS[id](original);
}
async function runDurability(original, about, progress) {
    const scenarios = [];
    for (const id of _evidence.SCENARIOS){
        progress(`durability: ${id}`);
        scenarios.push({
            id,
            observations: [
                ...await runScenario(id, original)
            ]
        });
    }
    const reading = (0, _report.readReport)(original.bytes);
    return {
        schema: 'urn:causeway:durability:v1',
        ...about,
        original: reading.ok ? reading.report.decisionDigest : reading.reason,
        scenarios
    };
}
