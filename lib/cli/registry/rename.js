"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addRenameCommand", {
    enumerable: true,
    get: function() {
        return addRenameCommand;
    }
});
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _commander = require("commander");
const _rename = require("../../delivery/changes/rename");
const _registryedit = require("../../delivery/checks/registry-edit");
const _common = require("../common");
const _help = require("../help");
const KINDS = [
    'surface',
    'repository',
    'tier'
];
function addRenameCommand(program, context) {
    const command = program.command('rename').description('another id in the registry; what stands at GitHub and Netlify, and all evidence, stays').addArgument(new _commander.Argument('<kind>', 'what it is').choices(KINDS)).argument('<old>', 'the id that it has').argument('<new>', 'the id that it gets').addOption(new _commander.Option('--everywhere', 'names at GitHub and Netlify change too: environments are made anew')).addOption(new _commander.Option('--out <file>', 'write the registry here instead')).action((kind, from, to, flags, self)=>{
        const common = (0, _common.commonOptions)(self, context);
        const { registry } = (0, _common.requireRegistry)(common, context);
        const renaming = {
            kind,
            from,
            to,
            everywhere: flags.everywhere === true
        };
        const edits = (0, _rename.renameEdits)(registry, renaming);
        const text = (0, _nodefs.readFileSync)((0, _common.registryPath)(common, context), 'utf8');
        const edited = (0, _registryedit.editRegistry)(text, edits, {
            file: common.registry,
            now: common.now
        });
        const file = flags.out ?? common.registry;
        (0, _nodefs.writeFileSync)((0, _nodepath.resolve)(context.cwd, file), edited);
        const follows = (0, _rename.afterRename)(registry, renaming);
        if (common.json) (0, _common.printJson)(context, {
            schema: 'causeway/rename/v1',
            ...renaming,
            follows
        });
        else {
            const lines = [
                `written  ${file}: the ${kind} ${from} is ${to}`,
                'what follows:',
                ...follows.map((step)=>`  ${step}`)
            ];
            context.print(lines.join('\n'));
        }
    });
    (0, _help.example)(command, 'causeway rename surface docs handbook');
}
