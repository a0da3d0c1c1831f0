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
    get OUT_HELP () {
        return OUT_HELP;
    },
    get handingOver () {
        return handingOver;
    }
});
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _usererror = require("../../registry/user-error");
const OUT_HELP = 'put signed statements into this folder, for `causeway evidence push`, in place of the branch';
function handingOver(branch, out, context) {
    if (out === undefined) return branch;
    const own = [];
    return {
        // What this job says later rests on what it said before: it reads its own statements as those after it will.
        read: async (options)=>{
            const reading = await branch.read(options);
            const there = new Set(reading.files.map(({ path })=>path));
            const files = [
                ...reading.files,
                ...own.filter(({ path })=>!there.has(path))
            ];
            return {
                ...reading,
                files: files.sort((one, other)=>one.path < other.path ? -1 : 1)
            };
        },
        append: async (files, _message, guard)=>{
            const folder = (0, _nodepath.resolve)(context.cwd, out);
            const targets = files.map(({ path, bytes })=>({
                    file: (0, _nodepath.join)(folder, (0, _nodepath.basename)(path)),
                    bytes
                }));
            for (const { file } of targets){
                if (!(0, _nodefs.existsSync)(file)) continue;
                throw new _usererror.UserError('the file is there already', {
                    place: file,
                    allowed: 'a new folder'
                });
            }
            (0, _nodefs.mkdirSync)(folder, {
                recursive: true
            });
            for (const { file, bytes } of targets)(0, _nodefs.writeFileSync)(file, bytes, {
                flag: 'wx'
            });
            own.push(...files);
            return guard?.since ?? (await branch.read()).head;
        }
    };
}
