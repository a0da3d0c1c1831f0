import type { EvidenceBook } from '../../evidence/branch/branch';
import { receiptChain } from '../../evidence/receipts/chain';
import { type Choice, chooseRollback } from '../../evidence/receipts/rollback-choice';
import type { GateReport } from '../../evidence/statement/predicates/decision';
import type { Ticket } from '../../evidence/tickets/ticket';
import { gateExitCode, isBlocker } from '../../gate/facts/blocking';
import type { Target } from '../targets/target';
import { approvalsOf } from './approvals';
import type { Initiators } from './count-approvals';
import { decideRollback, type RollbackGate } from './decide';
import type { RollbackDesk } from './desk';
import { openIncident } from './incident';
import { proveBefore } from './prove';
import { askRestorable, type KnownGood } from './restorability';
import { signRollbackTicket } from './sign-ticket';

/** The request for a rollback. */
export interface RollbackOrder {
  /** The id of the receipt to restore; undefined: the newest last known good. */
  readonly to?: string | undefined;
  /** Of an automatic rollback: the receipt of the watched deployment. */
  readonly watched?: string | undefined;
  readonly initiators: Initiators;
  /** The reason in a few words, for the incident. */
  readonly reason: string;
}

/** The progress of a rollback, and the reason why it stopped. */
export type RollbackResult =
  | {
      /** `ticketed`: the leaf may go. `restored`: it went. `rolled-back`: the restored release was confirmed too. */
      readonly status: 'ticketed' | 'restored' | 'rolled-back' | 'done-before';
      readonly choice: Choice;
      readonly incident?: string;
      readonly report?: GateReport | undefined;
      readonly ticket?: Ticket | undefined;
    }
  | {
      readonly status: 'refused' | 'unverified';
      readonly reason: string;
      readonly choice?: Choice | undefined;
      readonly report?: GateReport | undefined;
    };

/** A rollback that stopped. */
export type Stop = Extract<RollbackResult, { readonly reason: string }>;

/** The result of a stopped rollback. */
export function stoppedRollback(
  reason: string,
  { choice, report, isBlind = false }: { choice?: Choice; report?: GateReport; isBlind?: boolean } = {},
): Stop {
  return { status: isBlind ? 'unverified' : 'refused', reason, choice, report };
}

/** The reasons against a rollback, in one line. */
export function noGo(choice: Choice, report: GateReport): Stop {
  const blockers = report.checks.filter((check) => isBlocker(check, report.profile));
  const isBlind = gateExitCode(report) === 3;
  const reasons = blockers.map(({ id, reason }) => `${id}: ${reason}`).join('; ');
  return stoppedRollback(`the gate said no-go: ${reasons}`, { choice, report, isBlind });
}

/**
 * The reason why the published deploy must not be changed automatically; undefined: it is the watched one, or the one
 * to restore.
 */
export async function foreignDeploy(target: Target, { bad, good, origin }: Choice): Promise<string | undefined> {
  const live = (await target.published())?.deployId;
  const known = [bad, good, origin].map(({ statement }) => statement.predicate.target.deployId);
  if (live !== undefined && known.includes(live)) return undefined;
  return `the published deploy (${live ?? 'nothing'}) is neither the one that was watched nor the one to restore`;
}

/** The release that may be restored, with its approvals and its place. */
interface Cleared {
  readonly choice: Choice;
  readonly target: Target;
  readonly known: KnownGood;
  readonly approvals: readonly string[];
}

async function clear(
  desk: RollbackDesk,
  order: RollbackOrder,
  book: EvidenceBook,
  choice: Choice,
): Promise<Cleared | Stop> {
  const { registry, surface, tier, run } = desk;
  const isAutomatic = order.watched !== undefined;
  const { initiators } = order;
  const question = { registry, surface, tier, choice, isAutomatic, run, initiators };
  const approvals = await approvalsOf(desk, book, question);
  if (!approvals.ok) return stoppedRollback(approvals.reason, { choice });
  const { good } = choice;
  const target = await desk.reach();
  const foreign = isAutomatic ? await foreignDeploy(target, choice) : undefined;
  if (foreign !== undefined) return stoppedRollback(foreign, { choice });
  const chain = receiptChain(book, surface.id, tier.id);
  const receipts = chain.ok ? chain.receipts : [];
  const restorability = await askRestorable(good, { target, ownAddress: desk.ownAddress, receipts });
  if (restorability.status === 'restorable') {
    return { choice, target, known: { receipt: good, restorability }, approvals: approvals.ids };
  }
  const isBlind = restorability.status === 'unverified';
  return stoppedRollback(`the last known good cannot be restored: ${restorability.reason}`, { choice, isBlind });
}

/**
 * Decides a rollback: the release to remove and the one to restore, the approvals, whether it can be restored, fresh
 * smoke at the deploy's own address, the gate. A go is a signed ticket. The incident is open then, and nothing is
 * published: the leaf does that. Rejects with UserError when a service refuses (exit 1) or cannot be asked (exit 3).
 */
export async function decideToRollBack(
  desk: RollbackDesk,
  order: RollbackOrder,
  gate: RollbackGate,
): Promise<RollbackResult> {
  const { surface, tier, onStep } = desk;
  const { to, watched } = order;
  const book = await desk.ledger.refresh();
  const choice = chooseRollback(book, desk.registry, { surface: surface.id, tier: tier.id, to, watched });
  if (!choice.ok) return stoppedRollback(choice.reason, { isBlind: choice.status === 'unverified' });
  if (choice.state === 'done') return { status: 'done-before', choice };
  const cleared = await clear(desk, order, book, choice);
  if ('status' in cleared) return cleared;
  const { good } = choice;
  onStep(`restorable: ${good.statement.predicate.receiptId}`);
  const incident = await openIncident(desk, book, choice, order.reason);
  onStep(`incident open: ${incident}`);
  await proveBefore(desk, cleared.target, choice);
  const { report, signed } = await decideRollback(desk, choice, gate, [cleared.known]);
  if (!signed) return noGo(choice, report);
  onStep('gate: go');
  const { commit = '', bundle = '' } = good.statement.subjects;
  const ticket = await signRollbackTicket(desk, {
    commit,
    bundle,
    restores: good.id,
    gateDecision: signed.verified.id,
    approvals: cleared.approvals,
    ...(watched === undefined ? {} : { watched }),
  });
  onStep('ticket signed');
  return { status: 'ticketed', choice, incident, report, ticket };
}
