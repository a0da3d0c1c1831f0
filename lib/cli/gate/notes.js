"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addNotesCommands", {
    enumerable: true,
    get: function() {
        return addNotesCommands;
    }
});
const _commander = require("commander");
const _check = require("../../delivery/notes/check");
const _selectors = require("../../registry/selectors");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
const _help = require("../help");
const _inputfile = require("../input/input-file");
async function check(file, flags, self, context) {
    const common = (0, _common.commonOptions)(self, context);
    const { registry } = (0, _common.requireRegistry)(common, context);
    if (!(0, _selectors.findTier)(registry, flags.tier)) {
        const allowed = registry.tiers.map(({ id })=>id).join(', ');
        throw new _usererror.UserError(`there is no tier "${flags.tier}"`, {
            place: '--tier',
            allowed
        });
    }
    if (!/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(flags.commit)) {
        throw new _usererror.UserError(`"${flags.commit}" is no commit`, {
            place: '--commit',
            allowed: 'a full commit id'
        });
    }
    const facts = {
        ...{
            tier: flags.tier,
            commit: flags.commit
        },
        ...flags.surface && {
            surfaces: flags.surface
        },
        ...flags.decision && {
            decision: flags.decision
        }
    };
    const problems = (0, _check.checkNotes)(await (0, _inputfile.readInput)(context, file), facts);
    if (common.json) (0, _common.printJson)(context, {
        schema: 'causeway/notes-check/v1',
        ok: problems.length === 0,
        file,
        problems
    });
    else if (problems.length === 0) context.print(`${file}: the release notes are complete`);
    else for (const { line, message } of problems)context.print(`${file}:${line}: ${message}`);
    context.exit(problems.length === 0 ? 0 : 1);
}
function addNotesCommands(program, context) {
    const notes = program.command('notes').description('release notes with machine-readable fields');
    const checked = notes.command('check').description('exit 1 with the lines of what is missing; the template is docs/templates/release-notes.md').argument('<file>', 'the release notes; - for stdin').addOption(new _commander.Option('--tier <tier>', 'the tier that the release goes to').makeOptionMandatory()).addOption(new _commander.Option('--commit <commit>', 'the release commit').makeOptionMandatory()).addOption(new _commander.Option('--surface <id>', 'a surface of the release; repeatable: exactly these').argParser((value, before = [])=>[
            ...before,
            value
        ])).option('--decision <digest>', 'the decision’s digest, once there is one').action((file, flags, self)=>check(file, flags, self, context));
    (0, _help.example)(checked, 'causeway notes check release-notes.md --tier production --commit "$COMMIT"');
}
