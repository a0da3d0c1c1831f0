"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addPartitionsCommand", {
    enumerable: true,
    get: function() {
        return addPartitionsCommand;
    }
});
const _commander = require("commander");
const _stackmatrix = require("../../plan/stack-matrix");
const _common = require("../common");
const _help = require("../help");
const _tables = require("../print/tables");
function addPartitionsCommand(program, context) {
    const command = program.command('partitions').description('the stacks by tier and repository group; --json is a workflow’s matrix as it stands').addOption(new _commander.Option('--tier <slice>', 'only the stacks of one tier, or `foundation`')).action((flags, self)=>{
        const common = (0, _common.commonOptions)(self, context);
        const matrix = (0, _stackmatrix.stackMatrix)((0, _common.requireRegistry)(common, context).registry, flags.tier);
        // Nothing but `include`: any other key would be an axis of the matrix.
        if (common.json) (0, _common.printJson)(context, matrix);
        else {
            context.print((0, _tables.table)([
                'stack',
                'tier',
                'repositories of the group'
            ], matrix.include.map(({ stack, tier, partition })=>[
                    stack,
                    tier || '–',
                    partition || 'all'
                ])));
        }
    });
    (0, _help.example)(command, 'causeway partitions --tier production --json');
}
