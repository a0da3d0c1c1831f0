import type { Command } from 'commander';
import { Option } from 'commander';
import { approvalsWanted } from '../delivery/rollback/approvers';
import { type Choice, chooseRollback } from '../delivery/rollback/choose';
import { drillChoice, drillRollback } from '../delivery/rollback/drill';
import { originalDecision } from '../delivery/rollback/original';
import { nameOf, ROLLBACK_EXIT, rollbackReport } from '../delivery/rollback/report';
import { askRestorable } from '../delivery/rollback/restorability';
import { type RollbackResult, rollBack } from '../delivery/rollback/roll-back';
import { receiptChain } from '../evidence/receipts/chain';
import { UserError } from '../registry/user-error';
import { printJson } from './common';
import type { Context } from './context';
import { evidenceBook, evidenceDesk } from './evidence-desk';
import { example } from './help';
import { writeJsonReport } from './json-report';
import {
  addressesWith,
  commandClock,
  initiatorsOf,
  type PlaceFlags,
  placeOf,
  type RollbackFlags,
  reachWith,
  reportPath,
  requireReceiptId,
  rollbackDesk,
  rollbackGate,
  withPlace,
  withRollbackGate,
} from './rollback-desk';

const PLAN_EXIT = { restorable: 0, gone: 1, unverified: 3 } as const;

interface PlanFlags extends PlaceFlags {
  readonly to?: string;
}

interface RunFlags extends RollbackFlags {
  readonly reason: string;
}

function lineOf({ bad, good, isNewest, state }: Choice): string {
  const from = bad.statement.predicate.receiptId;
  const to = good.statement.predicate.receiptId;
  const which = isNewest ? 'the newest last known good' : 'an older release than the last known good';
  const how = { new: '', begun: '; it was begun before', done: '; it was done before' }[state];
  return `${from} → ${to} (${which}${how})`;
}

async function plan(flags: PlanFlags, self: Command, context: Context): Promise<void> {
  requireReceiptId(flags.to);
  const desk = evidenceDesk(flags, self, context);
  const place = placeOf(flags, desk);
  const book = await evidenceBook(desk);
  const choice = chooseRollback(book, flags);
  if (!choice.ok) {
    const exitCode = choice.status === 'unverified' ? 3 : 1;
    throw new UserError(choice.reason, {
      place: `${flags.surface} on ${flags.tier}`,
      allowed: 'causeway receipt list shows every receipt',
      exitCode,
    });
  }
  const target = await reachWith(flags, desk, place, context)({ commit: choice.good.statement.subjects.commit ?? '' });
  const chain = receiptChain(book, flags.surface, flags.tier);
  const receipts = chain.ok ? chain.receipts : [];
  const ownAddress = addressesWith(place, context);
  const restorability = await askRestorable(choice.good, { target, ownAddress, receipts });
  const nobody = { runId: 0, runAttempt: 0 };
  const question = { ...place, registry: desk.registry, choice, isAutomatic: false, run: nobody };
  const approvals = approvalsWanted({ ...question, initiators: { logins: [], ids: [] } });
  const original = originalDecision(book, choice, flags.tier) ?? null;
  const { isNewest, state } = choice;
  if (desk.common.json) {
    const said = { bad: nameOf(choice.bad), good: nameOf(choice.good), isNewest, state, restorability, approvals };
    printJson(context, {
      schema: 'causeway/rollback-plan/v1',
      surface: flags.surface,
      tier: flags.tier,
      ...said,
      original,
    });
  } else {
    context.print(lineOf(choice));
    context.print(`  ${restorability.status}${'reason' in restorability ? `: ${restorability.reason}` : ''}`);
    context.print(`  approvals of people who do not set it going: ${approvals}`);
    context.print(`  original decision: ${original?.decisionDigest ?? 'none: the first tier needs none'}`);
  }
  context.exit(PLAN_EXIT[restorability.status]);
}

async function run(flags: RunFlags, self: Command, context: Context): Promise<void> {
  requireReceiptId(flags.to);
  const evidence = evidenceDesk(flags, self, context);
  const desk = rollbackDesk(flags, evidence, commandClock(evidence.common.now), context);
  const gate = rollbackGate(flags, evidence, context);
  const place = { surface: flags.surface, tier: flags.tier, automatic: false };
  const path = reportPath('rollback', flags, context);
  const order = { to: flags.to, initiators: initiatorsOf(context), reason: flags.reason };
  const result = await rollBack(desk, order, gate).catch((error: unknown) => {
    if (!(error instanceof UserError)) throw error;
    const status = error.exitCode === 3 ? 'unverified' : 'refused';
    const failed: RollbackResult = { status, reason: error.message, choice: undefined, report: undefined };
    writeJsonReport(path, rollbackReport(place, failed, desk.steps));
    throw error;
  });
  const report = rollbackReport(place, result, desk.steps);
  writeJsonReport(path, report);
  if (evidence.common.json) printJson(context, report);
  else {
    for (const step of report.steps) context.print(`  ${step}`);
    context.print(`${report.status}: ${report.reason}`);
  }
  context.exit(ROLLBACK_EXIT[result.status]);
}

async function drill(flags: PlaceFlags, self: Command, context: Context): Promise<void> {
  const evidence = evidenceDesk(flags, self, context);
  const desk = rollbackDesk(flags, evidence, commandClock(evidence.common.now), context);
  const done = await drillRollback(desk, await drillChoice(desk), initiatorsOf(context));
  const { result, seconds, reason, id, restored } = done;
  if (evidence.common.json) {
    printJson(context, { schema: 'causeway/drill/v1', result, seconds, reason, id, restored: nameOf(restored) });
  } else {
    const why = reason === '' ? '' : `: ${reason}`;
    context.print(`${result}  ${restored.statement.predicate.receiptId} in ${seconds} s${why}\n  ${id}`);
  }
  context.exit(result === 'PASSED' ? 0 : 1);
}

/** `causeway rollback`. */
export function addRollbackCommands(program: Command, context: Context): void {
  const rollback = program.command('rollback').description('back to the last known good, without a build');
  const to = () =>
    new Option('--to <receipt>', 'the id of the receipt to restore; default: the newest last known good');
  const planned = withPlace(rollback.command('plan'))
    .description('what a roll-back would take away and restore, and what it needs; changes nothing')
    .addOption(to())
    .action((flags: PlanFlags, self: Command) => plan(flags, self, context));
  example(planned, 'causeway rollback plan --surface storefront --tier production');
  const ran = withRollbackGate(rollback.command('run'))
    .description('restores the last known good, reads it back, writes receipts, and asks the gate again')
    .addOption(to())
    .addOption(new Option('--reason <text>', 'why; the incident says it').default('rolled back by hand'))
    .action((flags: RunFlags, self: Command) => run(flags, self, context));
  example(ran, 'causeway rollback run --surface storefront --tier production --original artifacts/report.json');
  const drilled = withPlace(rollback.command('drill'))
    .description('exercises a roll-back and puts back what was live; leaves a signed drill')
    .action((flags: PlaceFlags, self: Command) => drill(flags, self, context));
  example(drilled, 'causeway rollback drill --surface storefront --tier staging');
}
