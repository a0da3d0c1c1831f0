"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "artifactSteps", {
    enumerable: true,
    get: function() {
        return artifactSteps;
    }
});
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _sorted = require("../../../plan/sorted");
const _report = require("../report");
const _raw = require("./raw");
const _store = require("./store");
function artifactSteps(folder, raw, report, { files, kept = [] }) {
    const all = new Map([
        ...(0, _raw.byDigest)(raw),
        ...kept.map((bytes)=>[
                (0, _report.bytesDigest)(bytes),
                bytes
            ])
    ]);
    const inputs = (0, _sorted.sortedBy)(all, ([digest])=>digest);
    const write = (file, bytes)=>({
            name: file,
            run: ()=>{
                (0, _nodefs.mkdirSync)(folder, {
                    recursive: true
                });
                (0, _store.writeWhole)((0, _nodepath.join)(folder, file), bytes);
            }
        });
    return [
        ...inputs.map(([digest, bytes])=>({
                name: digest,
                run: ()=>void (0, _store.storeInput)((0, _nodepath.join)(folder, _store.INPUTS_FOLDER), bytes)
            })),
        write(_report.REPORT_FILE, (0, _report.reportBytes)(report)),
        ...files.map(({ file, bytes })=>write(file, bytes))
    ];
}
