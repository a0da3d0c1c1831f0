"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addEvidenceSign", {
    enumerable: true,
    get: function() {
        return addEvidenceSign;
    }
});
const _commander = require("commander");
const _statement = require("../../evidence/statement/statement");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
const _ownstatement = require("../desk/own-statement");
const _help = require("../help");
const _newfiles = require("../input/new-files");
const _statementfile = require("../input/statement-file");
/** What other commands write to be signed; every other kind is signed by the command that makes it. */ const KINDS = [
    'ruleset-verification',
    'manual-proof'
];
async function sign(file, { out }, self, context) {
    (0, _common.refuseOverridesInCi)(self, context);
    const common = (0, _common.commonOptions)(self, context);
    const { registry } = (0, _common.requireRegistry)(common, context);
    const trust = (0, _ownstatement.requireTrust)(registry, (0, _ownstatement.registryRoot)(common, context));
    const parsed = (0, _statement.parseStatement)((0, _statementfile.statementFile)(context, file));
    const allowed = `what \`causeway live verify\` wrote: ${KINDS.join(' or ')}; nothing was signed`;
    if (!parsed.ok) throw new _usererror.UserError(`this is no statement: ${parsed.reason}`, {
        place: file,
        allowed
    });
    const { statement } = parsed;
    if (!KINDS.includes(statement.kind)) throw new _usererror.UserError(`this is a ${statement.kind}`, {
        place: file,
        allowed
    });
    const { bytes, verified } = await (0, _ownstatement.signOwn)(statement, undefined, {
        trust,
        context,
        now: common.now
    });
    const { written } = (0, _newfiles.writeNewFiles)(context.cwd, [
        {
            path: out,
            content: bytes.toString('utf8')
        }
    ]);
    if (written.length === 0) {
        throw new _usererror.UserError('the file is there already', {
            place: out,
            allowed: 'a new file; nothing was written'
        });
    }
    if (common.json) (0, _common.printJson)(context, {
        schema: 'causeway/evidence-sign/v1',
        id: verified.id,
        file: out
    });
    else context.print(`written  ${out}: ${statement.kind}\n         ${verified.id}`);
}
function addEvidenceSign(evidence, context) {
    const signed = evidence.command('sign').description('signs what `live verify` wrote to be signed, as somebody whom the registry trusts for it').argument('<file>', 'the statement').addOption(new _commander.Option('--out <file>', 'a new file to write it to').makeOptionMandatory()).action((file, flags, self)=>sign(file, flags, self, context));
    (0, _help.example)(signed, 'causeway evidence sign artifacts/verification.json --out statements/production.sigstore.json');
}
