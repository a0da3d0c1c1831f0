"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addScopeCommands", {
    enumerable: true,
    get: function() {
        return addScopeCommands;
    }
});
const _commander = require("commander");
const _changedpaths = require("../../delivery/changed-surfaces/changed-paths");
const _scope = require("../../delivery/checks/scope");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
const _help = require("../help");
const _tables = require("../print/tables");
function lanesOf({ scope: { lanes } }, asked) {
    const allowed = lanes.map(({ id })=>id).join(', ');
    if (lanes.length === 0) throw new _usererror.UserError('the registry has no lanes', {
        place: '/scope/lanes'
    });
    const found = lanes.filter(({ id })=>asked === undefined || id === asked);
    if (found.length === 0) throw new _usererror.UserError(`there is no lane "${asked}"`, {
        place: '--lane',
        allowed
    });
    return found;
}
function show(context, verdicts, fits) {
    if (fits) {
        context.print(`all ${fits.inScope} changed paths are in the lane ${fits.lane} (${fits.owners.join(', ')})`);
        return;
    }
    context.print(verdicts.length === 1 ? 'the change leaves its lane' : 'no lane holds the whole change');
    const rows = verdicts.flatMap(({ lane, outOfScope })=>outOfScope.map(({ path, why })=>[
                lane,
                path,
                why
            ]));
    context.print((0, _tables.table)([
        'lane',
        'path',
        'why'
    ], rows));
}
function addScopeCommands(program, context) {
    const scope = program.command('scope').description('lanes of work: which paths are in and out of them');
    const command = scope.command('check').description('exit 1 when a change has paths outside its lane; without one, when no lane holds all of it').option('--lane <id>', 'the lane').addOption(new _commander.Option('--base <commit>', 'the full id of the commit before').makeOptionMandatory()).addOption(new _commander.Option('--head <commit>', 'the full id of the commit after').makeOptionMandatory()).action((flags, self)=>{
        const common = (0, _common.commonOptions)(self, context);
        const { registry } = (0, _common.requireRegistry)(common, context);
        const lanes = lanesOf(registry, flags.lane);
        const paths = (0, _changedpaths.changedPaths)(context.cwd, flags.base, flags.head).map(({ path })=>path);
        const verdicts = lanes.map((lane)=>(0, _scope.judgeLane)(lane, paths));
        const fits = verdicts.find(({ outOfScope })=>outOfScope.length === 0);
        const ok = fits !== undefined;
        if (common.json) (0, _common.printJson)(context, {
            schema: 'causeway/scope-check/v1',
            ok,
            lane: fits?.lane ?? null,
            verdicts
        });
        else show(context, verdicts, fits);
        context.exit(ok ? 0 : 1);
    });
    (0, _help.example)(command, 'causeway scope check --lane web --base "$BASE" --head "$HEAD"');
}
