import type { EvidenceBook } from '../../evidence/branch/branch';
import { receiptChain } from '../../evidence/receipts/chain';
import type { GateReport } from '../../evidence/statement/predicates/decision';
import { isBlocker } from '../gate/blocking';
import type { Target } from '../targets/target';
import { approvalsOf, type Initiators } from './approvers';
import { type Choice, chooseRollback } from './choose';
import { decideRollback, type RollbackGate } from './decide';
import { type RollbackDesk, readBook } from './desk';
import { openIncident } from './incident';
import { takeLeave } from './leave';
import { markerOf, prove, proveBefore } from './prove';
import { writeRestored, writeRolledBack } from './receipts';
import { askRestorable, type KnownGood } from './restorability';
import { restoreDeploy } from './restore';

/** Who wants a roll-back, and of what. */
export interface RollbackOrder {
  /** The receipt to restore, by its id; undefined: the newest last known good. */
  readonly to?: string | undefined;
  /** Of an automatic one: the receipt of the deployment that the monitor watched. */
  readonly watched?: string | undefined;
  readonly initiators: Initiators;
  /** Why, in a few words: the incident says it. */
  readonly reason: string;
}

/** How a roll-back ended. */
export type RollbackResult =
  | {
      readonly status: 'rolled-back' | 'done-before';
      readonly choice: Choice;
      readonly incident: string | undefined;
      readonly report: GateReport | undefined;
    }
  | {
      readonly status: 'refused' | 'unverified';
      readonly reason: string;
      readonly choice: Choice | undefined;
      readonly report: GateReport | undefined;
    };

type Stop = Extract<RollbackResult, { readonly reason: string }>;

function stop(
  reason: string,
  { choice, report, isBlind = false }: { choice?: Choice; report?: GateReport; isBlind?: boolean } = {},
): Stop {
  return { status: isBlind ? 'unverified' : 'refused', reason, choice, report };
}

/** What keeps a roll-back back, in one line. */
function noGo(choice: Choice, report: GateReport): Stop {
  const blockers = report.checks.filter((check) => isBlocker(check, report.profile));
  const isBlind = blockers.length > 0 && blockers.every(({ status }) => status === 'unverified');
  const reasons = blockers.map(({ id, reason }) => `${id}: ${reason}`).join('; ');
  return stop(`the gate said no-go: ${reasons}`, { choice, report, isBlind });
}

// A site that was changed without a receipt is nobody's to change again by itself.
async function foreignDeploy(target: Target, { bad, good, origin }: Choice): Promise<string | undefined> {
  const live = (await target.published())?.deployId;
  const known = [bad, good, origin].map(({ statement }) => statement.predicate.target.deployId);
  if (live !== undefined && known.includes(live)) return undefined;
  return `what is published (${live ?? 'nothing'}) is neither the deployment that was watched nor the one to restore`;
}

/** What may be restored, by whose leave, and where. */
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
  if (!approvals.ok) return stop(approvals.reason, { choice });
  const { good } = choice;
  const target = await desk.reach({ commit: good.statement.subjects.commit ?? '' });
  const foreign = isAutomatic ? await foreignDeploy(target, choice) : undefined;
  if (foreign !== undefined) return stop(foreign, { choice });
  const chain = receiptChain(book, surface.id, tier.id);
  const receipts = chain.ok ? chain.receipts : [];
  const restorability = await askRestorable(good, { target, ownAddress: desk.ownAddress, receipts });
  if (restorability.status === 'restorable') {
    return { choice, target, known: { receipt: good, restorability }, approvals: approvals.ids };
  }
  const isBlind = restorability.status === 'unverified';
  return stop(`the last known good cannot be restored: ${restorability.reason}`, { choice, isBlind });
}

async function restore(desk: RollbackDesk, { choice, target, approvals }: Cleared, decision: string) {
  const { good, origin } = choice;
  const startedAt = desk.clock.now();
  const isSpentHere = target.hasOwnAddresses;
  const ticket = await takeLeave(desk, choice, { decision, approvals, isSpentHere });
  desk.onStep('ticket signed');
  // What a workflow deploys anew carries the ticket of now; what a provider kept, that of then.
  const marker = isSpentHere ? markerOf(origin) : { ...markerOf(good), ticketId: ticket.id };
  const acting = await desk.reach({ commit: good.statement.subjects.commit ?? '', ticketId: ticket.id });
  const from = (isSpentHere ? origin : good).statement.predicate.target.deployId;
  const deploy = await restoreDeploy(acting, from, marker, desk.clock);
  desk.onStep(`restored and read back: ${deploy.deployId}`);
  return { restored: { choice, ticket, startedAt }, deploy, marker, liveUrl: acting.liveUrl };
}

async function carryOut(
  desk: RollbackDesk,
  cleared: Cleared,
  gate: RollbackGate,
  incident: string,
): Promise<RollbackResult> {
  const { choice, target, known } = cleared;
  await proveBefore(desk, target, choice);
  const before = await decideRollback(desk, choice, gate, [known]);
  if (!before.signed) return noGo(choice, before.report);
  desk.onStep('gate: go');
  const { restored, deploy, marker, liveUrl } = await restore(desk, cleared, before.signed.verified.id);
  if (choice.state === 'new') await writeRolledBack(desk, restored);
  desk.onStep('receipt: rolled-back');
  const proof = await prove(desk, liveUrl, choice.good, marker.ticketId);
  const again = await decideRollback(desk, choice, gate, [known]);
  if (!again.signed) return noGo(choice, again.report);
  desk.onStep('gate again: go');
  await writeRestored(desk, restored, deploy, proof);
  desk.onStep('receipt: succeeded');
  return { status: 'rolled-back', choice, incident, report: again.report };
}

/**
 * Rolls a surface back on a tier, without a build: incident, decision, ticket, restore and lock, read back, receipts,
 * fresh smoke, and the gate again before the restored release counts as good. Each step is on the evidence branch or found
 * at the provider: cut off anywhere, the next run goes on. Rejects with UserError when a service refuses (exit 1) or
 * cannot be asked (exit 3).
 */
export async function rollBack(desk: RollbackDesk, order: RollbackOrder, gate: RollbackGate): Promise<RollbackResult> {
  const { surface, tier, onStep } = desk;
  const book = await readBook(desk);
  const choice = chooseRollback(book, { surface: surface.id, tier: tier.id, to: order.to, watched: order.watched });
  if (!choice.ok) return stop(choice.reason, { isBlind: choice.status === 'unverified' });
  if (choice.state === 'done') return { status: 'done-before', choice, incident: undefined, report: undefined };
  const cleared = await clear(desk, order, book, choice);
  if ('status' in cleared) return cleared;
  onStep(`restorable: ${choice.good.statement.predicate.receiptId}`);
  const incident = await openIncident(desk, book, choice, order.reason);
  onStep(`incident open: ${incident}`);
  return await carryOut(desk, cleared, gate, incident);
}
