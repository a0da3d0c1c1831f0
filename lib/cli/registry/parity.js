"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addParityCommand", {
    enumerable: true,
    get: function() {
        return addParityCommand;
    }
});
const _toggleparity = require("../../plan/toggle-parity");
const _common = require("../common");
const _help = require("../help");
const _tables = require("../print/tables");
function addParityCommand(program, context) {
    const command = program.command('parity').description('toggles that differ between tiers, with the reason; exit 1 where one has none').action((_options, self)=>{
        const common = (0, _common.commonOptions)(self, context);
        const toggles = (0, _toggleparity.toggleParity)((0, _common.requireRegistry)(common, context).registry);
        const ok = toggles.every(({ verdict })=>verdict !== 'unexplained');
        if (common.json) (0, _common.printJson)(context, {
            schema: 'causeway/parity/v1',
            ok,
            toggles
        });
        else if (toggles.length === 0) context.print('No surface has a toggle.');
        else {
            context.print((0, _tables.table)([
                'surface',
                'toggle',
                'values',
                'verdict',
                'reason'
            ], toggles.map((each)=>[
                    each.surface,
                    each.toggle,
                    (0, _tables.lines)(Object.entries(each.values).map(([tier, value])=>`${tier}: ${value ?? 'not said'}`)),
                    each.verdict,
                    each.reason ?? '–'
                ])));
        }
        context.exit(ok ? 0 : 1);
    });
    (0, _help.example)(command, 'causeway parity');
}
