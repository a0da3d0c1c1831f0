"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addNetlifyCommands", {
    enumerable: true,
    get: function() {
        return addNetlifyCommands;
    }
});
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _zod = require("zod");
const _netlifyfile = require("../../delivery/checks/netlify-file");
const _read = require("../../registry/document/read");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
const _help = require("../help");
const _inputfile = require("../input/input-file");
const Package = _zod.z.looseObject({
    scripts: _zod.z.record(_zod.z.string(), _zod.z.string()).default({})
});
function scriptsBeside(folder) {
    const file = (0, _nodepath.join)(folder, 'package.json');
    if (!(0, _nodefs.existsSync)(file)) return {};
    const document = (0, _read.readDocument)((0, _nodefs.readFileSync)(file, 'utf8'));
    const parsed = Package.safeParse(document.ok ? document.value : undefined);
    if (parsed.success) return parsed.data.scripts;
    throw new _usererror.UserError('package.json cannot be read', {
        place: 'package.json',
        allowed: 'JSON with scripts'
    });
}
function addNetlifyCommands(program, context) {
    const netlify = program.command('netlify').description('what Netlify builds by itself');
    const command = netlify.command('check').description('exit 1 unless the root’s build has Node pinned, tests before the build, its scripts, and no end-to-end tests').argument('[file]', 'the file', 'netlify.toml').action(async (file, _flags, self)=>{
        const common = (0, _common.commonOptions)(self, context);
        const scripts = scriptsBeside((0, _nodepath.dirname)((0, _nodepath.resolve)(context.cwd, file)));
        const flaws = (0, _netlifyfile.netlifyFileFlaws)(await (0, _inputfile.readInput)(context, file), file, scripts);
        const ok = flaws.length === 0;
        if (common.json) (0, _common.printJson)(context, {
            schema: 'causeway/netlify-check/v1',
            ok,
            file,
            flaws
        });
        else if (ok) context.print(`${file} builds as it should`);
        else for (const flaw of flaws)context.print(flaw);
        context.exit(ok ? 0 : 1);
    });
    (0, _help.example)(command, 'causeway netlify check');
}
