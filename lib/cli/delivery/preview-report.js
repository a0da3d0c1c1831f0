"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addPreviewReport", {
    enumerable: true,
    get: function() {
        return addPreviewReport;
    }
});
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _commander = require("commander");
const _changes = require("../../delivery/preview/changes");
const _markdown = require("../../delivery/preview/markdown");
const _report = require("../../delivery/preview/report");
const _sarif = require("../../delivery/preview/sarif");
const _diff = require("../../live/access/diff");
const _guard = require("../../live/blast-radius/guard");
const _preview = require("../../live/blast-radius/preview");
const _stack = require("../../plan/stack");
const _packagejson = require("../../policy/package.json");
const _sarif1 = require("../../policy/report/sarif");
const _load = require("../../registry/load");
const _naming = require("../../registry/naming");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
const _help = require("../help");
const _inputfile = require("../input/input-file");
function addPreview(text, given) {
    const [, stack, file] = /^([^=]+)=(.+)$/.exec(text) ?? [];
    if (stack === undefined || file === undefined || given.has(stack)) {
        const message = stack !== undefined && given.has(stack) ? `"${stack}" is there twice` : `"${text}" names no preview`;
        throw new _usererror.UserError(message, {
            place: '--preview',
            allowed: 'STACK=FILE, once for each stack'
        });
    }
    return new Map([
        ...given,
        [
            stack,
            file
        ]
    ]);
}
/** What one stack's preview says; one that cannot be read is told as such, and does not keep the others from being seen. */ async function look([stack, file], { loaded, common, context, config }) {
    // Loaded when a check runs: the rules' engine side brings the Pulumi SDK with it.
    const { checkDocument } = require('../../policy/check');
    const [slice = '', partition] = stack.split(/\.(.*)/s, 2);
    const { registry, digest } = loaded;
    const plan = (0, _stack.planStack)(registry, {
        stack,
        tier: slice === _naming.FOUNDATION ? undefined : slice,
        partition
    });
    const path = (0, _common.registryPath)(common, context);
    const root = (0, _nodepath.dirname)((0, _nodepath.dirname)(path));
    try {
        const text = await (0, _inputfile.readInput)(context, file);
        const preview = (0, _preview.readPreview)(text, file);
        const guard = (0, _guard.guardPreview)(registry, preview, {
            plan,
            stack,
            partition,
            allow: new Map(),
            now: common.now
        });
        const settings = {
            ...{
                registry,
                digest,
                file: common.registry,
                text: (0, _nodefs.readFileSync)(path, 'utf8'),
                root,
                now: common.now
            },
            configuration: config === undefined ? (0, _nodepath.join)(root, 'policy', 'config') : (0, _nodepath.resolve)(context.cwd, config)
        };
        const seen = {
            stack,
            guard,
            changes: (0, _changes.changesBySurface)(preview.steps)
        };
        const policies = checkDocument(settings, 'preview', JSON.parse(text));
        if (policies.stacks.some((each)=>each !== stack)) {
            return {
                preview: {
                    stack,
                    failure: `the preview is of ${policies.stacks.join(', ')}`
                },
                findings: []
            };
        }
        return {
            preview: seen,
            findings: policies.findings
        };
    } catch (error) {
        if (!(error instanceof _usererror.UserError)) throw error;
        return {
            preview: {
                stack,
                failure: error.message
            },
            findings: []
        };
    }
}
function violation({ rule, level, status, stack, what }) {
    return {
        level,
        unverified: status === 'unverified',
        rule: rule.code,
        stack,
        what,
        fix: rule.fix
    };
}
function put(context, file, content) {
    if (file === undefined) return;
    const target = (0, _nodepath.resolve)(context.cwd, file);
    (0, _nodefs.mkdirSync)((0, _nodepath.dirname)(target), {
        recursive: true
    });
    (0, _nodefs.writeFileSync)(target, content);
}
async function report(flags, self, context) {
    const common = (0, _common.commonOptions)(self, context);
    const loaded = (0, _common.requireRegistry)(common, context);
    const before = flags.before === undefined ? undefined : (0, _load.loadRegistry)((0, _nodepath.resolve)(context.cwd, flags.before), {
        now: common.now,
        name: flags.before
    }).registry;
    const looked = [];
    for (const each of flags.preview)looked.push(await look(each, {
        loaded,
        common,
        context,
        config: flags.config
    }));
    const findings = looked.flatMap((each)=>each.findings);
    const whole = {
        stacks: looked.map(({ preview })=>preview),
        violations: findings.map(violation),
        access: before && (0, _diff.accessDiff)(before, loaded.registry),
        doubts: []
    };
    const verdict = (0, _report.previewVerdict)(whole);
    const text = (0, _markdown.previewMarkdown)(whole);
    const policies = {
        ...{
            on: 'preview',
            stacks: [
                ...flags.preview.keys()
            ],
            resources: 0,
            findings
        },
        registry: {
            ...{
                file: common.registry,
                digest: loaded.digest
            },
            text: (0, _nodefs.readFileSync)((0, _common.registryPath)(common, context), 'utf8')
        }
    };
    const log = (0, _sarif1.sarifReport)(policies, _packagejson.version);
    const sarif = {
        ...log,
        runs: [
            ...log.runs,
            (0, _sarif.guardRun)(whole, common.registry, _packagejson.version)
        ]
    };
    put(context, flags.sarif, `${JSON.stringify(sarif, null, 2)}\n`);
    put(context, flags.out, `${text}\n`);
    if (common.json) (0, _common.printJson)(context, {
        schema: 'causeway/preview-report/v1',
        verdict,
        ...whole
    });
    else if (flags.out === undefined) context.print(text);
    else context.print(`written  ${flags.out}: ${verdict}`);
    context.exit(_report.VERDICT_CODES[verdict]);
}
function addPreviewReport(preview, context) {
    const command = preview.command('report').description('previews, policies and access in one report; exit 1 when refused, 3 when not seen whole').addOption(new _commander.Option('--preview <stack=file>', 'the output of `pulumi preview --json --show-sames` of a stack; repeatable').argParser(addPreview).default(new Map(), 'none').makeOptionMandatory()).addOption(new _commander.Option('--before <registry>', 'the registry before: the report tells what access changes')).addOption(new _commander.Option('--config <folder>', "the stacks' levels; default policy/config beside the registry's folder")).addOption(new _commander.Option('--out <file>', 'write the Markdown here')).addOption(new _commander.Option('--sarif <file>', 'write SARIF here, for code scanning')).action((flags, self)=>report(flags, self, context));
    (0, _help.example)(command, 'causeway preview report --preview foundation=f.json --preview dev=d.json --before main.json --out report.md');
}
