"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addAccessCommands", {
    enumerable: true,
    get: function() {
        return addAccessCommands;
    }
});
const _nodepath = require("node:path");
const _commander = require("commander");
const _diff = require("../../live/access/diff");
const _graph = require("../../live/access/graph");
const _worlddiff = require("../../live/access/world-diff");
const _take = require("../../live/take");
const _foundation = require("../../plan/foundation");
const _tier = require("../../plan/tier");
const _load = require("../../registry/load");
const _selectors = require("../../registry/selectors");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
const _livereaders = require("../desk/live-readers");
const _help = require("../help");
const _markdown = require("../print/markdown");
const _tables = require("../print/tables");
function formatOption() {
    return new _commander.Option('--format <format>', 'how to report').choices([
        'table',
        'markdown'
    ]).default('table');
}
function drawnBy(flags) {
    return flags.format === 'markdown' ? _markdown.markdownTable : _tables.table;
}
function load(path, { now }, context) {
    const file = (0, _nodepath.resolve)(context.cwd, path);
    return (0, _load.loadRegistry)(file, {
        now,
        name: (0, _nodepath.relative)(context.cwd, file) || path
    }).registry;
}
function requireTier(registry, tier) {
    if (tier === undefined) return undefined;
    if ((0, _selectors.findTier)(registry, tier)) return [
        tier
    ];
    const allowed = (0, _selectors.tierChain)(registry).map(({ id })=>id).join(', ');
    throw new _usererror.UserError(`no tier "${tier}" in the registry`, {
        place: '--tier',
        allowed
    });
}
/** Both sides of a comparison; without `after` it is the world. */ async function difference(context, common, { before, after }, flags) {
    if (after === undefined !== (flags.live === true)) {
        throw new _usererror.UserError('say what to compare with', {
            place: 'after',
            allowed: 'exactly one of a registry file and --live'
        });
    }
    const registry = load(before, common, context);
    if (after !== undefined) return {
        changes: (0, _diff.accessDiff)(registry, load(after, common, context)),
        doubts: []
    };
    const plans = [
        (0, _foundation.planFoundation)(registry),
        ...(0, _selectors.tierChain)(registry).map(({ id })=>(0, _tier.planTier)(registry, id))
    ];
    const readers = (0, _livereaders.readersFor)(context, plans, registry.organization.login, flags);
    return (0, _worlddiff.worldDiff)(registry, await Promise.all(plans.map((plan)=>(0, _take.takeSnapshot)(plan, readers))));
}
function addAccessCommands(program, context) {
    const access = program.command('access').description('who can let what through');
    (0, _help.example)(access, 'causeway access graph --tier production');
    const graph = access.command('graph').description('people, teams and Apps → approvals → environments → secrets and sites; ways round too').addOption(new _commander.Option('--tier <tier>', 'only deployments on this tier')).addOption(formatOption()).action((flags, self)=>{
        const common = (0, _common.commonOptions)(self, context);
        const { registry } = (0, _common.requireRegistry)(common, context);
        const { nodes, edges } = (0, _graph.accessGraph)(registry, requireTier(registry, flags.tier));
        if (common.json) {
            (0, _common.printJson)(context, {
                schema: 'causeway/access-graph/v1',
                nodes,
                edges
            });
            return;
        }
        context.print(drawnBy(flags)([
            'who',
            'may',
            'what',
            'way'
        ], edges.map((each)=>[
                each.from,
                each.may,
                each.to,
                each.bypass ? 'round' : 'through'
            ])));
    });
    (0, _help.example)(graph, 'causeway access graph --tier production --format markdown');
    const diff = access.command('diff').description('what changes from one registry to another or to the world, in words; exit 1 when access gets wider').argument('<before>', 'a registry file').argument('[after]', 'a registry file; or --live').addOption(new _commander.Option('--live', 'compare with GitHub and Netlify as they are; exit 3 when something could not be seen')).addOption((0, _livereaders.cacheOption)()).addOption(formatOption()).action(async (before, after, flags, self)=>{
        const common = (0, _common.commonOptions)(self, context);
        const { changes, doubts } = await difference(context, common, {
            before,
            after
        }, flags);
        const widens = (0, _diff.widensAccess)(changes);
        for (const doubt of common.json ? [] : doubts)context.print(`unverified: ${doubt}`);
        if (common.json) (0, _common.printJson)(context, {
            schema: 'causeway/access-diff/v1',
            widens,
            changes,
            doubts
        });
        else if (changes.length === 0) context.print('Nobody can let anything more or less through than before.');
        else {
            context.print(drawnBy(flags)([
                'access',
                'change'
            ], changes.map(({ effect, message })=>[
                    effect,
                    message
                ])));
        }
        context.exit(widens ? 1 : doubts.length > 0 ? 3 : 0);
    });
    (0, _help.example)(diff, 'causeway access diff registry/deploy-surfaces.json --live');
}
