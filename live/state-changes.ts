import type { Predicates } from '../evidence/statement/kinds';
import { addressText } from '../plan/address';
import { shellWord } from '../plan/shell-word';
import { sortedBy } from '../plan/sorted';
import type { Finding } from './finding';
import { commandWithComment } from './repair/shell';
import type { StateFacts, StateUpdate } from './state-facts';

/** The fields of an apply receipt that identify an update. */
export type Applied = Pick<Predicates['apply-receipt'], 'stack' | 'changes' | 'finishedAt'>;

/** An operation that changed nothing. */
function isIdle({ changes }: StateUpdate): boolean {
  if (changes === undefined) return false;
  return Object.entries(changes).every(([operation, count]) => operation === 'same' || count === 0);
}

function changesText(changes: Readonly<Record<string, number>>): string {
  const own = Object.entries(changes).filter(([operation, count]) => operation !== 'same' && count > 0);
  return (
    sortedBy(own, ([operation]) => operation)
      .map(([operation, count]) => `${operation} ${count}`)
      .join(', ') || 'nothing'
  );
}

interface Judged {
  readonly stack: string;
  /** Receipts of the stack, oldest first. */
  readonly receipts: readonly Applied[];
}

function finding(stack: string, kind: Finding['kind'], field: string, reason: string): Finding {
  const repair = commandWithComment(
    `pulumi stack history --stack ${shellWord(stack)} --json`,
    'find who did it, then apply again',
  );
  return { kind, address: addressText({ kind: 'state', stack }), field, reason, repair };
}

// The job that applied writes the receipt, after the update and before the next one starts.
function receiptOf({ receipts }: Judged, update: StateUpdate, next: StateUpdate | undefined): Applied | undefined {
  const end = Date.parse(update.endedAt ?? '');
  const until = next === undefined ? Number.POSITIVE_INFINITY : Date.parse(next.startedAt);
  return receipts.find(({ finishedAt }) => Date.parse(finishedAt) >= end && Date.parse(finishedAt) <= until);
}

function judgeUpdate(judged: Judged, update: StateUpdate, next: StateUpdate | undefined): readonly Finding[] {
  const { kind, version, endedAt, startedAt, changes } = update;
  const field = version > 0 ? `update ${version}` : `update of ${startedAt}`;
  if (endedAt === undefined) {
    return [finding(judged.stack, 'unverified', field, `a ${kind} began at ${startedAt} and has not ended`)];
  }
  if (isIdle(update)) return [];
  const receipt = receiptOf(judged, update, next);
  if (!receipt) {
    const what = changes === undefined ? 'changes unknown' : changesText(changes);
    return [finding(judged.stack, 'different', field, `no apply receipt tells of the ${kind} of ${endedAt}: ${what}`)];
  }
  if (changes === undefined || changesText(changes) === changesText(receipt.changes)) return [];
  const reason = `the receipt tells of ${changesText(receipt.changes)}, the update of ${changesText(changes)}`;
  return [finding(judged.stack, 'different', field, reason)];
}

function isWhole(updates: readonly StateUpdate[]): boolean {
  const versions = updates.map(({ version }) => version);
  return versions.every((version, index) => index === 0 || version === 0 || version === (versions[index - 1] ?? 0) + 1);
}

function judgeHistory(judged: Judged, newestFirst: readonly StateUpdate[]): readonly Finding[] {
  const { stack, receipts } = judged;
  const updates = sortedBy(newestFirst, ({ startedAt, version }) => `${startedAt} ${String(version).padStart(9, '0')}`);
  const [oldest] = updates;
  const first = receipts[0];
  const unverified = (reason: string) => [finding(stack, 'unverified', 'history', reason)];
  if (!oldest) {
    return first ? unverified('there is an apply receipt, but the history is empty') : [];
  }
  if (!isWhole(updates)) return unverified('the history has gaps');
  if (first && Date.parse(oldest.startedAt) > Date.parse(first.finishedAt)) {
    return unverified(`the history begins at ${oldest.startedAt}, after the receipt of ${first.finishedAt}`);
  }
  // Updates before the first given receipt are its past: only later ones are judged.
  return updates.flatMap((update, index) => {
    const next = updates[index + 1];
    const isPast = first && next && Date.parse(next.endedAt ?? '') <= Date.parse(first.finishedAt);
    return isPast ? [] : judgeUpdate(judged, update, next);
  });
}

function judgeExport({ stack, receipts }: Judged, writtenAt: string, pending: number): readonly Finding[] {
  const last = receipts.at(-1);
  const open =
    pending === 0
      ? []
      : [finding(stack, 'different', 'pending operations', `${pending} operations were begun and never ended`)];
  if (last && Date.parse(writtenAt) <= Date.parse(last.finishedAt)) return open;
  const since = last ? `the last apply receipt is of ${last.finishedAt}` : 'there is no apply receipt';
  return [...open, finding(stack, 'different', 'manifest', `the state was written at ${writtenAt}, and ${since}`)];
}

/**
 * State changes without an `up` of Causeway: every update after the first given receipt needs a receipt of its own with
 * the same changes, and an exported state must not be newer than the last one. Pure; the receipts' signatures are
 * verified before. A history that has gaps or does not reach back to the first receipt is unverified.
 */
export function stateChanges(stack: string, facts: StateFacts, applied: readonly Applied[]): readonly Finding[] {
  const own = applied.filter((receipt) => receipt.stack === stack);
  const receipts = sortedBy(own, ({ finishedAt }) => new Date(finishedAt).toISOString());
  const judged = { stack, receipts };
  return facts.form === 'history'
    ? judgeHistory(judged, facts.updates)
    : judgeExport(judged, facts.writtenAt, facts.pending);
}
