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
    get killAfter () {
        return killAfter;
    },
    get killBefore () {
        return killBefore;
    },
    get tornWrite () {
        return tornWrite;
    }
});
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _store = require("../gate/run/store");
const _world = require("./world");
async function whole(original) {
    return await (0, _world.inFolder)((folder)=>{
        for (const step of (0, _world.stepsInto)(folder, original))step.run();
        return (0, _world.folderDigest)(folder);
    });
}
async function interrupted(original, expected, { step, until, leave = ()=>undefined }) {
    return await (0, _world.inFolder)((folder)=>{
        const steps = (0, _world.stepsInto)(folder, original);
        for (const each of steps.slice(0, until))each.run();
        leave(folder);
        const left = {
            step: `${step}: what is left`,
            expected: 'sound',
            observed: (0, _world.whatIsThere)(folder)
        };
        for (const each of steps)each.run();
        const resumed = {
            step: `${step}: resumed`,
            expected,
            observed: (0, _world.folderDigest)(folder)
        };
        return [
            left,
            resumed,
            {
                step: `${step}: made again`,
                expected: 'sound',
                observed: (0, _world.whatIsThere)(folder)
            }
        ];
    });
}
async function atEachStep(original, interruptionAt) {
    const names = (0, _world.stepsInto)('.', original).map(({ name })=>name);
    const expected = await whole(original);
    const all = [];
    for (const [index, name] of names.entries()){
        all.push(...await interrupted(original, expected, interruptionAt(name, index)));
    }
    return all;
}
function killBefore(original) {
    return atEachStep(original, (name, index)=>({
            step: `before ${name}`,
            until: index
        }));
}
function killAfter(original) {
    return atEachStep(original, (name, index)=>({
            step: `after ${name}`,
            until: index + 1
        }));
}
// What a run that ends inside a write leaves is the unfinished file; an input cut off by a full disk bears its name.
function tear(folder, name) {
    const isInput = name.startsWith('sha256:');
    const path = isInput ? (0, _nodepath.join)(folder, _store.INPUTS_FOLDER, (0, _store.inputFileName)(name)) : (0, _nodepath.join)(folder, name);
    (0, _nodefs.mkdirSync)((0, _nodepath.dirname)(path), {
        recursive: true
    });
    (0, _nodefs.writeFileSync)(`${path}.partial`, '{"cut');
    if (isInput) (0, _nodefs.writeFileSync)(path, '{"cut');
}
function tornWrite(original) {
    return atEachStep(original, (name, index)=>({
            step: `inside ${name}`,
            until: index,
            leave: (folder)=>tear(folder, name)
        }));
}
