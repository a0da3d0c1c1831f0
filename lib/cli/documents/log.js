"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addLogCommands", {
    enumerable: true,
    get: function() {
        return addLogCommands;
    }
});
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _commander = require("commander");
const _readinesslog = require("../../delivery/notes/readiness-log");
const _selectors = require("../../registry/selectors");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
const _ownstatement = require("../desk/own-statement");
const _help = require("../help");
function textOf(root, path) {
    return (0, _nodefs.existsSync)((0, _nodepath.join)(root, path)) ? (0, _nodefs.readFileSync)((0, _nodepath.join)(root, path), 'utf8') : '';
}
function requireKnown(flags, self, context) {
    const common = (0, _common.commonOptions)(self, context);
    const { registry } = (0, _common.requireRegistry)(common, context);
    const surfaces = registry.surfaces.map(({ id })=>id);
    if (flags.surface !== undefined && !surfaces.includes(flags.surface)) {
        throw new _usererror.UserError(`there is no surface "${flags.surface}"`, {
            place: '--surface',
            allowed: surfaces.join(', ')
        });
    }
    if (flags.tier !== undefined && !(0, _selectors.findTier)(registry, flags.tier)) {
        const allowed = registry.tiers.map(({ id })=>id).join(', ');
        throw new _usererror.UserError(`there is no tier "${flags.tier}"`, {
            place: '--tier',
            allowed
        });
    }
    return (0, _ownstatement.registryRoot)(common, context);
}
function append(flags, self, context) {
    const common = (0, _common.commonOptions)(self, context);
    const root = requireKnown(flags, self, context);
    const journal = textOf(root, _readinesslog.LOG_JOURNAL);
    const entries = (0, _readinesslog.parseLog)(journal);
    const page = textOf(root, _readinesslog.LOG_PAGE);
    if (page !== '' && page !== (0, _readinesslog.renderLog)(entries)) {
        throw new _usererror.UserError('the page is another one than the journal makes', {
            ...{
                place: _readinesslog.LOG_PAGE,
                exitCode: 1
            },
            allowed: `the page as causeway log append wrote it; entries go into ${_readinesslog.LOG_JOURNAL} by this command alone`
        });
    }
    const { kind, text, by, surface = null, tier = null } = flags;
    const line = (0, _readinesslog.nextLine)(entries, {
        at: common.now.toISOString(),
        kind,
        by,
        surface,
        tier,
        text
    });
    (0, _nodefs.mkdirSync)((0, _nodepath.dirname)((0, _nodepath.join)(root, _readinesslog.LOG_JOURNAL)), {
        recursive: true
    });
    (0, _nodefs.appendFileSync)((0, _nodepath.join)(root, _readinesslog.LOG_JOURNAL), line);
    (0, _nodefs.writeFileSync)((0, _nodepath.join)(root, _readinesslog.LOG_PAGE), (0, _readinesslog.renderLog)((0, _readinesslog.parseLog)(journal + line)));
    if (common.json) (0, _common.printJson)(context, {
        schema: 'causeway/log-append/v1',
        entry: JSON.parse(line),
        page: _readinesslog.LOG_PAGE
    });
    else context.print(`added    entry ${entries.length + 1} to ${_readinesslog.LOG_JOURNAL}\nrendered ${_readinesslog.LOG_PAGE}`);
}
function addLogCommands(program, context) {
    const log = program.command('log').description('the deployment readiness log: only ever added to');
    const appended = log.command('append').description(`adds an entry to ${_readinesslog.LOG_JOURNAL} and renders ${_readinesslog.LOG_PAGE}`).addOption(new _commander.Option('--kind <kind>', 'what it is').choices([
        'update',
        'blocker',
        'approval'
    ]).makeOptionMandatory()).addOption(new _commander.Option('--text <text>', 'one line').makeOptionMandatory()).addOption(new _commander.Option('--by <person>', 'user:<login> or team:<slug>').makeOptionMandatory()).option('--surface <id>', 'the surface that it is about').option('--tier <id>', 'the tier that it is about').action((flags, self)=>append(flags, self, context));
    (0, _help.example)(appended, 'causeway log append --kind blocker --text "no backup yet" --by team:web --tier production');
}
