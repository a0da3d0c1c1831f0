"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addLiveCommands", {
    enumerable: true,
    get: function() {
        return addLiveCommands;
    }
});
const _nodefs = require("node:fs");
const _nodepath = /*#__PURE__*/ _interop_require_default(require("node:path"));
const _commander = require("commander");
const _statement = require("../../evidence/statement/statement");
const _closure = require("../../live/closure");
const _compare = require("../../live/compare");
const _rows = require("../../live/report/rows");
const _sarif = require("../../live/report/sarif");
const _take = require("../../live/take");
const _verify = require("../../live/verify");
const _packagejson = require("../../package.json");
const _foundation = require("../../plan/foundation");
const _tier = require("../../plan/tier");
const _primitives = require("../../registry/schema/primitives");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
const _livereaders = require("../desk/live-readers");
const _help = require("../help");
const _markdown = require("../print/markdown");
const _tables = require("../print/tables");
const _livehistory = require("./live-history");
const _livestate = require("./live-state");
function _interop_require_default(obj) {
    return obj && obj.__esModule ? obj : {
        default: obj
    };
}
function planOf(registry, { tier, foundation, partition }) {
    if (tier === undefined === (foundation !== true)) {
        throw new _usererror.UserError('say which stack', {
            place: '--tier',
            allowed: 'exactly one of --tier <tier> and --foundation'
        });
    }
    return tier === undefined ? (0, _foundation.planFoundation)(registry, {
        partition
    }) : (0, _tier.planTier)(registry, tier, {
        partition
    });
}
function withStack(command) {
    return command.addOption(new _commander.Option('--tier <tier>', 'the tier’s stack')).addOption(new _commander.Option('--foundation', 'the foundation stack')).addOption(new _commander.Option('--partition <group>', 'only this group of repositories')).addOption((0, _livereaders.cacheOption)());
}
function proofOf(context, flags, stack, at) {
    const { manualProof: file, by, what, proofStatement: target } = flags;
    if ([
        file,
        by,
        what,
        target
    ].every((each)=>each === undefined)) return undefined;
    const person = _primitives.Principal.safeParse(by);
    const words = _primitives.Text.safeParse(what);
    if (file === undefined || target === undefined || !person.success || !words.success) {
        throw new _usererror.UserError('a manual proof is half given', {
            place: '--manual-proof',
            allowed: '--manual-proof FILE, --by user:LOGIN, --what TEXT and --proof-statement FILE together'
        });
    }
    try {
        const content = (0, _nodefs.readFileSync)(_nodepath.default.resolve(context.cwd, file));
        const fileName = _nodepath.default.basename(file);
        return {
            target,
            statement: (0, _closure.manualProofStatement)({
                stack,
                person: person.data,
                what: words.data,
                fileName,
                content,
                at
            })
        };
    } catch  {
        throw new _usererror.UserError(`"${file}" cannot be read`, {
            place: '--manual-proof'
        });
    }
}
function writeStatement(context, target, statement) {
    const file = _nodepath.default.resolve(context.cwd, target);
    (0, _nodefs.mkdirSync)(_nodepath.default.dirname(file), {
        recursive: true
    });
    (0, _nodefs.writeFileSync)(file, (0, _statement.statementBytes)(statement));
}
function withReport(command) {
    return command.addOption(new _commander.Option('--format <format>', 'how to report').choices([
        'table',
        'markdown',
        'sarif'
    ]).default('table')).addOption(new _commander.Option('--evidence <file>', 'write the ruleset-verification statement, to be signed')).addOption(new _commander.Option('--manual-proof <file>', 'a proof where no machine could look')).addOption(new _commander.Option('--by <principal>', 'who vouches for it')).addOption(new _commander.Option('--what <text>', 'what it shows')).addOption(new _commander.Option('--proof-statement <file>', 'write the manual-proof statement, to be signed')).addOption(new _commander.Option('--state <file>', '`pulumi stack history --json` or `pulumi stack export`: changes without a receipt')).addOption(new _commander.Option('--receipts <files...>', 'signed apply receipts of the stack')).addOption((0, _livestate.statesOption)());
}
function addLiveCommands(program, context) {
    const live = program.command('live').description('GitHub and Netlify as they are');
    (0, _help.example)(live, 'causeway live verify --tier production');
    const snapshot = withStack(live.command('snapshot')).description('what is there, as one JSON document; exit 3 when something could not be seen').action(async (flags, self)=>{
        const { registry } = (0, _common.requireRegistry)((0, _common.commonOptions)(self, context), context);
        const plan = planOf(registry, flags);
        const taken = await (0, _take.takeSnapshot)(plan, (0, _livereaders.readersFor)(context, [
            plan
        ], plan.organization, flags));
        (0, _common.printJson)(context, taken);
        context.exit(taken.unverified.length > 0 ? 3 : 0);
    });
    (0, _help.example)(snapshot, 'causeway live snapshot --foundation');
    const verify = withReport(withStack(live.command('verify'))).description('compare with the plan; exit 1 when something differs, 3 when something could not be seen').action(async (flags, self)=>{
        (0, _common.refuseOverridesInCi)(self, context);
        const common = (0, _common.commonOptions)(self, context);
        const { registry, digest: registryDigest } = (0, _common.requireRegistry)(common, context);
        const plan = planOf(registry, flags);
        const { stack } = plan;
        const { now } = common;
        const proof = proofOf(context, flags, stack, now);
        const registryFile = (0, _common.registryPath)(common, context);
        const changes = await (0, _livestate.stateFindings)(context, flags, {
            registry,
            registryFile,
            stack,
            now
        });
        const held = await (0, _livestate.heldBy)(context, flags);
        const readers = (0, _livereaders.readersFor)(context, [
            plan
        ], plan.organization, flags);
        const verified = await (0, _verify.verifyPlan)(registry, plan, readers, now, held);
        const { snapshot: seen } = verified;
        const findings = (0, _compare.sortedFindings)([
            ...verified.findings,
            ...changes
        ]);
        if (flags.evidence !== undefined) {
            const statement = (0, _closure.rulesetVerificationStatement)({
                ...verified,
                findings
            }, {
                registryDigest,
                readAt: now
            });
            writeStatement(context, flags.evidence, statement);
        }
        if (proof) writeStatement(context, proof.target, proof.statement);
        if (common.json) {
            (0, _common.printJson)(context, {
                schema: 'causeway/live-verify/v1',
                stack,
                snapshotDigest: seen.digest,
                findings
            });
        } else if (flags.format === 'sarif') (0, _common.printJson)(context, (0, _sarif.sarifReport)(findings, common.registry, _packagejson.version));
        else {
            const blind = findings.filter(({ kind })=>kind === 'unverified').length;
            context.print(`${stack}: ${seen.objects.length} objects seen, ${findings.length - blind} differences, ${blind} unverified.`);
            const draw = flags.format === 'markdown' ? _markdown.markdownTable : _tables.table;
            if (findings.length > 0) context.print(draw(_rows.FINDING_HEADS, (0, _rows.findingRows)(findings)));
        }
        context.exit((0, _compare.findingsExitCode)(findings));
    });
    (0, _help.example)(verify, 'causeway live verify --foundation --evidence artifacts/ruleset-verification.json');
    (0, _livehistory.addHistoryCommand)(live, context);
}
