"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addSurfacesCommands", {
    enumerable: true,
    get: function() {
        return addSurfacesCommands;
    }
});
const _nodepath = require("node:path");
const _commander = require("commander");
const _changedpaths = require("../../delivery/changed-surfaces/changed-paths");
const _changedsurfaces = require("../../delivery/changed-surfaces/changed-surfaces");
const _sincereceipts = require("../../delivery/changed-surfaces/since-receipts");
const _common = require("../common");
const _evidencebranch = require("../desk/evidence-branch");
const _evidencedesk = require("../desk/evidence-desk");
const _repositorykey = require("../desk/repository-key");
const _help = require("../help");
const _surfacesbuild = require("./surfaces-build");
const BECAUSE = {
    unmatched: 'only paths of no surface changed',
    'never-released': 'it was never released'
};
function print(context, { result, surfaces, unmatched, excluded, unmatchedPaths }) {
    for (const { id, because, paths } of surfaces){
        context.print(`${id}: ${because === 'paths' ? `${paths.length} paths` : BECAUSE[because]}`);
    }
    if (surfaces.length === 0) context.print('no surface is touched');
    if (excluded.length > 0) context.print(`${excluded.length} paths are excluded by their surfaces`);
    if (unmatched.length === 0) return;
    context.print(`${unmatched.length} paths belong to no surface (unmatchedPaths: ${unmatchedPaths})`);
    if (result === 'unmatched') for (const path of unmatched)context.warn(`  ${JSON.stringify(path)}`);
}
async function changed({ base, head, ...flags }, self, context) {
    const common = (0, _common.commonOptions)(self, context);
    const { registry, digest } = (0, _common.requireRegistry)(common, context);
    const key = (0, _repositorykey.requireRepositoryKey)(registry, flags.repository, context);
    const own = registry.surfaces.filter((surface)=>surface.repository === key);
    const checkout = (0, _nodepath.resolve)(context.cwd, flags.checkout ?? '.');
    const found = base === undefined ? (0, _sincereceipts.changedSinceReceipts)(registry, own, await (0, _evidencedesk.evidenceBook)((0, _evidencedesk.evidenceDesk)(flags, self, context)), checkout, head) : (0, _changedsurfaces.changedSurfaces)(own, (0, _changedpaths.changedPaths)(checkout, base, head), registry.unmatchedPaths);
    if (common.json) (0, _common.printJson)(context, {
        repository: key,
        base: base ?? null,
        head,
        registry: digest,
        ...found
    });
    else print(context, found);
    if (found.result !== 'ok') context.exit(1);
}
function addSurfacesCommands(program, context) {
    const surfaces = program.command('surfaces').description('what a range of commits touches');
    const command = (0, _evidencebranch.withEvidence)(surfaces.command('changed')).description('surfaces touched between two commits; renames and deletions count on both sides').option('--base <commit>', 'the full id of the commit before; default: each surface’s last release to its first tier').addOption(new _commander.Option('--head <commit>', 'the full id of the commit after').makeOptionMandatory()).addOption((0, _repositorykey.repositoryOption)('the repository of the commits, where there are several')).addOption(new _commander.Option('--checkout <dir>', 'a full clone of that repository; default: this folder')).action((flags, self)=>changed(flags, self, context));
    (0, _help.example)(command, 'causeway surfaces changed --base "$BEFORE" --head "$AFTER" --json');
    (0, _surfacesbuild.addSurfacesBuild)(surfaces, context);
}
