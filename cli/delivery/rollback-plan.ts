import { drillChoice } from '../../delivery/rollback/drill';
import { type OriginalDecision, originalDecision } from '../../delivery/rollback/original';
import { askRestorable } from '../../delivery/rollback/restorability';
import { nameOf } from '../../delivery/rollback/rollback-report';
import type { EvidenceBook } from '../../evidence/branch/branch';
import { receiptChain } from '../../evidence/receipts/chain';
import { type Choice, chooseRollback } from '../../evidence/receipts/rollback-choice';
import { rollbackQuorum } from '../../evidence/tickets/rollback-quorum';
import { approvalSuffixes } from '../../plan/approval-names';
import { approvalEnvironmentNames } from '../../registry/naming';
import type { Registry } from '../../registry/schema';
import { UserError } from '../../registry/user-error';
import { printJson } from '../common';
import type { Context } from '../context';
import type { EvidenceDesk } from '../desk/evidence-desk';
import { type PlaceFlags, placeOf, requireReceiptId } from './rollback-desk';
import { addressesWith, reachWith } from './rollback-target';

const PLAN_EXIT = { restorable: 0, gone: 1, unverified: 3 } as const;

/** The options of `rollback plan` and `rollback original`. */
export interface PlanFlags extends PlaceFlags {
  readonly to?: string;
  readonly drill?: true;
}

function lineOf({ bad, good, isNewest, state }: Choice): string {
  const from = bad.statement.predicate.receiptId;
  const to = good.statement.predicate.receiptId;
  const which = isNewest ? 'the newest last known good' : 'not the newest last known good';
  const how = { new: '', begun: '; it was already begun', done: '; it was already done' }[state];
  return `${from} → ${to} (${which}${how})`;
}

function chosen(flags: PlanFlags, book: EvidenceBook, registry: Registry): Choice {
  if (flags.drill) return drillChoice(book, registry, flags);
  const choice = chooseRollback(book, registry, flags);
  if (choice.ok) return choice;
  const exitCode = choice.status === 'unverified' ? 3 : 1;
  throw new UserError(choice.reason, {
    place: `${flags.surface} on ${flags.tier}`,
    allowed: 'causeway receipt list shows every receipt',
    exitCode,
  });
}

/** The environments whose reviewers are asked, one per person; none for a rollback that was already done. */
function asked(choice: Choice, flags: PlanFlags, desk: EvidenceDesk): readonly string[] {
  const { surface, tier } = placeOf(flags, desk);
  const isNewest = flags.drill === true || choice.isNewest;
  const isDone = choice.state === 'done' && !flags.drill;
  const count = isDone ? 0 : rollbackQuorum(tier, { isNewest, isAutomatic: false });
  return approvalEnvironmentNames(desk.registry, tier, surface).slice(0, count);
}

/** `causeway rollback plan`. */
export async function planRollback(flags: PlanFlags, desk: EvidenceDesk, context: Context): Promise<void> {
  requireReceiptId(flags.to);
  const place = placeOf(flags, desk);
  const book = await desk.ledger.book();
  const choice = chosen(flags, book, desk.registry);
  const target = await reachWith(flags, desk, place, context)();
  const chain = receiptChain(book, flags.surface, flags.tier);
  const receipts = chain.ok ? chain.receipts : [];
  const ownAddress = addressesWith(flags, desk, place, context);
  const restorability = await askRestorable(choice.good, { target, ownAddress, receipts });
  const environments = asked(choice, flags, desk);
  const approvals = environments.length;
  const original = originalDecision(book, choice, flags.tier) ?? null;
  const { isNewest, state } = choice;
  if (desk.common.json) {
    printJson(context, {
      schema: 'causeway/rollback-plan/v1',
      surface: flags.surface,
      tier: flags.tier,
      bad: nameOf(choice.bad),
      good: nameOf(choice.good),
      isNewest,
      state,
      restorability,
      approvals,
      environments,
      suffixes: approvalSuffixes(desk.registry, place.tier, environments),
      original,
    });
  } else {
    context.print(lineOf(choice));
    context.print(`  ${restorability.status}${'reason' in restorability ? `: ${restorability.reason}` : ''}`);
    context.print(`  approvals by people who did not start it: ${approvals}`);
    context.print(`  original decision: ${original?.decisionDigest ?? 'none: the first tier needs none'}`);
  }
  context.exit(PLAN_EXIT[restorability.status]);
}

function whose(original: OriginalDecision | undefined): string {
  if (!original) return 'no decision let it through: the first tier needs none';
  return original.run
    ? `the run ${original.run.runId} decided it`
    : 'a key signed the decision: no run keeps its report';
}

/**
 * `causeway rollback original`: the run whose artifact holds the decision of the release to restore. "Nothing to go
 * back to" is an answer, too: a monitor watches in any case.
 */
export async function originalOfRollback(flags: PlanFlags, desk: EvidenceDesk, context: Context): Promise<void> {
  requireReceiptId(flags.to);
  placeOf(flags, desk);
  const book = await desk.ledger.book();
  const choice = chooseRollback(book, desk.registry, flags);
  if (!choice.ok && choice.status !== 'missing') {
    const exitCode = choice.status === 'unverified' ? 3 : 1;
    throw new UserError(choice.reason, { place: `${flags.surface} on ${flags.tier}`, exitCode });
  }
  const original = choice.ok ? originalDecision(book, choice, flags.tier) : undefined;
  const run = original?.run?.runId ?? null;
  const reason = choice.ok ? whose(original) : choice.reason;
  if (desk.common.json) printJson(context, { schema: 'causeway/rollback-original/v1', run, reason });
  else context.print(`${run ?? 'none'}  ${reason}`);
}
