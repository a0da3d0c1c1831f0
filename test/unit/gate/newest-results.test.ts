import { testOutcome } from '../../../gate/checks/test-evidence';
import type { Release } from '../../../gate/facts/inputs';
import { casesOf } from '../../support/cases';
import { FIRST, held } from '../../support/evidence/receipts/books';
import { BUNDLE, COMMIT } from '../../support/evidence/samples';
import { book } from '../../support/evidence/verified';

interface Result {
  readonly run: number;
  readonly attempt: number;
  readonly at: number;
  readonly result: 'PASSED' | 'WARNED' | 'FAILED';
}

test.each(casesOf<readonly Result[], string>('newest-results.yaml'))(
  'the cases of several results of one check: %s',
  (_what, { input, verdict }) => {
    const results = input.map(({ run: runId, attempt, at, result }) => {
      const counts =
        result === 'FAILED' ? { passed: 11, failed: 1, skipped: 0 } : { passed: 12, failed: 0, skipped: 0 };
      return held('test-result', { runId, attempt, result, counts }, {}, new Date(FIRST + at * 60_000));
    });
    const release = { book: book(results), request: { commit: COMMIT }, bundles: new Map([['shop', BUNDLE]]) };
    expect(testOutcome(release as unknown as Release, 'shop', 'unit').status).toBe(verdict);
  },
);
