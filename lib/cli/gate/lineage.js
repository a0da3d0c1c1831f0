"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addLineageCommands", {
    enumerable: true,
    get: function() {
        return addLineageCommands;
    }
});
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _commander = require("commander");
const _derive = require("../../delivery/lineage/derive");
const _graph = require("../../delivery/lineage/graph");
const _svg = require("../../delivery/lineage/svg");
const _verify = require("../../delivery/lineage/verify");
const _read = require("../../registry/document/read");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
const _help = require("../help");
const _gatedocuments = require("./gate-documents");
function verify(file, flags, self, context) {
    const common = (0, _common.commonOptions)(self, context);
    const path = (0, _nodepath.resolve)(context.cwd, file);
    const reportPath = flags.report === undefined ? (0, _gatedocuments.reportIn)((0, _nodepath.dirname)(path)) : (0, _nodepath.resolve)(context.cwd, flags.report);
    // A report that is gone is a finding, unless a person named it.
    const isThere = flags.report !== undefined || (0, _nodefs.existsSync)(reportPath);
    const report = isThere ? (0, _gatedocuments.boundedFile)(reportPath, flags.report ?? reportPath) : undefined;
    const found = (0, _verify.verifyLineage)((0, _gatedocuments.boundedFile)(path, file), {
        report,
        read: (0, _gatedocuments.inputsBeside)(reportPath)
    });
    if (common.json) (0, _common.printJson)(context, {
        schema: 'causeway/lineage-verify/v1',
        ...found
    });
    else {
        context.print(`${found.ok ? 'complete' : 'REFUSED'}: ${found.nodes} nodes, ${found.edges} edges`);
        for (const problem of found.problems)context.print(`  ${problem}`);
    }
    context.exit(found.ok ? 0 : 1);
}
function render(file, flags, context) {
    const document = (0, _read.readDocument)((0, _gatedocuments.boundedFile)((0, _nodepath.resolve)(context.cwd, file), file).toString('utf8'));
    const parsed = _graph.Lineage.safeParse(document.ok ? document.value : undefined);
    if (!parsed.success) {
        throw new _usererror.UserError('this is no lineage', {
            place: file,
            allowed: `${_derive.LINEAGE_FILE} as causeway gate evaluate writes it`
        });
    }
    const svg = (0, _svg.lineageSvg)(parsed.data);
    if (flags.out === undefined) context.print(svg.trimEnd());
    else (0, _nodefs.writeFileSync)((0, _nodepath.resolve)(context.cwd, flags.out), svg);
}
function addLineageCommands(program, context) {
    const lineage = program.command('lineage').description('what a decision rests on, down to commit and bundles');
    const verified = lineage.command('verify').description('reads every input again and derives every edge anew; exit 1 when anything is missing, added or altered').argument('<file>', 'the lineage, with the report and its gate_inputs beside it').addOption(new _commander.Option('--report <file>', 'the report, where it lies elsewhere')).action((file, flags, self)=>verify(file, flags, self, context));
    (0, _help.example)(verified, `causeway lineage verify ${(0, _nodepath.join)('artifacts', _derive.LINEAGE_FILE)}`);
    const rendered = lineage.command('render').description('draws it as SVG; the same bytes for the same lineage').argument('<file>', 'the lineage').addOption(new _commander.Option('--out <file>', 'the picture; default: stdout')).action((file, flags)=>render(file, flags, context));
    (0, _help.example)(rendered, `causeway lineage render ${(0, _nodepath.join)('artifacts', _derive.LINEAGE_FILE)} --out lineage.svg`);
}
