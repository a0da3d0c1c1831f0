import { freshDrill } from '../../evidence/readers/drill';
import { lastSucceeded, receiptChain } from '../../evidence/receipts/chain';
import { newestToKeep } from '../../evidence/receipts/last-known-good';
import type { Receipt } from '../../evidence/receipts/receipt';
import type { GateCheck } from '../../evidence/statement/predicates/decision';
import { type CheckOutcome, checkId, finding } from '../facts/finding';
import type { Release } from '../facts/inputs';

/**
 * The time for which a proof that a deploy can be restored counts, in milliseconds: 24 hours, as for other live
 * readings.
 */
const RESTORABLE_FRESH = 24 * 3_600_000;

/** Whether a receipt's deploy can be restored, by the newest look. */
export function restorableOutcome({ restorability, request, now }: Release, receipt: Receipt): CheckOutcome {
  const { surface, sequence } = receipt.statement.predicate;
  const found = (restorability?.targets ?? []).filter(
    (each) => each.surface === surface && each.tier === request.tier && each.receipt === receipt.id,
  );
  const evidence = [receipt.id];
  if (found.length === 0)
    return { status: 'unverified', reason: `nobody has checked whether receipt ${sequence} can be restored`, evidence };
  const age = Math.max(...found.map(({ checkedAt }) => Math.abs(now.getTime() - Date.parse(checkedAt))));
  if (!(age <= RESTORABLE_FRESH))
    return { status: 'stale', reason: 'it was looked at more than 24 hours ago', evidence };
  if (!found.every(({ restorable }) => restorable)) {
    return { status: 'hard-fail', reason: `the deploy of receipt ${sequence} cannot be restored any more`, evidence };
  }
  return { status: 'pass', reason: `the deploy of receipt ${sequence} can be restored`, evidence };
}

function lastGood(release: Release, surface: string): Receipt | CheckOutcome {
  const { book, registry, request, tier, now } = release;
  const chain = receiptChain(book, surface, tier.id);
  if (!chain.ok) return { status: chain.status, reason: chain.reason };
  const good = newestToKeep(book, registry, { surface, tier: tier.id });
  if (good.ok) return good.receipt;
  if (lastSucceeded(chain.receipts)) return { status: good.status, reason: good.reason };
  const drilled = freshDrill(book, surface, tier.id, now);
  // A drill restored something: if its receipt is missing, the history is incomplete.
  if (drilled.status !== 'missing')
    return { ...drilled, status: 'unverified', reason: 'a drill, but no receipt that it restored' };
  if (request.evidence.head === null || request.evidence.problem) {
    return { status: 'unverified', reason: 'whether there was a receipt is not known' };
  }
  return {
    status: 'skipped-expected',
    reason: `nothing has succeeded on ${tier.id} yet: there is nothing to roll back to`,
  };
}

/** A rollback was exercised in the last 30 days, and the release to restore can be restored. */
export function drillChecks(release: Release): readonly GateCheck[] {
  const { tier, request, book, now } = release;
  if (!tier.gate.requires.includes('drill')) return [];
  return request.surfaces.flatMap((surface) => {
    const last = lastGood(release, surface);
    const isReceipt = 'statement' in last;
    return [
      finding(
        {
          id: checkId('drill/rollback', surface),
          category: 'drill',
          severity: 'high',
          threshold: 'a rollback drill that passed in the last 30 days',
          fix: `causeway rollback drill --surface ${surface} --tier ${tier.id}`,
        },
        isReceipt ? freshDrill(book, surface, tier.id, now) : last,
      ),
      finding(
        {
          id: checkId('drill/restorable', surface),
          category: 'drill',
          threshold: 'the last known good can be restored, looked at in the last 24 hours',
          fix: `causeway lkg --surface ${surface} --tier ${tier.id}, and hand its answer over (--restorability)`,
        },
        isReceipt ? restorableOutcome(release, last) : last,
      ),
    ];
  });
}
