"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addEvidencePush", {
    enumerable: true,
    get: function() {
        return addEvidencePush;
    }
});
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _commander = require("commander");
const _handin = require("../../evidence/receipts/hand-in");
const _place = require("../../evidence/statement/place");
const _verify = require("../../evidence/statement/verify");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
const _evidencebranch = require("../desk/evidence-branch");
const _evidencedesk = require("../desk/evidence-desk");
const _help = require("../help");
const _statementfile = require("../input/statement-file");
function verifiedFile(file, { trust, common }, context) {
    const bytes = (0, _statementfile.statementFile)(context, file, _verify.MAX_DECISION_BYTES);
    const found = (0, _verify.verifyStatement)(bytes, trust, common.now);
    if (found.ok) return {
        ...found,
        path: (0, _place.statementPath)(found.statement, bytes),
        bytes
    };
    throw new _usererror.UserError(`the statement counts for nothing: ${found.reason}`, {
        place: file,
        allowed: 'a statement that the registry trusts; nothing was pushed',
        exitCode: 1
    });
}
function named(files, { from }, context) {
    if (from !== undefined) {
        if (files.length > 0) throw new _usererror.UserError('files and a folder', {
            place: '--from',
            allowed: 'either of them'
        });
        const folder = (0, _nodepath.resolve)(context.cwd, from);
        return (0, _nodefs.existsSync)(folder) ? (0, _nodefs.readdirSync)(folder).sort().map((name)=>(0, _nodepath.join)(from, name)) : [];
    }
    if (files.length > 0) return files;
    throw new _usererror.UserError('which statements?', {
        place: '<file...>',
        allowed: 'files, or --from a folder'
    });
}
async function push(given, flags, self, context) {
    const desk = (0, _evidencedesk.evidenceDesk)(flags, self, context);
    const files = named(given, flags, context).map((file)=>verifiedFile(file, desk, context));
    const { head, paths, pushed } = await (0, _handin.handIn)(files, {
        ...desk,
        now: ()=>desk.common.now
    });
    if (desk.common.json) {
        (0, _common.printJson)(context, {
            schema: 'causeway/evidence-push/v1',
            head,
            paths,
            pushed
        });
        return;
    }
    if (paths.length === 0) context.print('there was nothing to record');
    for (const path of paths)context.print(`${pushed.includes(path) ? 'recorded' : 'there already'}  ${path}`);
}
function addEvidencePush(evidence, context) {
    const pushed = (0, _evidencebranch.withEvidence)(evidence.command('push')).description('verifies signed statements again and adds them to the evidence branch, all or none; exit 1 where another run was quicker').argument('[file...]', 'statements that other jobs signed').addOption(new _commander.Option('--from <dir>', 'every file of this folder instead; an empty one, or none, is none')).action((files, flags, self)=>push(files, flags, self, context));
    (0, _help.example)(pushed, 'causeway evidence push statements/unit.sigstore.json statements/bundle.sigstore.json');
}
