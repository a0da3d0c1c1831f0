import type { EvidenceBook } from '../../evidence/branch/branch';
import { type Entry, entriesOf } from '../../evidence/readers/answer';
import { receiptChain } from '../../evidence/receipts/chain';
import { contradictionOf } from '../../evidence/receipts/receipt';
import type { Sample, Unmeasured } from './sample';

/** The evidence branch's measurements of a tier's surfaces. */
export interface Measurements {
  readonly samples: readonly Sample[];
  readonly unmeasured: readonly Unmeasured[];
}

function fromReceipts(book: EvidenceBook, tier: string, surface: string): Measurements {
  const chain = receiptChain(book, surface, tier);
  const wrong = chain.ok
    ? chain.receipts.map(contradictionOf).find((reason) => reason !== undefined)
    : `the receipts on ${tier} cannot be relied on: ${chain.reason}`;
  if (wrong !== undefined) {
    const sources = ['receipt-health', 'receipt-duration'] as const;
    return { samples: [], unmeasured: sources.map((source) => ({ source, surface, reason: wrong })) };
  }
  const receipts = chain.ok ? chain.receipts : [];
  const samples = receipts.flatMap(({ id, statement: { predicate } }): readonly Sample[] => {
    const { startedAt, finishedAt, health } = predicate;
    const common = { surface, at: new Date(finishedAt), evidence: [id] };
    const seconds = (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000;
    const duration = { ...common, source: 'receipt-duration' as const, value: seconds };
    // Without any health check there is no rate of 0.
    if (health.checks === 0) return [duration];
    const failed = Math.max(0, health.checks - health.passed) / health.checks;
    return [duration, { ...common, source: 'receipt-health' as const, value: failed }];
  });
  return { samples, unmeasured: [] };
}

// A check on a bundle is flaky when it failed and later passed without a change. The entries are sorted by trusted
// time.
function flakes(book: EvidenceBook, surface: string): readonly Sample[] {
  const results = entriesOf(book, 'test-result').filter(({ predicate }) => predicate.surface === surface);
  const groups = new Map<string, Entry<'test-result'>[]>();
  for (const entry of results) {
    const key = JSON.stringify([entry.subjects.commit, entry.subjects.bundle, entry.predicate.checkId]);
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return [...groups.values()].map((entries): Sample => {
    const failed = entries.findIndex(({ predicate }) => predicate.result === 'FAILED');
    const isFlaky = failed !== -1 && entries.slice(failed).some(({ predicate }) => predicate.result !== 'FAILED');
    return {
      source: 'test-flakes',
      surface,
      value: isFlaky ? 1 : 0,
      at: new Date(Math.max(...entries.map(({ time }) => time.getTime()))),
      evidence: entries.map(({ id }) => id).sort(),
    };
  });
}

/** Everything that verified evidence can measure: receipts of a tier, and test results of every commit. */
export function measurementsOf(book: EvidenceBook, tier: string, surfaces: readonly string[]): Measurements {
  const parts = surfaces.map((surface) => {
    const { samples, unmeasured } = fromReceipts(book, tier, surface);
    return { samples: [...samples, ...flakes(book, surface)], unmeasured };
  });
  return {
    samples: parts.flatMap(({ samples }) => samples),
    unmeasured: parts.flatMap(({ unmeasured }) => unmeasured),
  };
}

/** The measurements for an unreadable branch: all of them are unknown. */
export function unknownMeasurements(surfaces: readonly string[], reason: string): Measurements {
  const sources = ['receipt-health', 'receipt-duration', 'test-flakes'] as const;
  const unmeasured = surfaces.flatMap((surface) => sources.map((source) => ({ source, surface, reason })));
  return { samples: [], unmeasured };
}
