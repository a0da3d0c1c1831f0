import type { Receipt } from '../../evidence/receipts/receipt';
import type { Choice } from '../../evidence/receipts/rollback-choice';
import type { RollbackResult } from './decide-rollback';

/** A receipt as reports name it. */
export interface ReceiptName {
  readonly id: string;
  readonly receiptId: string;
  readonly commit: string | null;
  readonly bundle: string | null;
  readonly deployId: string;
}

/** The result of a rollback. */
export interface RollbackReport {
  readonly schema: 'urn:causeway:rollback:v1';
  readonly surface: string;
  readonly tier: string;
  readonly automatic: boolean;
  readonly status: RollbackResult['status'];
  readonly reason: string;
  readonly bad: ReceiptName | null;
  readonly good: ReceiptName | null;
  readonly incident: string | null;
  /** The id of the leaf's ticket. */
  readonly ticket: string | null;
  readonly decisionDigest: string | null;
  /** The completed steps, in order. */
  readonly steps: readonly string[];
}

/** A receipt's names. */
export function nameOf({ id, statement }: Receipt): ReceiptName {
  const { receiptId, target } = statement.predicate;
  const { commit = null, bundle = null } = statement.subjects;
  return { id, receiptId, commit, bundle, deployId: target.deployId };
}

function reasonOf(result: RollbackResult): string {
  if ('reason' in result) return result.reason;
  const { receiptId } = result.choice.good.statement.predicate;
  const said = {
    ticketed: `${receiptId} may be restored`,
    restored: `${receiptId} is live again`,
    'rolled-back': `${receiptId} is live again, and the gate said go`,
    'done-before': `it was rolled back before: ${receiptId} is live`,
  };
  return said[result.status];
}

/** The report of a rollback. */
export function rollbackReport(
  place: { readonly surface: string; readonly tier: string; readonly automatic: boolean },
  result: RollbackResult,
  steps: readonly string[],
): RollbackReport {
  const choice: Choice | undefined = result.choice;
  return {
    schema: 'urn:causeway:rollback:v1',
    ...place,
    status: result.status,
    reason: reasonOf(result),
    bad: choice ? nameOf(choice.bad) : null,
    good: choice ? nameOf(choice.good) : null,
    incident: 'incident' in result ? (result.incident ?? null) : null,
    ticket: 'ticket' in result ? (result.ticket?.id ?? null) : null,
    decisionDigest: result.report?.decisionDigest ?? null,
    steps,
  };
}

/** The command's exit codes. */
export const ROLLBACK_EXIT: Readonly<Record<RollbackResult['status'], 0 | 1 | 3>> = {
  ticketed: 0,
  restored: 0,
  'rolled-back': 0,
  'done-before': 0,
  refused: 1,
  unverified: 3,
};
