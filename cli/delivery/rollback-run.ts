import { MONITOR_WORKFLOW } from '../../delivery/deploy/signing-run';
import { confirmRestored } from '../../delivery/rollback/confirm-restored';
import { decideToRollBack, type RollbackResult, stoppedRollback } from '../../delivery/rollback/decide-rollback';
import { dispatchRestore } from '../../delivery/rollback/dispatch-restore';
import { decideDrill } from '../../delivery/rollback/drill';
import { ROLLBACK_EXIT, rollbackReport } from '../../delivery/rollback/rollback-report';
import { chooseRollback } from '../../evidence/receipts/rollback-choice';
import { githubCredentials } from '../../live/credentials';
import { githubClient } from '../../live/github-client';
import { UserError } from '../../registry/user-error';
import { printJson } from '../common';
import type { Context } from '../context';
import { ownRun } from '../desk/apply-run';
import type { EvidenceDesk } from '../desk/evidence-desk';
import { writeJsonReport } from '../print/json-report';
import {
  initiatorsOf,
  type PlaceFlags,
  placeOf,
  type RollbackFlags,
  readingBack,
  reportPath,
  requireReceiptId,
  rollbackDesk,
  rollbackGate,
} from './rollback-desk';

/** The steps of a rollback, each a job of its workflow. */
export const STEPS = ['decide', 'restore', 'again'] as const;
export type RollbackStep = (typeof STEPS)[number];

/** The options of `rollback run`. */
export interface RunFlags extends RollbackFlags {
  readonly reason: string;
}

/** Dispatches the leaf with the ticket of this run and waits for it; signs nothing. */
async function restore(flags: PlaceFlags, evidence: EvidenceDesk, steps: string[], context: Context) {
  const { registry, ledger, clock } = evidence;
  const place = placeOf(flags, evidence);
  const { runId, runAttempt: attempt } = ownRun(context);
  const outcome = await dispatchRestore(
    { registry, ...place },
    {
      ledger,
      own: { runId, attempt },
      progress: context.progress,
      github: githubClient(githubCredentials(context.env, registry.organization)),
      patience: { sleep: clock.sleep },
    },
  );
  if (outcome?.runId !== undefined) steps.push(`leaf: run ${outcome.runId}`);
  return outcome;
}

async function restored(
  flags: RunFlags,
  evidence: EvidenceDesk,
  steps: string[],
  context: Context,
): Promise<RollbackResult> {
  const outcome = await restore(flags, evidence, steps, context);
  const choice = chooseRollback(await evidence.ledger.refresh(), evidence.registry, {
    surface: flags.surface,
    tier: flags.tier,
  });
  if (!choice.ok) return stoppedRollback(choice.reason, { isBlind: choice.status === 'unverified' });
  if (!outcome) {
    return choice.state === 'done'
      ? { status: 'done-before', choice }
      : stoppedRollback('this run signed no ticket: there is nothing to restore', { choice });
  }
  if (outcome.exitCode === 0) return { status: 'restored', choice };
  return stoppedRollback(outcome.reason ?? 'the leaf failed', { choice, isBlind: outcome.exitCode === 3 });
}

/** `causeway rollback run [step]`. */
export async function runRollback(
  step: RollbackStep | undefined,
  flags: RunFlags,
  evidence: EvidenceDesk,
  context: Context,
): Promise<void> {
  requireReceiptId(flags.to);
  if (step === undefined && flags.statements !== undefined) {
    const allowed =
      'rollback run decide|again --statements DIR: later steps read the statements on the evidence branch';
    throw new UserError('a later step would not find the statements on the evidence branch', {
      place: '--statements',
      allowed,
    });
  }
  placeOf(flags, evidence);
  const { path: workflow } = ownRun(context);
  const automatic = workflow === MONITOR_WORKFLOW.path;
  const place = { surface: flags.surface, tier: flags.tier, automatic };
  const path = reportPath('rollback', flags, context);
  const steps: string[] = [];
  const signing = step === 'restore' ? undefined : rollbackDesk(flags, evidence, context);
  const gate = step === 'restore' ? undefined : rollbackGate(flags, evidence, context);
  const play = async (each: RollbackStep): Promise<RollbackResult> => {
    if (!signing || !gate || each === 'restore') return restored(flags, evidence, steps, context);
    const desk = { ...signing, onStep: noting(steps, context) };
    if (each === 'again') return confirmRestored(desk, gate);
    await (await readingBack(flags, desk, evidence, context))();
    return decideToRollBack(desk, { to: flags.to, initiators: initiatorsOf(context), reason: flags.reason }, gate);
  };
  let result: RollbackResult | undefined;
  for (const each of step === undefined ? STEPS : [step]) {
    result = await play(each).catch((error: unknown) => {
      if (!(error instanceof UserError)) throw error;
      const failed: RollbackResult = stoppedRollback(error.message, { isBlind: error.exitCode === 3 });
      writeJsonReport(path, rollbackReport(place, failed, steps));
      throw error;
    });
    writeJsonReport(path, rollbackReport(place, result, steps));
    if (ROLLBACK_EXIT[result.status] !== 0) break;
  }
  if (result) say(rollbackReport(place, result, steps), evidence, context);
}

function noting(steps: string[], context: Context): (what: string) => void {
  return (what) => {
    steps.push(what);
    context.progress(what);
  };
}

function say(report: ReturnType<typeof rollbackReport>, { common }: EvidenceDesk, context: Context): void {
  if (common.json) printJson(context, report);
  else {
    for (const line of report.steps) context.print(`  ${line}`);
    context.print(`${report.status}: ${report.reason}`);
  }
  context.exit(ROLLBACK_EXIT[report.status]);
}

/** `causeway rollback drill [step]`: the same leaf goes to the older release and forward again. */
export async function runDrill(
  step: 'decide' | 'restore' | undefined,
  flags: PlaceFlags,
  evidence: EvidenceDesk,
  context: Context,
): Promise<void> {
  if (step === undefined && flags.statements !== undefined) {
    const allowed = 'rollback drill decide --statements DIR';
    throw new UserError('a later step would not find the statements on the evidence branch', {
      place: '--statements',
      allowed,
    });
  }
  const { json } = evidence.common;
  const about = { schema: 'causeway/drill/v1', surface: flags.surface, tier: flags.tier };
  if (step !== 'restore') {
    const desk = rollbackDesk(flags, evidence, context);
    const { id } = await decideDrill(desk, initiatorsOf(context));
    if (step === 'decide') {
      if (json) printJson(context, { ...about, status: 'ticketed', ticket: id });
      else context.print(`the drill may go\n  ${id}`);
      return;
    }
  }
  const outcome = await restore(flags, evidence, [], context);
  const reason = outcome ? outcome.reason : 'this run signed no ticket for a drill';
  const isGood = outcome?.exitCode === 0;
  if (json) printJson(context, { ...about, status: isGood ? 'drilled' : 'failed', reason: reason ?? null });
  else context.print(isGood ? 'the drill passed: the release that was live is live again' : `failed: ${reason}`);
  context.exit(isGood ? 0 : outcome?.exitCode === 3 ? 3 : 1);
}
