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
    get decide () {
        return decide;
    },
    get decisionOf () {
        return decisionOf;
    },
    get folderDigest () {
        return folderDigest;
    },
    get inFolder () {
        return inFolder;
    },
    get stepsInto () {
        return stepsInto;
    },
    get whatIsThere () {
        return whatIsThere;
    }
});
const _nodefs = require("node:fs");
const _nodeos = require("node:os");
const _nodepath = require("node:path");
const _digest = require("../../registry/digest");
const _usererror = require("../../registry/user-error");
const _evaluate = require("../gate/evaluate");
const _report = require("../gate/report");
const _artifacts = require("../gate/run/artifacts");
const _assemble = require("../gate/run/assemble");
const _replay = require("../gate/run/replay");
const _store = require("../gate/run/store");
function decide(raw) {
    return (0, _report.reportBytes)((0, _evaluate.evaluateGate)((0, _assemble.assembleInputs)(raw)));
}
function decisionOf(bytes) {
    const reading = (0, _report.readReport)(bytes);
    return reading.ok ? reading.report.decision : reading.reason;
}
function stepsInto(folder, { raw, bytes }) {
    const reading = (0, _report.readReport)(bytes);
    if (!reading.ok) throw new Error(reading.reason);
    return (0, _artifacts.artifactSteps)(folder, raw, reading.report, {
        files: []
    });
}
function folderDigest(folder) {
    const files = (0, _nodefs.readdirSync)(folder, {
        recursive: true,
        encoding: 'utf8',
        withFileTypes: true
    }).filter((entry)=>entry.isFile()).map((entry)=>(0, _nodepath.join)(entry.parentPath, entry.name)).sort();
    return (0, _digest.canonicalDigest)(files.map((file)=>[
            file.slice(folder.length + 1),
            (0, _report.bytesDigest)((0, _nodefs.readFileSync)(file))
        ]));
}
function whatIsThere(folder) {
    let bytes;
    try {
        bytes = (0, _nodefs.readFileSync)((0, _nodepath.join)(folder, _report.REPORT_FILE));
    } catch (error) {
        if (error.code === 'ENOENT') return 'sound';
        throw error;
    }
    try {
        const { identical } = (0, _replay.replayDecision)(bytes, (digest)=>(0, _store.readInput)((0, _nodepath.join)(folder, _store.INPUTS_FOLDER), digest));
        return identical ? 'sound' : 'a report that says something else when made again';
    } catch (error) {
        if (error instanceof _usererror.UserError) return `a report that cannot be made again: ${error.message}`;
        throw error;
    }
}
async function inFolder(run) {
    const folder = (0, _nodefs.mkdtempSync)((0, _nodepath.join)((0, _nodeos.tmpdir)(), 'causeway-durability-'));
    try {
        return await run(folder);
    } finally{
        (0, _nodefs.rmSync)(folder, {
            recursive: true,
            force: true
        });
    }
}
