"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addDurabilityCommands", {
    enumerable: true,
    get: function() {
        return addDurabilityCommands;
    }
});
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _commander = require("commander");
const _evidence = require("../../delivery/durability/evidence");
const _run = require("../../delivery/durability/run");
const _store = require("../../delivery/gate/run/store");
const _git = require("../../evidence/git/git");
const _packagejson = require("../../package.json");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
const _evidencedesk = require("../desk/evidence-desk");
const _help = require("../help");
// Evidence of a working tree that differs from its commit would be of no commit.
function commitHere({ cwd }) {
    const changed = (0, _git.gitText)(cwd, 'status', '--porcelain', '--untracked-files=no');
    if (changed === '') return (0, _git.gitText)(cwd, 'rev-parse', 'HEAD');
    throw new _usererror.UserError('the working tree differs from its commit', {
        place: '--commit',
        allowed: 'a clean checkout, or --commit'
    });
}
async function run(flags, self, context) {
    (0, _common.refuseOverridesInCi)(self, context);
    const common = (0, _common.commonOptions)(self, context);
    if (flags.commit !== undefined) (0, _evidencedesk.requireFullId)(flags.commit);
    const commit = flags.commit ?? commitHere(context);
    const original = (0, _run.originalIn)((0, _nodepath.resolve)(context.cwd, flags.from), flags.from);
    const about = {
        tool: {
            name: 'causeway',
            version: _packagejson.version
        },
        commit,
        ranAt: common.now.toISOString()
    };
    const evidence = await (0, _run.runDurability)(original, about, context.progress);
    const path = (0, _nodepath.resolve)(context.cwd, flags.out);
    (0, _nodefs.mkdirSync)((0, _nodepath.dirname)(path), {
        recursive: true
    });
    (0, _store.writeWhole)(path, Buffer.from(`${JSON.stringify(evidence, null, 2)}\n`, 'utf8'));
    const failed = evidence.scenarios.filter((scenario)=>(0, _evidence.failuresOf)(scenario).length > 0);
    if (common.json) (0, _common.printJson)(context, evidence);
    else {
        for (const scenario of evidence.scenarios){
            const failures = (0, _evidence.failuresOf)(scenario);
            context.print(`${failures.length === 0 ? 'passed' : 'FAILED'}  ${scenario.id}: ${scenario.observations.length} observations`);
            for (const failure of failures)context.print(`        ${failure}`);
        }
    }
    context.exit(failed.length === 0 ? 0 : 1);
}
function addDurabilityCommands(program, context) {
    const durability = program.command('durability').description('what becomes of a decision when runs are cut off, repeated or delayed');
    const ran = durability.command('run').description('takes a decision apart in every scenario and writes what was observed; exit 1 when one fails').addOption(new _commander.Option('--from <dir>', 'the artifacts of a gate run that said go').default('artifacts')).addOption(new _commander.Option('--commit <commit>', 'the commit whose code runs; default: that of the clean checkout')).addOption(new _commander.Option('--out <file>', 'where the evidence goes').default((0, _nodepath.join)('artifacts', _evidence.DURABILITY_FILE))).action((flags, self)=>run(flags, self, context));
    (0, _help.example)(ran, 'causeway durability run --from artifacts');
}
