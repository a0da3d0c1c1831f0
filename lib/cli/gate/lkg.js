"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addLkgCommand", {
    enumerable: true,
    get: function() {
        return addLkgCommand;
    }
});
const _nodepath = require("node:path");
const _commander = require("commander");
const _restorability = require("../../delivery/rollback/restorability");
const _selectors = require("../../registry/selectors");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
const _rollbackdesk = require("../delivery/rollback-desk");
const _bundlestore = require("../desk/bundle-store");
const _evidencebranch = require("../desk/evidence-branch");
const _evidencedesk = require("../desk/evidence-desk");
const _repositorykey = require("../desk/repository-key");
const _help = require("../help");
const _jsonreport = require("../print/json-report");
const _tables = require("../print/tables");
const EXIT = {
    restorable: 0,
    gone: 1,
    unverified: 3
};
function row({ receipt, restorability }) {
    const { receiptId, target, bundleDigest } = receipt.statement.predicate;
    const commit = (receipt.statement.subjects.commit ?? '').slice(0, 12);
    const why = restorability.status === 'restorable' ? '' : restorability.reason;
    return [
        receiptId,
        commit,
        bundleDigest.slice(0, 19),
        target.deployId,
        restorability.status,
        why
    ];
}
async function foundOn(flags, desk, book, context) {
    const place = (0, _rollbackdesk.placeOf)(flags, desk);
    const reach = (0, _rollbackdesk.reachWith)(flags, desk, place, context);
    return (0, _restorability.knownGood)(book, flags, {
        reach,
        ownAddress: (0, _rollbackdesk.addressesWith)(place, context)
    });
}
async function lkg(flags, desk, context) {
    const found = await foundOn(flags, desk, await (0, _evidencedesk.evidenceBook)(desk), context);
    if (!found.ok) {
        throw new _usererror.UserError(found.reason, {
            place: `${flags.surface} on ${flags.tier}`,
            allowed: 'a release that succeeded there, and was neither rolled back nor revoked',
            exitCode: found.status === 'unverified' ? 3 : 1
        });
    }
    const [newest] = found.found;
    if (desk.common.json) (0, _common.printJson)(context, (0, _restorability.restorabilityDocument)(found.found, desk.common.now));
    else context.print((0, _tables.table)([
        'receipt',
        'commit',
        'bundle',
        'deploy',
        'can be restored',
        'why not'
    ], found.found.map(row)));
    context.exit(newest ? EXIT[newest.restorability.status] : 3);
}
/** Looks at every surface of a repository on the tier. What could not be looked at is left out: the gate judges that. */ async function lkgForGate(flags, desk, context) {
    const { registry, common } = desk;
    if (!(0, _selectors.findTier)(registry, flags.tier)) {
        const allowed = registry.tiers.map(({ id })=>id).join(', ');
        throw new _usererror.UserError(`there is no tier "${flags.tier}"`, {
            place: '--tier',
            allowed
        });
    }
    const repository = (0, _repositorykey.requireRepositoryKey)(registry, flags.repository, context);
    const book = await (0, _evidencedesk.evidenceBook)(desk);
    const known = [];
    for (const surface of registry.surfaces.filter((each)=>each.repository === repository)){
        if (!(0, _selectors.isOnTier)(surface, flags.tier)) continue;
        try {
            const found = await foundOn({
                ...flags,
                surface: surface.id
            }, desk, book, context);
            if (found.ok) known.push(...found.found);
            else context.print(`${surface.id}: ${found.reason}`);
        } catch (error) {
            if (!(error instanceof _usererror.UserError) || error.exitCode === 2) throw error;
            context.warn(`causeway: ${surface.id} on ${flags.tier} could not be looked at: ${error.message}`);
        }
    }
    (0, _jsonreport.writeJsonReport)((0, _nodepath.resolve)(context.cwd, flags.gate), (0, _restorability.restorabilityDocument)(known, common.now));
    context.print((0, _tables.table)([
        'receipt',
        'commit',
        'bundle',
        'deploy',
        'can be restored',
        'why not'
    ], known.map(row)));
}
function answer(flags, self, context) {
    const { gate, surface } = flags;
    const allowed = '--surface, or --gate for all of the tier';
    if (gate === undefined === (surface === undefined)) {
        throw new _usererror.UserError('which surface?', {
            place: '--surface',
            allowed
        });
    }
    const desk = (0, _evidencedesk.evidenceDesk)(flags, self, context);
    if (gate !== undefined) return lkgForGate({
        ...flags,
        gate,
        surface: ''
    }, desk, context);
    return lkg({
        ...flags,
        surface: surface ?? ''
    }, desk, context);
}
function addLkgCommand(program, context) {
    const command = (0, _evidencebranch.withEvidence)(program.command('lkg')).description('the last known good release, and whether its deploy can still be restored; exit 1 when it is gone').addOption(new _commander.Option('--surface <id>', 'the surface')).addOption(new _commander.Option('--tier <tier>', 'the tier').makeOptionMandatory()).addOption(new _commander.Option('--store <store>', `${_bundlestore.STORE_HELP}; default: the surface’s own repository`)).addOption(new _commander.Option('--gate <file>', 'look at all of the tier, and write for `gate evaluate --restorability`, which judges')).addOption((0, _repositorykey.repositoryOption)('with --gate: the repository of the surfaces, where there are several')).action((flags, self)=>answer(flags, self, context));
    (0, _help.example)(command, 'causeway lkg --surface storefront --tier production --json');
}
