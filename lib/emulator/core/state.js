"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "openState", {
    enumerable: true,
    get: function() {
        return openState;
    }
});
const _nodefs = require("node:fs");
function openState(initial, file) {
    const world = file !== undefined && (0, _nodefs.existsSync)(file) ? JSON.parse((0, _nodefs.readFileSync)(file, 'utf8')) : initial;
    let dirty = file !== undefined && !(0, _nodefs.existsSync)(file);
    const flush = ()=>{
        if (!dirty || file === undefined) return;
        dirty = false;
        (0, _nodefs.writeFileSync)(`${file}.new`, JSON.stringify(world, undefined, 1));
        (0, _nodefs.renameSync)(`${file}.new`, file);
    };
    flush();
    return {
        world,
        changed () {
            if (file === undefined || dirty) return;
            dirty = true;
            setImmediate(flush);
        },
        flush
    };
}
