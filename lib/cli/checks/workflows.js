"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addWorkflowsCommands", {
    enumerable: true,
    get: function() {
        return addWorkflowsCommands;
    }
});
const _nodepath = require("node:path");
const _commander = require("commander");
const _checkout = require("../../delivery/templates/checkout");
const _programme = require("../../delivery/templates/programme");
const _templates = require("../../delivery/templates/templates");
const _check = require("../../live/workflows/check");
const _checkout1 = require("../../live/workflows/checkout");
const _contexts = require("../../live/workflows/contexts");
const _githubname = require("../../registry/github-name");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
const _repositorykey = require("../desk/repository-key");
const _help = require("../help");
const _newfiles = require("../input/new-files");
const _markdown = require("../print/markdown");
const _tables = require("../print/tables");
const _workflowscopy = require("./workflows-copy");
function addCallee(text, given) {
    const [, repository, folder] = /^([^/=]+\/[^/=]+)=(.+)$/.exec(text) ?? [];
    if (repository === undefined || folder === undefined) {
        throw new _usererror.UserError(`"${text}" names no checkout`, {
            place: '--callee',
            allowed: 'OWNER/NAME=DIR'
        });
    }
    return new Map([
        ...given,
        [
            (0, _githubname.githubName)(repository),
            folder
        ]
    ]);
}
function addTemplateCommand(workflows, context) {
    const template = workflows.command('template').description('writes the workflows for a surface’s containers and manifests, where it has any; never over a file').argument('[dir]', 'a checkout of the surface’s repository', '.').requiredOption('--surface <id>', 'the surface').action((dir, { surface: id }, self)=>{
        const common = (0, _common.commonOptions)(self, context);
        const { registry } = (0, _common.requireRegistry)(common, context);
        const surface = registry.surfaces.find((each)=>each.id === id);
        if (!surface) {
            throw new _usererror.UserError(`there is no surface "${id}"`, {
                place: '--surface',
                allowed: registry.surfaces.map((each)=>each.id).join(', ')
            });
        }
        const root = (0, _nodepath.resolve)(context.cwd, dir);
        const templates = (0, _templates.surfaceTemplates)(surface, (0, _checkout.surfaceFiles)(surface, root, dir));
        const { written, kept } = (0, _newfiles.writeNewFiles)(root, templates);
        const known = new Set(registry.checks.map((check)=>check.context));
        const checks = templates.flatMap(({ check })=>known.has(check.context) ? [] : [
                check
            ]);
        if (common.json) {
            (0, _common.printJson)(context, {
                schema: 'causeway/workflows-template/v1',
                surface: id,
                written,
                kept,
                checks
            });
            return;
        }
        if (templates.length === 0) context.print(`${id} has neither containers nor manifests: no workflow is due`);
        for (const path of written)context.print(`written  ${path}`);
        for (const path of kept)context.print(`kept     ${path}`);
        if (checks.length === 0) return;
        context.print(`Next: add to "checks" of ${common.registry}\n${JSON.stringify(checks, null, 2)}`);
    });
    (0, _help.example)(template, 'causeway workflows template --surface api');
}
function addWorkflowsCommands(program, context) {
    const workflows = program.command('workflows').description('what workflow files report, and workflows for surfaces');
    (0, _help.example)(workflows, 'causeway workflows check');
    addTemplateCommand(workflows, context);
    (0, _workflowscopy.addWorkflowsCopy)(workflows, context);
    const check = workflows.command('check').description('exit 1 when a required check can be reported by no workflow or can be skipped, 3 when unknown').argument('[dir]', 'a checkout of the repository', '.').addOption((0, _repositorykey.repositoryOption)('which repository it is, where it is not the governing one')).addOption(new _commander.Option('--callee <owner/name=dir>', 'a checkout at the commit that callers name; repeatable').argParser(addCallee).default(new Map(), 'none')).addOption(new _commander.Option('--milestone <milestone>', 'judge what is advisory, too, where it is to block by then').choices(_programme.MILESTONES)).addOption(new _commander.Option('--format <format>', 'how to report').choices([
        'table',
        'markdown'
    ]).default('table')).action((dir, flags, self)=>{
        const common = (0, _common.commonOptions)(self, context);
        const loaded = (0, _common.requireRegistry)(common, context).registry;
        const registry = flags.milestone === undefined ? loaded : (0, _programme.atMilestone)(loaded, flags.milestone);
        const read = (folder)=>(0, _checkout1.readWorkflows)((0, _nodepath.resolve)(context.cwd, folder), folder);
        const own = read(dir);
        const others = [
            ...flags.callee
        ].map(([name, folder])=>[
                name,
                read(folder)
            ]);
        const find = (0, _checkout1.calleesOf)(own, new Map(others));
        const repository = (0, _repositorykey.repositoryKey)(registry, flags.repository, context) ?? registry.governance.repository;
        const required = (0, _check.checkRequiredContexts)(registry, repository, own, find);
        const code = (0, _check.contextsExitCode)(required);
        if (common.json) {
            const reported = own.flatMap((workflow)=>(0, _contexts.reportedContexts)(workflow, find));
            (0, _common.printJson)(context, {
                schema: 'causeway/workflows-check/v1',
                repository,
                ok: code === 0,
                required,
                reported
            });
        } else {
            context.print((flags.format === 'markdown' ? _markdown.markdownTable : _tables.table)([
                'branch',
                'required check',
                'verdict',
                'why'
            ], required.map((each)=>[
                    each.branch,
                    each.context,
                    each.verdict,
                    each.why
                ])));
        }
        context.exit(code);
    });
    (0, _help.example)(check, 'causeway workflows check . --repository web');
}
