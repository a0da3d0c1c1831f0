"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addRegistryCommands", {
    enumerable: true,
    get: function() {
        return addRegistryCommands;
    }
});
const _commander = require("commander");
const _explain = require("../../registry/explain");
const _load = require("../../registry/load");
const _report = require("../../registry/report");
const _sarif = require("../../registry/sarif");
const _common = require("../common");
const _help = require("../help");
const _tables = require("../print/tables");
const _registryfetch = require("./registry-fetch");
const ROWS = [
    [
        'promotes from',
        ({ promotesFrom })=>promotesFrom ?? '–'
    ],
    [
        'branch',
        ({ branch })=>branch
    ],
    [
        'environment',
        ({ environment })=>environment
    ],
    [
        'approvals',
        ({ approvals })=>(0, _tables.lines)(approvals?.environments ?? [])
    ],
    [
        'reviewers',
        ({ approvals })=>(0, _tables.lines)(approvals?.reviewers ?? [])
    ],
    [
        'soak',
        ({ soak })=>soak
    ],
    [
        'gate',
        ({ gate })=>(0, _tables.lines)([
                `${gate.mode}, ${gate.profile}`,
                ...gate.requires
            ])
    ],
    [
        'variables',
        ({ variables })=>(0, _tables.lines)(Object.entries(variables).map(([name, value])=>`${name}=${value}`))
    ],
    [
        'secrets',
        ({ secrets })=>(0, _tables.lines)(secrets.map((secret)=>`${secret.name} (${secret.managed})`))
    ],
    [
        'toggles',
        ({ toggles })=>(0, _tables.lines)(Object.entries(toggles).map(([name, value])=>`${name}=${value}`))
    ],
    [
        'site',
        ({ site })=>site ? `${site.team}/${site.name}` : '–'
    ],
    [
        'address',
        ({ url })=>url ?? '–'
    ]
];
function addRegistryCommands(program, context) {
    const registry = program.command('registry').description('the registry: check it, explain a surface');
    (0, _help.example)(registry, 'causeway registry check');
    (0, _registryfetch.addRegistryFetch)(registry, context);
    const check = registry.command('check').description('every rule on the registry; exit 2 when it is refused').addOption(new _commander.Option('--format <format>', 'how to report').choices([
        'text',
        'markdown',
        'sarif'
    ]).default('text')).action((options, command)=>{
        const common = (0, _common.commonOptions)(command, context);
        const file = common.registry;
        const result = (0, _load.readRegistry)((0, _common.registryPath)(common, context), {
            now: common.now,
            name: file
        });
        if (common.json) (0, _common.printJson)(context, (0, _report.jsonReport)(file, result));
        else if (options.format === 'sarif') (0, _common.printJson)(context, (0, _sarif.sarifReport)(file, result));
        else context.print(options.format === 'markdown' ? (0, _report.markdownReport)(file, result) : (0, _report.textReport)(file, result));
        context.exit(result.ok ? 0 : 2);
    });
    (0, _help.example)(check, 'causeway registry check --format sarif > registry.sarif');
    const explain = registry.command('explain').description('what one surface means on every tier, in words and as a table').argument('<surface>', 'the id of a surface').action((id, _options, command)=>{
        const common = (0, _common.commonOptions)(command, context);
        const explanation = (0, _explain.explainSurface)((0, _common.requireRegistry)(common, context).registry, id);
        if (common.json) {
            (0, _common.printJson)(context, {
                schema: 'causeway/registry-explain/v1',
                ...explanation
            });
            return;
        }
        const { tiers, checks } = explanation;
        context.print((0, _explain.explainInWords)(explanation));
        context.print((0, _tables.table)([
            '',
            ...tiers.map(({ tier })=>tier)
        ], ROWS.map(([name, cell])=>[
                name,
                ...tiers.map(cell)
            ])));
        if (checks.length === 0) return;
        context.print((0, _tables.table)([
            'check',
            'mode',
            'severity',
            'context'
        ], checks.map((each)=>[
                each.id,
                each.mode,
                each.severity,
                each.context
            ])));
    });
    (0, _help.example)(explain, 'causeway registry explain storefront');
}
