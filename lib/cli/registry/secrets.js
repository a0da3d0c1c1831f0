"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addSecretsCommands", {
    enumerable: true,
    get: function() {
        return addSecretsCommands;
    }
});
const _rotation = require("../../plan/rotation");
const _common = require("../common");
const _help = require("../help");
const _tables = require("../print/tables");
const _secretsrotate = require("./secrets-rotate");
function addSecretsCommands(program, context) {
    const secrets = program.command('secrets').description('secrets by name: which are to be rotated');
    (0, _help.example)(secrets, 'causeway secrets due');
    const due = secrets.command('due').description('exit 1 when a rotation is due at --now, 3 when a secret has no recorded one').action((_options, self)=>{
        const common = (0, _common.commonOptions)(self, context);
        const all = (0, _rotation.rotations)((0, _common.requireRegistry)(common, context).registry, common.now);
        const count = (state)=>all.filter((each)=>each.state === state).length;
        const code = count('due') > 0 ? 1 : count('unknown') > 0 ? 3 : 0;
        if (common.json) {
            (0, _common.printJson)(context, {
                schema: 'causeway/secrets-due/v1',
                now: common.now.toISOString(),
                secrets: all
            });
        } else {
            context.print(`${count('due')} due, ${count('unknown')} without a recorded rotation, ${count('fresh')} fresh at ${common.now.toISOString()}`);
            const shown = all.filter(({ state })=>state !== 'fresh');
            if (shown.length > 0) {
                context.print((0, _tables.table)([
                    'state',
                    'surface',
                    'tier',
                    'secret',
                    'owner',
                    'every',
                    'last',
                    'due'
                ], shown.map((each)=>[
                        ...[
                            each.state,
                            each.surface,
                            each.tier,
                            each.name,
                            each.owner,
                            each.rotateEvery
                        ],
                        ...[
                            each.lastRotated ?? '–',
                            each.dueAt?.slice(0, 10) ?? '–'
                        ]
                    ])));
            }
        }
        context.exit(code);
    });
    (0, _help.example)(due, 'causeway secrets due --now 2026-11-21T09:00:00Z');
    (0, _secretsrotate.addSecretsRotate)(secrets, context);
}
