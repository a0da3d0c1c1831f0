"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addRemoveCommand", {
    enumerable: true,
    get: function() {
        return addRemoveCommand;
    }
});
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _commander = require("commander");
const _removal = require("../../delivery/changes/removal");
const _registryedit = require("../../delivery/checks/registry-edit");
const _dates = require("../../registry/dates");
const _naming = require("../../registry/naming");
const _common = require("../common");
const _help = require("../help");
const DEFAULT_DAYS = 30;
function shown({ kind, key, tier }) {
    return `${kind} ${key}${tier === undefined ? '' : ` on ${tier}`}`;
}
function steps(tombstones, tiers) {
    const stacks = new Set(tombstones.flatMap(({ tier })=>tier === undefined ? [
            _naming.FOUNDATION,
            ...tiers
        ] : [
            tier
        ]));
    const all = [
        _naming.FOUNDATION,
        ...tiers
    ].filter((stack)=>stacks.has(stack));
    return [
        `1. pulumi up --stack ${all.join(', ')}: takes the protection off, and changes nothing else`,
        '2. take it out of the registry, with "gone": true in its tombstones',
        '3. pulumi preview and pulumi up of the same stacks: what goes is deleted, with the secrets in it',
        '4. take the tombstones out of the registry'
    ];
}
async function remove(what, key, flags, self, context) {
    const common = (0, _common.commonOptions)(self, context);
    const { registry } = (0, _common.requireRegistry)(common, context);
    const { tier, reason } = flags;
    const expires = flags.expires ?? new Date(common.now.getTime() + (0, _dates.days)(DEFAULT_DAYS)).toISOString().slice(0, 10);
    const tombstones = (0, _removal.tombstonesFor)(registry, {
        what,
        key,
        tier
    }, {
        reason,
        expires
    });
    const file = flags.out ?? common.registry;
    if (tombstones.length > 0) {
        const text = (0, _nodefs.readFileSync)((0, _common.registryPath)(common, context), 'utf8');
        const isFirst = registry.tombstones.length === 0;
        const edits = isFirst ? [
            {
                path: [
                    'tombstones'
                ],
                value: tombstones
            }
        ] : tombstones.map((value)=>({
                path: [
                    'tombstones',
                    -1
                ],
                value
            }));
        const edited = (0, _registryedit.editRegistry)(text, edits, {
            file: common.registry,
            now: common.now
        });
        (0, _nodefs.writeFileSync)((0, _nodepath.resolve)(context.cwd, file), edited);
    }
    const follows = steps(tombstones, registry.tiers.map(({ id })=>id));
    if (common.json) {
        (0, _common.printJson)(context, {
            schema: 'causeway/remove/v1',
            tombstones,
            follows
        });
        return;
    }
    if (tombstones.length === 0) context.print('nothing to write: the registry says so already');
    else {
        const lines = [
            `written  ${file}: until ${expires} there is leave to remove`,
            ...tombstones.map((each)=>`  ${shown(each)}`)
        ];
        context.print([
            ...lines,
            'what follows:',
            ...follows.map((step)=>`  ${step}`)
        ].join('\n'));
    }
}
function addRemoveCommand(program, context) {
    const command = program.command('remove').description('leave to remove something: writes its tombstones into the registry, for review').addArgument(new _commander.Argument('<what>', 'the kind of thing').choices(_removal.REMOVABLE)).argument('<key>', 'its id or name').addOption(new _commander.Option('--tier <tier>', 'on this tier alone')).addOption(new _commander.Option('--reason <text>', 'why it goes').default('removed')).addOption(new _commander.Option('--expires <date>', `the last day of the leave, at most 90 days ahead; default ${DEFAULT_DAYS} days`)).addOption(new _commander.Option('--out <file>', 'write the registry here instead')).action((what, key, flags, self)=>remove(what, key, flags, self, context));
    (0, _help.example)(command, 'causeway remove surface docs --tier production --reason "moved to the wiki"');
}
