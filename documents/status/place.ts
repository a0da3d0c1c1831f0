import type { EvidenceBook } from '../../evidence/branch/branch';
import { lastSucceeded, receiptChain } from '../../evidence/receipts/chain';
import { contradictionOf, type Receipt } from '../../evidence/receipts/receipt';
import type { PlaceStatus } from './model';

/** The live release of one place, by its receipts. */
export interface FoundPlace {
  readonly state: PlaceStatus['state'];
  readonly receipt: Receipt | undefined;
  readonly reason: string | null;
  readonly receipts: readonly Receipt[];
}

function last(receipts: readonly Receipt[]): Receipt | undefined {
  const gone = new Set(
    receipts
      .filter(({ statement }) => statement.predicate.outcome === 'rolled-back')
      .map(({ statement }) => statement.predicate.bundleDigest),
  );
  return lastSucceeded(receipts.filter(({ statement }) => !gone.has(statement.predicate.bundleDigest)));
}

/** The live release of a surface on a tier. Only a newest receipt that says `succeeded` and is consistent is `live`. */
export function placeIn(book: EvidenceBook, surface: string, tier: string): FoundPlace {
  const chain = receiptChain(book, surface, tier);
  if (!chain.ok) {
    const state = chain.status === 'hard-fail' ? 'broken' : 'unread';
    return { state, receipt: undefined, reason: chain.reason, receipts: [] };
  }
  const { receipts } = chain;
  const newest = receipts.at(-1);
  if (!newest) return { state: 'never', receipt: undefined, reason: null, receipts };
  const { outcome, finishedAt } = newest.statement.predicate;
  if (outcome !== 'succeeded') {
    const what = outcome === 'failed' ? 'the last deploy failed' : 'the last release was rolled back';
    const reason = `${what} at ${finishedAt}, and no receipt after it says what is live`;
    return { state: 'uncertain', receipt: last(receipts), reason, receipts };
  }
  const reason = contradictionOf(newest);
  if (reason !== undefined) return { state: 'uncertain', receipt: last(receipts.slice(0, -1)), reason, receipts };
  return { state: 'live', receipt: newest, reason: null, receipts };
}
