"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addMonitorCommand", {
    enumerable: true,
    get: function() {
        return addMonitorCommand;
    }
});
const _commander = require("commander");
const _report = require("../../delivery/monitor/report");
const _sentry = require("../../delivery/monitor/sentry");
const _watch = require("../../delivery/monitor/watch");
const _watched = require("../../delivery/monitor/watched");
const _report1 = require("../../delivery/rollback/report");
const _rollback = require("../../delivery/rollback/roll-back");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
const _evidencedesk = require("../desk/evidence-desk");
const _help = require("../help");
const _jsonreport = require("../print/json-report");
const _rollbackdesk = require("./rollback-desk");
function requireHealth({ id, health }) {
    if (health) return health;
    const allowed = 'health: { "path": "/api/health" } of the surface in the registry';
    throw new _usererror.UserError(`the registry names no health of ${id}`, {
        place: `surface ${id}, health`,
        allowed
    });
}
async function askAlerts({ alerts }, since, { env }) {
    return alerts && await (0, _sentry.sentryFrom)(env, alerts.project)(since);
}
/** Watches the newest deploy through one window. What cannot be looked at becomes a report that says so. */ async function watch(flags, desk, clock, context) {
    const place = (0, _rollbackdesk.placeOf)(flags, desk);
    const health = requireHealth(place.surface);
    const subject = {
        surface: flags.surface,
        tier: flags.tier
    };
    try {
        const book = await (0, _evidencedesk.evidenceBook)(desk);
        const reach = (0, _rollbackdesk.reachWith)(flags, desk, place, context);
        const found = await (0, _watched.watchedRelease)(book, subject, reach);
        if (!found.ok) return (0, _report.unverifiedReport)({
            ...subject,
            receipt: undefined,
            url: undefined
        }, found.reason);
        const { receipt, marker, url } = found;
        const ask = (0, _watch.healthQuestion)(health, {
            url,
            marker
        });
        const onSample = ({ ok, reason })=>{
            context.progress(`${ok ? 'ok' : 'FAILED'}  ${reason}`);
        };
        const watched = await (0, _watch.watchHealth)({
            health,
            ask,
            clock,
            onSample
        });
        const alerts = await askAlerts(place.surface, receipt.time, context);
        return (0, _report.monitorReport)({
            ...subject,
            receipt,
            url
        }, watched, alerts);
    } catch (error) {
        if (!(error instanceof _usererror.UserError) || error.exitCode === 2) throw error;
        return (0, _report.unverifiedReport)({
            ...subject,
            receipt: undefined,
            url: undefined
        }, error.message);
    }
}
/** Decides to roll back what was watched, for the leaf to do it; a service that refuses or is not there becomes a part of the report. */ async function rollBackWatched(flags, watched, desk, clock, context) {
    const rolling = (0, _rollbackdesk.rollbackDesk)(flags, desk, clock, context);
    const order = {
        watched: watched.watched?.receipt ?? '',
        initiators: {
            logins: [],
            ids: []
        },
        reason: watched.reason
    };
    const result = await (0, _rollback.decideToRollBack)(rolling, order, (0, _rollbackdesk.rollbackGate)(flags, desk, context)).catch((error)=>{
        if (!(error instanceof _usererror.UserError)) throw error;
        const status = error.exitCode === 3 ? 'unverified' : 'refused';
        return {
            status,
            reason: error.message
        };
    });
    const report = (0, _report1.rollbackReport)({
        surface: flags.surface,
        tier: flags.tier,
        automatic: true
    }, result, rolling.steps);
    (0, _jsonreport.writeJsonReport)((0, _rollbackdesk.reportPath)('rollback', flags, context), report);
    return report;
}
function say(report, rolled, context) {
    const { surface, tier, verdict, warn, reason, health } = report;
    const mark = verdict === 'healthy' && warn ? 'healthy, but look' : verdict;
    context.print(`${surface} on ${tier}: ${mark}; ${health.passed} of ${health.checks} passed\n  ${reason}`);
    for (const step of rolled?.steps ?? [])context.print(`  ${step}`);
    if (rolled) context.print(`rollback: ${rolled.status}: ${rolled.reason}`);
}
async function monitor(flags, self, context) {
    const desk = (0, _evidencedesk.evidenceDesk)(flags, self, context);
    const clock = context.clock(desk.common.now);
    // What rolling back needs is asked for before anything is watched: not when it burns.
    let readBack = async ()=>undefined;
    if (flags.rollback) {
        (0, _rollbackdesk.rollbackGate)(flags, desk, context);
        readBack = await (0, _rollbackdesk.readingBack)(flags, (0, _rollbackdesk.rollbackDesk)(flags, desk, clock, context), desk, context);
    }
    const report = await watch(flags, desk, clock, context);
    (0, _jsonreport.writeJsonReport)((0, _rollbackdesk.reportPath)('monitor', flags, context), report);
    const isDown = report.health.checks > 0 && report.verdict === 'unhealthy' && report.alerts?.status !== 'hard-fail';
    if (isDown) await readBack();
    const rolled = flags.rollback && isDown ? await rollBackWatched(flags, report, desk, clock, context) : undefined;
    if (desk.common.json) (0, _common.printJson)(context, {
        ...report,
        rollback: rolled ?? null
    });
    else say(report, rolled, context);
    context.exit(rolled ? _report1.ROLLBACK_EXIT[rolled.status] : _report.MONITOR_EXIT[report.verdict]);
}
function addMonitorCommand(program, context) {
    const command = (0, _rollbackdesk.withRollbackGate)(program.command('monitor')).description('watches the newest deploy through the registry’s health window; exit 1 when it is unhealthy').addOption(new _commander.Option('--rollback', 'when it is unhealthy, decide to roll that very deploy back and sign the ticket (then exit 0): `rollback run restore` goes on')).action((flags, self)=>monitor(flags, self, context));
    (0, _help.example)(command, 'causeway monitor --surface storefront --tier production --rollback --original artifacts/report.json');
}
