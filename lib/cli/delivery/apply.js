"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addApplyCommands", {
    enumerable: true,
    get: function() {
        return addApplyCommands;
    }
});
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _commander = require("commander");
const _binding = require("../../delivery/apply/binding");
const _message = require("../../delivery/apply/message");
const _plugins = require("../../delivery/apply/plugins");
const _receipt = require("../../delivery/apply/receipt");
const _steps = require("../../delivery/apply/steps");
const _tree = require("../../delivery/apply/tree");
const _git = require("../../evidence/git/git");
const _place = require("../../evidence/statement/place");
const _stack = require("../../plan/stack");
const _naming = require("../../registry/naming");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
const _applyrun = require("../desk/apply-run");
const _evidencebranch = require("../desk/evidence-branch");
const _evidencedesk = require("../desk/evidence-desk");
const _ownstatement = require("../desk/own-statement");
const _help = require("../help");
const _inputfile = require("../input/input-file");
const _newfiles = require("../input/new-files");
const _statementfile = require("../input/statement-file");
const _tables = require("../print/tables");
/** Everything that is bound but the steps, as the checkout lies on disk now. */ function checkoutParts(stack, self, context) {
    const common = (0, _common.commonOptions)(self, context);
    const { registry, digest } = (0, _common.requireRegistry)(common, context);
    const [slice = '', partition] = stack.split(/\.(.*)/s, 2);
    (0, _stack.planStack)(registry, {
        stack,
        tier: slice === _naming.FOUNDATION ? undefined : slice,
        partition
    });
    const root = (0, _ownstatement.registryRoot)(common, context);
    const layout = {
        ..._tree.LAYOUT,
        registry: (0, _nodepath.relative)(root, (0, _common.registryPath)(common, context)).replaceAll('\\', '/')
    };
    return {
        ...{
            schema: 'causeway/apply-binding/v1',
            stack,
            registry: digest
        },
        ...(0, _tree.treeDigests)(root, layout),
        plugins: (0, _plugins.installedPlugins)(root)
    };
}
function requireFree(context, file) {
    if (!(0, _nodefs.existsSync)((0, _nodepath.resolve)(context.cwd, file))) return;
    throw new _usererror.UserError('the file is there already', {
        place: file,
        allowed: 'a new file; nothing was written'
    });
}
async function bindPreview(file, { stack, out }, self, context) {
    (0, _common.refuseOverridesInCi)(self, context);
    requireFree(context, out);
    const parts = checkoutParts(stack, self, context);
    const binding = (0, _binding.bind)({
        ...parts,
        steps: [
            ...(0, _steps.boundSteps)(await (0, _inputfile.readInput)(context, file), file, stack)
        ]
    });
    (0, _newfiles.writeNewFiles)(context.cwd, [
        {
            path: out,
            content: `${JSON.stringify(binding, null, 2)}\n`
        }
    ]);
    const { json } = (0, _common.commonOptions)(self, context);
    if (json) (0, _common.printJson)(context, binding);
    else context.print(`written  ${out}: ${binding.steps.length} steps on ${stack}\n         ${binding.digest}`);
}
async function check(file, preview, { digest }, self, context) {
    (0, _common.refuseOverridesInCi)(self, context);
    if (digest !== undefined) (0, _evidencedesk.requireDigest)(digest, '--digest');
    const reviewed = (0, _binding.readBinding)(await (0, _inputfile.readInput)(context, file), file);
    const { stack } = reviewed;
    const parts = checkoutParts(stack, self, context);
    const now = (0, _binding.bind)({
        ...parts,
        steps: [
            ...(0, _steps.boundSteps)(await (0, _inputfile.readInput)(context, preview), preview, stack)
        ]
    });
    const differences = [
        ...digest === undefined || digest === reviewed.digest ? [] : [
            {
                name: 'binding',
                reviewed: digest,
                now: reviewed.digest
            }
        ],
        ...(0, _binding.bindingDifferences)(reviewed, now)
    ];
    const ok = differences.length === 0;
    if ((0, _common.commonOptions)(self, context).json) {
        (0, _common.printJson)(context, {
            schema: 'causeway/apply-check/v1',
            ok,
            stack,
            digest: reviewed.digest,
            differences
        });
    } else if (ok) context.print(`${stack} would be applied as it was reviewed\n  ${reviewed.digest}`);
    else {
        context.print(`${stack} would not be applied as it was reviewed: ${differences.length} differences`);
        context.print((0, _tables.table)([
            'what',
            'reviewed',
            'now'
        ], differences.map((each)=>[
                each.name,
                each.reviewed,
                each.now
            ])));
    }
    context.exit(ok ? 0 : 1);
}
async function message(file, self, context) {
    const binding = (0, _binding.readBinding)(await (0, _inputfile.readInput)(context, file), file);
    const text = (0, _message.applyMessage)(binding, (0, _applyrun.ownRun)(context));
    const { json } = (0, _common.commonOptions)(self, context);
    if (json) (0, _common.printJson)(context, {
        schema: 'causeway/apply-message/v1',
        stack: binding.stack,
        message: text
    });
    else context.print(text);
}
async function receipt(file, flags, self, context) {
    const desk = (0, _evidencedesk.evidenceDesk)(flags, self, context);
    const { common, trust, branch } = desk;
    requireFree(context, flags.out);
    const binding = (0, _binding.readBinding)(await (0, _inputfile.readInput)(context, file), file);
    const { stack } = binding;
    const [changed] = (0, _binding.bindingDifferences)(binding, {
        ...checkoutParts(stack, self, context),
        steps: binding.steps
    });
    if (changed) {
        const allowed = 'the checkout that was applied; nothing was written';
        throw new _usererror.UserError(`the checkout is not the one that was bound: ${changed.name}`, {
            place: file,
            allowed
        });
    }
    const workflow = (0, _applyrun.ownRun)(context);
    const message = (0, _message.applyMessage)(binding, workflow);
    const update = (0, _receipt.newestUpdate)(await (0, _inputfile.readInput)(context, flags.history), flags.history, {
        now: common.now,
        message
    });
    const readBack = flags.readBack === undefined ? undefined : (0, _receipt.readBackOf)((0, _statementfile.statementFile)(context, flags.readBack), flags.readBack, {
        binding,
        endedAt: update.endedAt
    });
    const told = (await (0, _evidencedesk.evidenceBook)(desk)).statements.find(({ statement })=>statement.kind === 'apply-receipt' && statement.predicate.stack === stack && Date.parse(statement.predicate.finishedAt) >= Date.parse(update.endedAt));
    if (told) {
        const allowed = 'the history after an update that no receipt tells of yet';
        throw new _usererror.UserError('there is a receipt of this update already', {
            place: told.path,
            allowed,
            exitCode: 1
        });
    }
    const statement = (0, _receipt.applyReceipt)({
        ...{
            binding,
            update,
            readBack,
            finishedAt: common.now,
            workflow
        },
        commit: (0, _git.gitText)((0, _ownstatement.registryRoot)(common, context), 'rev-parse', '--verify', 'HEAD^{commit}')
    });
    const { bytes, verified } = await (0, _ownstatement.signOwn)(statement, undefined, {
        trust,
        context,
        now: common.now
    });
    const path = (0, _place.statementPath)(verified.statement, bytes);
    if (flags.push) await branch.append([
        {
            path,
            bytes
        }
    ], `Apply of ${stack}`);
    (0, _newfiles.writeNewFiles)(context.cwd, [
        {
            path: flags.out,
            content: bytes.toString('utf8')
        }
    ]);
    const { outcome } = statement.predicate;
    if (common.json) {
        (0, _common.printJson)(context, {
            schema: 'causeway/apply-receipt/v1',
            id: verified.id,
            path,
            file: flags.out,
            outcome
        });
    } else context.print(`written  ${flags.out}: the apply of ${stack} ${outcome}\n         ${verified.id}`);
}
function addApplyCommands(program, context) {
    const apply = program.command('apply').description('an apply that is bound to what was reviewed');
    const bound = apply.command('bind').description('binds a preview to the registry, program, lockfile, policy pack and plugins that made it').argument('<preview>', 'the output of `pulumi preview --json`; - for stdin').addOption(new _commander.Option('--stack <stack>', 'the stack that was previewed').makeOptionMandatory()).addOption(new _commander.Option('--out <file>', 'a new file to write the binding to').makeOptionMandatory()).action((file, flags, self)=>bindPreview(file, flags, self, context));
    (0, _help.example)(bound, 'causeway apply bind artifacts/preview.json --stack production --out artifacts/binding.json');
    const checked = apply.command('check').description('whether a preview made now is the one that was reviewed; exit 1 with every difference by name').argument('<binding>', 'what `apply bind` wrote').argument('<preview>', 'the preview made now; - for stdin').addOption(new _commander.Option('--digest <digest>', 'the digest of the binding that was approved')).action((file, preview, flags, self)=>check(file, preview, flags, self, context));
    (0, _help.example)(checked, 'causeway apply check artifacts/binding.json artifacts/now.json --digest "$REVIEWED"');
    const told = apply.command('message').description('what `pulumi up --message` says of a bound apply, so that its receipt knows it again').argument('<binding>', 'what `apply bind` wrote').action((file, _flags, self)=>message(file, self, context));
    (0, _help.example)(told, 'causeway apply message artifacts/binding.json');
    const receipted = (0, _evidencebranch.withEvidence)(apply.command('receipt')).description('signs what was applied, with what was read back after it').argument('<binding>', 'what `apply bind` wrote').addOption(new _commander.Option('--history <file>', '`pulumi stack history --json --page-size 1` after the update').makeOptionMandatory()).addOption(new _commander.Option('--read-back <file>', 'what `causeway live verify --evidence` wrote after the update')).addOption(new _commander.Option('--push', 'also add it to the evidence branch')).addOption(new _commander.Option('--out <file>', 'a new file to write it to').makeOptionMandatory()).action((file, flags, self)=>receipt(file, flags, self, context));
    (0, _help.example)(receipted, 'causeway apply receipt artifacts/binding.json --history history.json --read-back read.json --out receipt.json --push');
}
