import type { Command } from 'commander';
import { Option } from 'commander';
import type { AlertFinding } from '../../delivery/monitor/alerts';
import {
  isDown,
  MONITOR_EXIT,
  type MonitorReport,
  monitorReport,
  unverifiedReport,
} from '../../delivery/monitor/monitor-report';
import { sentryFrom } from '../../delivery/monitor/sentry-project';
import { verdictStatement } from '../../delivery/monitor/verdict';
import { type Clock, healthQuestion, watchHealth } from '../../delivery/monitor/watch';
import { watchedRelease } from '../../delivery/monitor/watched';
import { decideToRollBack, type RollbackResult } from '../../delivery/rollback/decide-rollback';
import type { RollbackDesk } from '../../delivery/rollback/desk';
import { ROLLBACK_EXIT, type RollbackReport, rollbackReport } from '../../delivery/rollback/rollback-report';
import { hasSigner } from '../../registry/monitored';
import type { Health, Surface } from '../../registry/schema/surface';
import { valueOn } from '../../registry/selectors';
import { UserError } from '../../registry/user-error';
import { printJson } from '../common';
import type { Context } from '../context';
import { type EvidenceDesk, evidenceDesk } from '../desk/evidence-desk';
import { example } from '../help';
import { writeJsonReport } from '../print/json-report';
import {
  placeOf,
  type RollbackFlags,
  readingBack,
  reportPath,
  rollbackDesk,
  rollbackGate,
  withRollbackGate,
} from './rollback-desk';
import { reachWith } from './rollback-target';

interface MonitorFlags extends RollbackFlags {
  readonly rollback?: true;
}

type Rolling = RollbackDesk & { readonly steps: readonly string[] };

function requireHealth({ id, health }: Surface): Health {
  if (health) return health;
  const allowed = 'health: { "path": "/api/health" } of the surface in the registry';
  throw new UserError(`the registry names no health of ${id}`, { place: `surface ${id}, health`, allowed });
}

// The health window's finding stays; the alerts cannot change it.
async function askAlerts(
  { alerts }: Surface,
  tier: string,
  since: Date,
  { env }: Context,
): Promise<AlertFinding | undefined> {
  if (!alerts) return undefined;
  const { url, organization, project } = alerts;
  const environment = valueOn(alerts.environment, tier) ?? tier;
  try {
    return await sentryFrom(env, { url, organization, project, environment })(since);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { status: 'unverified', reason: error.message };
  }
}

/** Watches the newest deploy through one window. A failure to look becomes a report about it. */
async function watch(flags: MonitorFlags, desk: EvidenceDesk, clock: Clock, context: Context): Promise<MonitorReport> {
  const place = placeOf(flags, desk);
  const health = requireHealth(place.surface);
  const subject = { surface: flags.surface, tier: flags.tier };
  try {
    const book = await desk.ledger.book();
    const reach = reachWith(flags, desk, place, context);
    const found = await watchedRelease(book, subject, reach);
    if (!found.ok) return unverifiedReport({ ...subject, receipt: undefined, url: undefined }, found.reason);
    const { receipt, marker, url } = found;
    const ask = healthQuestion(health, { url, marker });
    const onSample = ({ ok, reason }: { readonly ok: boolean; readonly reason: string }) => {
      context.progress(`${ok ? 'ok' : 'FAILED'}  ${reason}`);
    };
    const watched = await watchHealth({ health, ask, clock, onSample });
    // Errors between publishing and the receipt belong to this release, too.
    const since = new Date(receipt.statement.predicate.startedAt);
    const alerts = await askAlerts(place.surface, place.tier.id, since, context);
    return monitorReport({ ...subject, receipt, url }, watched, alerts);
  } catch (error) {
    if (!(error instanceof UserError) || error.exitCode === 2) throw error;
    return unverifiedReport({ ...subject, receipt: undefined, url: undefined }, error.message);
  }
}

/**
 * Signs the verdict and adds it to the branch. A rollback does not wait for it: returns the reason why it was not
 * recorded. Where the registry trusts no signer for it, nothing is signed.
 */
async function recordVerdict(
  rolling: Rolling,
  report: MonitorReport,
  context: Context,
): Promise<UserError | undefined> {
  const { registry, surface, tier, run, clock } = rolling;
  const statement = verdictStatement(report, { run, finishedAt: clock.now() });
  if (!statement) return undefined;
  if (!hasSigner(registry, 'monitor-verdict', surface.id, tier.id)) {
    context.warn(
      `causeway: the verdict is not recorded: no trust entry of the registry covers monitor-verdict on ${tier.id}`,
    );
    return undefined;
  }
  try {
    await rolling.ledger.record([statement], `Monitor of ${surface.id} on ${tier.id}: ${report.verdict}`);
    return undefined;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    context.warn(`causeway: the verdict is not recorded: ${error.message}`);
    return error;
  }
}

/**
 * Decides to roll back the watched release, which the leaf then does. A service's refusal or absence becomes part of
 * the report.
 */
async function rollBackWatched(
  flags: MonitorFlags,
  watched: MonitorReport,
  desk: EvidenceDesk,
  rolling: Rolling,
  context: Context,
): Promise<RollbackReport> {
  const order = {
    watched: watched.watched?.receipt ?? '',
    initiators: { logins: [], ids: [] },
    reason: watched.reason,
  };
  const result = await decideToRollBack(rolling, order, rollbackGate(flags, desk, context)).catch((error: unknown) => {
    if (!(error instanceof UserError)) throw error;
    const status = error.exitCode === 3 ? 'unverified' : 'refused';
    return { status, reason: error.message } satisfies RollbackResult;
  });
  const report = rollbackReport({ surface: flags.surface, tier: flags.tier, automatic: true }, result, rolling.steps);
  writeJsonReport(reportPath('rollback', flags, context), report);
  return report;
}

function say(report: MonitorReport, rolled: RollbackReport | undefined, context: Context): void {
  const { surface, tier, verdict, warn, reason, health } = report;
  const mark = verdict === 'healthy' && warn ? 'healthy, with a warning' : verdict;
  context.print(`${surface} on ${tier}: ${mark}; ${health.passed} of ${health.checks} passed\n  ${reason}`);
  for (const step of rolled?.steps ?? []) context.print(`  ${step}`);
  if (rolled) context.print(`rollback: ${rolled.status}: ${rolled.reason}`);
}

async function monitor(flags: MonitorFlags, self: Command, context: Context): Promise<void> {
  const desk = evidenceDesk(flags, self, context, flags.statements);
  const { clock } = desk;
  const path = reportPath('monitor', flags, context);
  if (flags.rollback) reportPath('rollback', flags, context);
  // The requirements of rolling back and signing are checked before the watch, not when it is urgent.
  const isSigning = flags.rollback === true || flags.statements !== undefined;
  const rolling = isSigning ? rollbackDesk(flags, desk, context) : undefined;
  let readBack: () => Promise<void> = async () => undefined;
  if (rolling && flags.rollback) {
    rollbackGate(flags, desk, context);
    readBack = await readingBack(flags, rolling, desk, context);
  }
  const report = await watch(flags, desk, clock, context);
  writeJsonReport(path, report);
  const unrecorded = rolling && (await recordVerdict(rolling, report, context));
  const isBad = isDown(report);
  if (isBad) await readBack();
  const rolled =
    rolling && flags.rollback && isBad ? await rollBackWatched(flags, report, desk, rolling, context) : undefined;
  if (desk.common.json) printJson(context, { ...report, rollback: rolled ?? null });
  else say(report, rolled, context);
  // A release without its verdict is not a known good one, so the promoter must learn of it.
  const judged = unrecorded?.exitCode ?? 0;
  context.exit(rolled ? ROLLBACK_EXIT[rolled.status] : MONITOR_EXIT[report.verdict] || judged);
}

/** `causeway monitor`. */
export function addMonitorCommand(program: Command, context: Context): void {
  const command = withRollbackGate(program.command('monitor'))
    .description(
      'watches the newest deploy during the registry’s health window; exit 1 when it is unhealthy. --rollback and --statements sign the verdict',
    )
    .addOption(
      new Option(
        '--rollback',
        'when it is unhealthy, decide to roll that very deploy back and sign the ticket (then exit 0): `rollback run restore` goes on',
      ),
    )
    .action((flags: MonitorFlags, self: Command) => monitor(flags, self, context));
  example(
    command,
    'causeway monitor --surface storefront --tier production --rollback --original artifacts/report.json',
  );
}
