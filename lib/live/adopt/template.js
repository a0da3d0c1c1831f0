"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "importTemplate", {
    enumerable: true,
    get: function() {
        return importTemplate;
    }
});
const _nodefs = require("node:fs");
const _nodeos = require("node:os");
const _nodepath = /*#__PURE__*/ _interop_require_default(require("node:path"));
const _usererror = require("../../registry/user-error");
const _pulumi = require("../drift/pulumi");
const _scrub = require("../drift/scrub");
const _importfile = require("./import-file");
const _unowned = require("./unowned");
function _interop_require_default(obj) {
    return obj && obj.__esModule ? obj : {
        default: obj
    };
}
async function importTemplate(stack, run) {
    const folder = (0, _nodefs.mkdtempSync)(_nodepath.default.join((0, _nodeos.tmpdir)(), 'causeway-adopt-'));
    const file = _nodepath.default.join(folder, 'import.json');
    try {
        const env = {
            ...run.env,
            [_unowned.ADOPTION_PREVIEW]: 'preview'
        };
        const args = [
            'preview',
            '--stack',
            stack,
            '--non-interactive',
            '--import-file',
            file
        ];
        const { code, stdout, stderr, failure } = await (0, _pulumi.runPulumi)(args, {
            ...run,
            env
        });
        if (code === 0) return (0, _importfile.parseImportFile)((0, _nodefs.readFileSync)(file, 'utf8'));
        const said = `${stderr}\n${stdout}`.split('\n').filter((line)=>/\berror\b/i.test(line));
        throw new _usererror.UserError(`the preview of ${stack} failed: ${(0, _scrub.scrubber)(run.env)(failure ?? said.join(' '))}`, {
            place: run.folder,
            allowed: 'a Pulumi project whose preview of that stack succeeds',
            exitCode: 3
        });
    } finally{
        (0, _nodefs.rmSync)(folder, {
            recursive: true,
            force: true
        });
    }
}
