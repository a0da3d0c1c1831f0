"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addPreviewCommands", {
    enumerable: true,
    get: function() {
        return addPreviewCommands;
    }
});
const _commander = require("commander");
const _guard = require("../../live/blast-radius/guard");
const _preview = require("../../live/blast-radius/preview");
const _logicalnames = require("../../plan/logical-names");
const _stack = require("../../plan/stack");
const _naming = require("../../registry/naming");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
const _previewdeploy = require("../delivery/preview-deploy");
const _previewhandover = require("../delivery/preview-hand-over");
const _previewreport = require("../delivery/preview-report");
const _help = require("../help");
const _inputfile = require("../input/input-file");
const _markdown = require("../print/markdown");
const _tables = require("../print/tables");
function addAllowance(text, given) {
    const [kind, count, ...rest] = text.split('=');
    const isKind = (name)=>_logicalnames.OBJECT_KINDS.some((each)=>each === name);
    if (!isKind(kind) || !/^\d{1,6}$/.test(count ?? '') || rest.length > 0) {
        throw new _usererror.UserError(`"${text}" is no allowance`, {
            place: '--allow',
            allowed: `<kind>=<number>, of ${_logicalnames.OBJECT_KINDS.join(', ')}`
        });
    }
    return new Map([
        ...given,
        [
            kind,
            Number(count)
        ]
    ]);
}
const HEADS = {
    removals: [
        'verdict',
        'step',
        'kind',
        'object',
        'why'
    ],
    strangers: [
        'step',
        'outside the plan',
        'why'
    ]
};
function show(report, draw) {
    const { stack, removals, strangers, doubts } = report;
    const verdict = {
        0: 'passes',
        1: 'is refused',
        3: 'could not be seen whole'
    }[(0, _guard.guardExitCode)(report)];
    return [
        `The preview of ${stack} ${verdict}: ${removals.length} removals, ${strangers.length} outside the plan.`,
        ...doubts.map((doubt)=>`unverified: ${doubt}`),
        ...removals.length === 0 ? [] : [
            draw(HEADS.removals, removals.map((each)=>[
                    each.verdict,
                    each.op,
                    each.kind,
                    each.name,
                    each.why
                ]))
        ],
        ...strangers.length === 0 ? [] : [
            draw(HEADS.strangers, strangers.map((each)=>[
                    each.op,
                    each.urn,
                    each.why
                ]))
        ]
    ];
}
function addPreviewCommands(program, context) {
    const preview = program.command('preview').description('what a change would do: blast radius, report, deploy previews');
    (0, _help.example)(preview, 'causeway preview guard preview.json --stack production');
    const guard = preview.command('guard').description('exit 1 when a preview removes too much or touches what is not its stack’s, 3 when it is not whole').argument('<file>', 'the output of `pulumi preview --json`; - for stdin').addOption(new _commander.Option('--stack <stack>', 'the stack that was previewed').makeOptionMandatory()).addOption(new _commander.Option('--allow <kind=number>', 'removals of a kind without a tombstone; repeatable').argParser(addAllowance).default(new Map(), 'none on the highest tier and the foundation, any number below')).addOption(new _commander.Option('--format <format>', 'how to report').choices([
        'table',
        'markdown'
    ]).default('table')).action(async (file, flags, self)=>{
        const common = (0, _common.commonOptions)(self, context);
        const { registry } = (0, _common.requireRegistry)(common, context);
        const [slice, partition] = flags.stack.split(/\.(.*)/s, 2);
        const tier = slice === _naming.FOUNDATION ? undefined : slice;
        const { stack } = flags;
        const plan = (0, _stack.planStack)(registry, {
            stack,
            tier,
            partition
        });
        const { allow } = flags;
        const report = (0, _guard.guardPreview)(registry, (0, _preview.readPreview)(await (0, _inputfile.readInput)(context, file), file), {
            ...{
                plan,
                stack,
                partition,
                allow,
                now: common.now
            }
        });
        if (common.json) (0, _common.printJson)(context, {
            schema: 'causeway/preview-guard/v1',
            ...report
        });
        else context.print(show(report, flags.format === 'markdown' ? _markdown.markdownTable : _tables.table).join('\n\n'));
        context.exit((0, _guard.guardExitCode)(report));
    });
    (0, _help.example)(guard, 'pulumi preview --stack production --json | causeway preview guard - --stack production');
    (0, _previewreport.addPreviewReport)(preview, context);
    (0, _previewhandover.addPreviewHandOver)(preview, context);
    (0, _previewdeploy.addPreviewDeploys)(preview, context);
}
