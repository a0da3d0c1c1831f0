"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addPolicyCommands", {
    enumerable: true,
    get: function() {
        return addPolicyCommands;
    }
});
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _consumers = require("node:stream/consumers");
const _commander = require("commander");
const _packagejson = require("../../policy/package.json");
const _json = require("../../policy/report/json");
const _markdown = require("../../policy/report/markdown");
const _sarif = require("../../policy/report/sarif");
const _summary = require("../../policy/report/summary");
const _text = require("../../policy/report/text");
const _rules = require("../../policy/rules");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
const _help = require("../help");
const _tables = require("../print/tables");
async function readJson(context, file) {
    let text;
    try {
        text = file === '-' ? await (0, _consumers.text)(process.stdin) : (0, _nodefs.readFileSync)((0, _nodepath.resolve)(context.cwd, file), 'utf8');
    } catch (error) {
        throw new _usererror.UserError(`the file cannot be read: ${error.code}`, {
            place: file
        });
    }
    try {
        return JSON.parse(text);
    } catch  {
        throw new _usererror.UserError('the file is not JSON', {
            place: file,
            allowed: 'what the engine printed with --json'
        });
    }
}
// Loaded when a check runs: the rules' engine side brings the Pulumi SDK with it, which other commands do without.
async function check(context, common, flags, file) {
    const { checkRegistry, checkDocument } = require('../../policy/check');
    const loaded = (0, _common.requireRegistry)(common, context);
    const path = (0, _common.registryPath)(common, context);
    const root = (0, _nodepath.dirname)((0, _nodepath.dirname)(path));
    const settings = {
        ...loaded,
        file: common.registry,
        text: (0, _nodefs.readFileSync)(path, 'utf8'),
        root,
        configuration: flags.config === undefined ? (0, _nodepath.join)(root, 'policy', 'config') : (0, _nodepath.resolve)(context.cwd, flags.config),
        now: common.now
    };
    if (flags.on === 'registry') {
        if (file !== undefined) throw new _usererror.UserError('the registry is named by --registry', {
            place: file
        });
        return checkRegistry(settings);
    }
    if (file === undefined) {
        const allowed = flags.on === 'preview' ? 'the output of `pulumi preview --json`' : 'the output of `pulumi stack export`';
        throw new _usererror.UserError(`a ${flags.on} is needed`, {
            place: 'FILE',
            allowed: `${allowed}, or - for stdin`
        });
    }
    return checkDocument(settings, flags.on, await readJson(context, file));
}
function show(context, { json }, { format }, report) {
    if (json) (0, _common.printJson)(context, (0, _json.jsonReport)(report));
    else if (format === 'sarif') (0, _common.printJson)(context, (0, _sarif.sarifReport)(report, _packagejson.version));
    else context.print(format === 'markdown' ? (0, _markdown.markdownReport)(report) : (0, _text.textReport)(report));
}
function addPolicyCommands(program, context) {
    const policy = program.command('policy').description("the pack's rules on the registry, a preview, exported state");
    (0, _help.example)(policy, 'causeway policy check --on registry');
    const command = policy.command('check').description('exit 1 on a mandatory violation, 3 when a rule could not look').addOption(new _commander.Option('--on <what>', 'what to check').choices([
        'registry',
        'preview',
        'state'
    ]).makeOptionMandatory()).addOption(new _commander.Option('--format <format>', 'how to report').choices([
        'table',
        'markdown',
        'sarif'
    ]).default('table')).addOption(new _commander.Option('--config <folder>', "the stacks' levels; default policy/config beside the registry's folder")).argument('[file]', 'the preview or the state; - for stdin').action(async (file, flags, self)=>{
        const common = (0, _common.commonOptions)(self, context);
        const report = await check(context, common, flags, file);
        show(context, common, flags, report);
        context.exit((0, _summary.exitCode)(report));
    });
    (0, _help.example)(command, 'pulumi preview --json | causeway policy check --on preview -');
    const list = policy.command('list').description('every rule with its level').action((_options, self)=>{
        const { json } = (0, _common.commonOptions)(self, context);
        const rows = _rules.rules.map(({ code, title, category, severity, level, milestone, scope, why, fix, docs })=>({
                ...{
                    code,
                    title,
                    category,
                    severity,
                    level,
                    milestone,
                    scope,
                    why,
                    fix,
                    docs
                }
            }));
        if (json) (0, _common.printJson)(context, {
            schema: 'causeway/policy-list/v1',
            rules: rows
        });
        else {
            context.print((0, _tables.table)([
                'rule',
                'level',
                'severity',
                'from',
                'title'
            ], rows.map((row)=>[
                    row.code,
                    row.level,
                    row.severity,
                    row.milestone,
                    row.title
                ])));
        }
    });
    (0, _help.example)(list, 'causeway policy list --json');
}
