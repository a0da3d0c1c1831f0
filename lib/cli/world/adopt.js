"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addAdoptCommand", {
    enumerable: true,
    get: function() {
        return addAdoptCommand;
    }
});
const _nodepath = require("node:path");
const _commander = require("commander");
const _adopt = require("../../live/adopt/adopt");
const _template = require("../../live/adopt/template");
const _take = require("../../live/take");
const _stack = require("../../plan/stack");
const _naming = require("../../registry/naming");
const _selectors = require("../../registry/selectors");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
const _livereaders = require("../desk/live-readers");
const _help = require("../help");
const _newfiles = require("../input/new-files");
const _tables = require("../print/tables");
const HOUR = 3_600_000;
function planOf(registry, { tier, foundation, partition }) {
    if (tier === undefined === (foundation !== true)) {
        throw new _usererror.UserError('say which stack', {
            place: '--tier',
            allowed: 'exactly one of --tier <tier> and --foundation'
        });
    }
    const slice = tier ?? _naming.FOUNDATION;
    const stack = partition === undefined ? slice : `${slice}.${partition}`;
    return {
        slice,
        stack,
        plan: (0, _stack.planStack)(registry, {
            stack,
            tier,
            partition
        })
    };
}
function siteLines({ sites }) {
    const open = sites.filter(({ isNamed })=>!isNamed);
    if (open.length === 0) return [];
    return [
        'Netlify sites cannot be imported: `up` adopts a site whose id the registry names. Put these into the registry first:',
        ...open.map(({ surface, tier, name, id })=>`  surface ${surface}, target.siteId.${tier}: "${id}"   (${name})`)
    ];
}
function steps(adoption, file, protect) {
    const { stack } = adoption;
    return [
        'Then:',
        `  pulumi import --file ${file} --stack ${stack} --protect=${protect} --generate-code=false`,
        `  pulumi preview --stack ${stack}`
    ];
}
function addAdoptCommand(program, context) {
    const adopt = program.command('adopt').description('writes a Pulumi import file of what is there already and nobody owns; refuses what is ambiguous').addOption(new _commander.Option('--tier <tier>', 'the tier’s stack')).addOption(new _commander.Option('--foundation', 'the foundation stack')).addOption(new _commander.Option('--partition <group>', 'only this group of repositories')).addOption(new _commander.Option('--dir <folder>', 'the Pulumi project’s folder').default('.')).addOption(new _commander.Option('--out <file>', 'the import file; default adopt.<stack>.json, never over an existing file')).addOption((0, _livereaders.cacheOption)()).action(async (flags, self)=>{
        const common = (0, _common.commonOptions)(self, context);
        const { registry } = (0, _common.requireRegistry)(common, context);
        const { slice, stack, plan } = planOf(registry, flags);
        const readers = (0, _livereaders.readersFor)(context, [
            plan
        ], plan.organization, flags);
        const template = await (0, _template.importTemplate)(stack, {
            folder: (0, _nodepath.resolve)(context.cwd, flags.dir),
            env: {
                ...context.env,
                CAUSEWAY_REGISTRY: (0, _common.registryPath)(common, context)
            },
            timeoutMs: HOUR
        });
        const adoption = (0, _adopt.adoptionOf)(plan, template, await (0, _take.takeSnapshot)(plan, readers));
        const { file, adopted, left, sites } = adoption;
        const path = flags.out ?? `adopt.${stack}.json`;
        if (adopted.length > 0) {
            const { kept } = (0, _newfiles.writeNewFiles)(context.cwd, [
                {
                    path,
                    content: `${JSON.stringify(file, null, 2)}\n`
                }
            ]);
            if (kept.length > 0) {
                throw new _usererror.UserError(`"${path}" is there already`, {
                    place: '--out',
                    allowed: 'a file that is not there'
                });
            }
        }
        if (common.json) {
            const written = adopted.length > 0 ? path : null;
            (0, _common.printJson)(context, {
                schema: 'causeway/adopt/v1',
                stack,
                file: written,
                adopted,
                left,
                sites
            });
            return;
        }
        const protect = slice === _naming.FOUNDATION || slice === (0, _selectors.highestTier)(registry).id;
        context.print([
            `${stack}: ${adopted.length} objects to adopt, ${left.length} that the next up makes, ${sites.length} sites.`,
            ...adopted.length === 0 ? [] : [
                (0, _tables.table)([
                    'type',
                    'name',
                    'id'
                ], adopted.map(({ type, name, id })=>[
                        type.split(':').at(-1) ?? type,
                        name,
                        id
                    ]))
            ],
            ...siteLines(adoption),
            ...adopted.length === 0 ? [] : steps(adoption, path, protect)
        ].join('\n'));
    });
    (0, _help.example)(adopt, 'causeway adopt --tier staging --out adopt.json');
}
