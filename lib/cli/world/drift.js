"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addDriftCommand", {
    enumerable: true,
    get: function() {
        return addDriftCommand;
    }
});
const _nodepath = require("node:path");
const _commander = require("commander");
const _compare = require("../../live/compare");
const _drift = require("../../live/drift/drift");
const _rows = require("../../live/report/rows");
const _sarif = require("../../live/report/sarif");
const _packagejson = require("../../package.json");
const _stack = require("../../plan/stack");
const _naming = require("../../registry/naming");
const _selectors = require("../../registry/selectors");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
const _livereaders = require("../desk/live-readers");
const _help = require("../help");
const _markdown = require("../print/markdown");
const _livestate = require("./live-state");
// As `live verify` does: whole stacks, or one group's; a workflow's matrix over all groups is `causeway partitions`.
function slicesAsked(registry, { tier, foundation, partition }) {
    if (tier !== undefined && foundation === true) {
        throw new _usererror.UserError('two stacks are asked for', {
            place: '--tier',
            allowed: '--tier <tier> or --foundation'
        });
    }
    const only = foundation === true ? _naming.FOUNDATION : tier;
    const slices = [
        _naming.FOUNDATION,
        ...(0, _selectors.tierChain)(registry).map(({ id })=>id)
    ];
    if (only !== undefined && !slices.includes(only)) {
        throw new _usererror.UserError(`no tier "${only}" in the registry`, {
            place: '--tier',
            allowed: slices.join(', ')
        });
    }
    return slices.filter((slice)=>only === undefined || slice === only).map((slice)=>({
            stack: partition === undefined ? slice : `${slice}.${partition}`,
            tier: slice === _naming.FOUNDATION ? undefined : slice
        }));
}
function minutes(text) {
    if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
    throw new _commander.InvalidArgumentError('allowed: 1 to 9999 minutes');
}
function section(title, findings) {
    if (findings.length === 0) return [
        `${title}: no drift.`
    ];
    return [
        `${title}:`,
        (0, _markdown.markdownTable)(_rows.FINDING_HEADS, (0, _rows.findingRows)(findings))
    ];
}
function markdown(drifts, now) {
    const verdict = {
        0: 'none',
        1: 'found',
        3: 'not found, but not everything could be looked at'
    };
    return [
        `# Drift: ${verdict[(0, _compare.findingsExitCode)((0, _drift.driftFindings)(drifts))]}`,
        `${now.toISOString()}, ${drifts.map(({ stack })=>stack).join(', ')}`,
        ...drifts.flatMap(({ stack, engine, live })=>[
                `## ${stack}`,
                ...section('Program and state against the world (`pulumi preview --refresh`)', engine),
                ...section('Plan against the world (`causeway live verify`)', live)
            ])
    ].join('\n\n');
}
function addDriftCommand(program, context) {
    const drift = program.command('drift').description('preview with refresh and live verification in one report; exit 1 on drift, 3 when it could not look').addOption(new _commander.Option('--tier <tier>', 'only the tier’s stack; default all')).addOption(new _commander.Option('--foundation', 'only the foundation’s stack')).addOption(new _commander.Option('--partition <group>', 'the stacks of this group of repositories')).addOption(new _commander.Option('--dir <folder>', 'the Pulumi project’s folder').default('.')).addOption(new _commander.Option('--timeout <minutes>', 'give a preview up after this long').argParser(minutes).default(60, '60')).addOption((0, _livereaders.cacheOption)()).addOption((0, _livestate.statesOption)()).addOption(new _commander.Option('--format <format>', 'how to report').choices([
        'markdown',
        'sarif'
    ]).default('markdown')).action(async (flags, self)=>{
        (0, _common.refuseOverridesInCi)(self, context);
        const common = (0, _common.commonOptions)(self, context);
        const { registry } = (0, _common.requireRegistry)(common, context);
        const engine = {
            folder: (0, _nodepath.resolve)(context.cwd, flags.dir),
            // Program and verification read the same registry.
            env: {
                ...context.env,
                CAUSEWAY_REGISTRY: (0, _common.registryPath)(common, context)
            },
            timeoutMs: flags.timeout * 60_000
        };
        const { partition } = flags;
        const held = await (0, _livestate.heldBy)(context, flags);
        const sources = slicesAsked(registry, flags).map(({ stack, tier })=>{
            const plan = (0, _stack.planStack)(registry, {
                stack,
                tier,
                partition
            });
            return {
                registry,
                stack,
                plan,
                readers: (0, _livereaders.readersFor)(context, [
                    plan
                ], plan.organization, flags),
                engine,
                now: common.now,
                held
            };
        });
        const drifts = [];
        for (const source of sources){
            context.progress(`looking at ${source.stack}`);
            drifts.push(await (0, _drift.stackDrift)(source));
        }
        const findings = (0, _drift.driftFindings)(drifts);
        if (common.json) (0, _common.printJson)(context, {
            schema: 'causeway/drift/v1',
            stacks: drifts
        });
        else if (flags.format === 'sarif') (0, _common.printJson)(context, (0, _sarif.sarifReport)(findings, common.registry, _packagejson.version));
        else context.print(markdown(drifts, common.now));
        context.exit((0, _compare.findingsExitCode)(findings));
    });
    (0, _help.example)(drift, 'causeway drift --tier production > drift.md');
}
