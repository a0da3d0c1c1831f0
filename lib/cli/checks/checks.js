"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addChecksCommands", {
    enumerable: true,
    get: function() {
        return addChecksCommands;
    }
});
const _nodepath = require("node:path");
const _commander = require("commander");
const _changedsurfaces = require("../../delivery/changed-surfaces/changed-surfaces");
const _aggregate = require("../../delivery/checks/aggregate");
const _proposedpaths = require("../../delivery/checks/proposed-paths");
const _report = require("../../delivery/checks/report");
const _settle = require("../../delivery/checks/settle");
const _place = require("../../delivery/github/place");
const _credentials = require("../../live/credentials");
const _selectors = require("../../registry/selectors");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
const _evidencedesk = require("../desk/evidence-desk");
const _repositorykey = require("../desk/repository-key");
const _help = require("../help");
const _markdown = require("../print/markdown");
const _tables = require("../print/tables");
const _checkspromote = require("./checks-promote");
/** The longest pause between two looks, in milliseconds: all jobs of a repository have 1,000 requests an hour in common. */ const EVERY = 60_000;
function minutes(text) {
    if (/^\d{1,3}$/.test(text) && Number(text) <= 350) return Number(text);
    throw new _commander.InvalidArgumentError('allowed: 0 to 350, whole minutes');
}
function asked(registry, key, { surface, all }) {
    const own = registry.surfaces.filter(({ repository })=>repository === key);
    const ids = own.map(({ id })=>id);
    if (surface === undefined === (all !== true)) {
        throw new _usererror.UserError('say which surface', {
            place: '--surface',
            allowed: 'exactly one of --surface ID and --all'
        });
    }
    if (surface !== undefined && !ids.includes(surface)) {
        throw new _usererror.UserError(`${key} has no surface "${surface}"`, {
            place: '--surface',
            allowed: ids.join(', ')
        });
    }
    return own.filter(({ id })=>surface === undefined || id === surface);
}
const CODES = {
    success: 0,
    failure: 1,
    pending: 3
};
function exitOf(verdicts) {
    const codes = verdicts.map(({ conclusion })=>CODES[conclusion]);
    return codes.includes(1) ? 1 : codes.includes(3) ? 3 : 0;
}
async function report(flags, self, context) {
    const common = (0, _common.commonOptions)(self, context);
    const { registry } = (0, _common.requireRegistry)(common, context);
    const { base, head } = flags;
    (0, _evidencedesk.requireFullId)(head);
    const key = (0, _repositorykey.requireRepositoryKey)(registry, flags.repository, context);
    const surfaces = asked(registry, key, flags);
    const own = registry.surfaces.filter(({ repository })=>repository === key);
    const paths = (0, _proposedpaths.proposedPaths)((0, _nodepath.resolve)(context.cwd, flags.checkout), base, head);
    const changed = (0, _changedsurfaces.changedSurfaces)(own, paths, registry.unmatchedPaths);
    // Paths that nobody knows could be anybody's.
    const isTouched = (id)=>changed.result === 'unmatched' || changed.surfaces.some((surface)=>surface.id === id);
    const owner = registry.organization.login;
    const at = (0, _place.githubPlace)((0, _credentials.githubCredentials)(context.env, owner), owner, (0, _selectors.repositoryOf)(registry, key).name);
    const look = async ()=>{
        const runs = await (0, _report.checkRuns)(at, head);
        const verdicts = surfaces.map(({ id, evidence })=>{
            const checks = registry.checks.filter((check)=>check.scope === 'surface' && evidence.includes(check.id));
            return (0, _aggregate.aggregateSurface)(id, checks, isTouched(id), runs);
        });
        return {
            runs,
            verdicts
        };
    };
    const patience = {
        forMs: flags.wait * 60_000,
        everyMs: EVERY,
        sleep: context.clock(common.now).sleep
    };
    const { runs, verdicts } = await (0, _settle.settled)(look, patience);
    if (common.json) (0, _common.printJson)(context, {
        schema: 'causeway/checks-report/v1',
        head,
        surfaces: verdicts
    });
    else {
        const rows = verdicts.map(({ surface, conclusion, title })=>[
                surface,
                conclusion,
                title
            ]);
        context.print((flags.format === 'markdown' ? _markdown.markdownTable : _tables.table)([
            'surface',
            'verdict',
            'why'
        ], rows));
    }
    if (flags.publish) for (const verdict of verdicts)await (0, _report.putAggregator)(at, head, verdict, runs);
    context.exit(exitOf(verdicts));
}
function addChecksCommands(program, context) {
    const checks = program.command('checks').description('the checks programme: aggregated, and promoted by their history');
    const reported = checks.command('report').description('what `causeway / <surface>` says of a commit; exit 1 on a failure, 3 while something runs').option('--surface <id>', 'one surface').option('--all', 'every surface of the repository').addOption(new _commander.Option('--base <commit>', 'the full id of the commit before').makeOptionMandatory()).addOption(new _commander.Option('--head <commit>', 'the full id of the commit that was checked').makeOptionMandatory()).addOption((0, _repositorykey.repositoryOption)('the repository of the commits, where there are several')).option('--publish', 'write it as check runs of the commit').option('--checkout <dir>', 'the checkout that has the commits', '.').addOption(new _commander.Option('--wait <minutes>', 'how long to wait for checks that run or have not begun').argParser(minutes).default(0)).addOption(new _commander.Option('--format <format>', 'how to report').choices([
        'table',
        'markdown'
    ]).default('table')).action((flags, self)=>report(flags, self, context));
    (0, _help.example)(reported, 'causeway checks report --all --base "$BASE" --head "$HEAD" --repository web --publish');
    (0, _checkspromote.addChecksPromote)(checks, context);
}
