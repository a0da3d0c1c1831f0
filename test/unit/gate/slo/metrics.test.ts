import { sloHistory } from '../../../../gate/slo/history';
import { measurementsOf } from '../../../../gate/slo/metrics';
import { chainOf, FIRST, held } from '../../../support/evidence/receipts/books';
import { commitOf, digestOf } from '../../../support/evidence/samples';
import { book } from '../../../support/evidence/verified';

const valuesOf = (found: ReturnType<typeof measurementsOf>, source: string) =>
  found.samples.filter((each) => each.source === source).map(({ value }) => value);

describe('receipts', () => {
  const health = (checks: number, passed: number) => {
    const at = new Date(FIRST).toISOString();
    return { health: { checks, passed, firstOkAt: passed > 0 ? at : null, lastOkAt: passed > 0 ? at : null } };
  };

  test('give the rate of failed health checks and the seconds of the deploy', () => {
    const startedAt = new Date(FIRST - 90_000).toISOString();
    const chain = chainOf([{ bundle: digestOf('b'), change: { ...health(4, 3), startedAt } }]);
    const found = measurementsOf(book(chain), 'dev', ['shop']);
    expect(valuesOf(found, 'receipt-health')).toEqual([0.25]);
    expect(valuesOf(found, 'receipt-duration')).toEqual([90]);
    expect(found.samples[0]).toMatchObject({ surface: 'shop', at: new Date(FIRST), evidence: [chain[0]?.id] });
  });

  test('of other tiers and surfaces are not measured, and none are no measurement', () => {
    const chain = chainOf([{ bundle: digestOf('b') }]);
    expect(measurementsOf(book(chain), 'staging', ['shop'])).toEqual({ samples: [], unmeasured: [] });
    expect(measurementsOf(book(chain), 'dev', ['docs'])).toEqual({ samples: [], unmeasured: [] });
  });

  test('without health checks say nothing about health', () => {
    const found = measurementsOf(book(chainOf([{ bundle: digestOf('b'), change: health(0, 0) }])), 'dev', ['shop']);
    expect(valuesOf(found, 'receipt-health')).toEqual([]);
    expect(valuesOf(found, 'receipt-duration')).toHaveLength(1);
  });

  test('that are no chain, or contradict themselves, hide what they would say', () => {
    const [first, second] = chainOf([{ bundle: digestOf('b') }, { bundle: digestOf('c') }]);
    const wrong = chainOf([{ bundle: digestOf('b'), time: new Date(FIRST + 3_600_000) }]);
    for (const statements of [[second!], [first!, second!, ...chainOf([{ bundle: digestOf('d') }])], wrong]) {
      const found = measurementsOf(book(statements), 'dev', ['shop']);
      expect(found.samples).toEqual([]);
      expect(found.unmeasured.map(({ source }) => source)).toEqual(['receipt-health', 'receipt-duration']);
    }
  });
});

describe('test results', () => {
  const result = (verdict: string, runId: number, attempt: number, change: object = {}, commit = commitOf('a')) =>
    held(
      'test-result',
      { result: verdict, runId, attempt, ...change },
      { commit },
      new Date(FIRST + runId * 1000 + attempt),
    );
  const flakes = (...results: ReturnType<typeof result>[]) =>
    valuesOf(measurementsOf(book(results), 'dev', ['shop']), 'test-flakes');

  test('that failed and passed again unchanged are flaky', () => {
    expect(flakes(result('FAILED', 1, 1), result('PASSED', 1, 2))).toEqual([1]);
    expect(flakes(result('FAILED', 1, 1), result('WARNED', 2, 1))).toEqual([1]);
  });

  test('that stayed as they were, or broke later, are not', () => {
    expect(flakes(result('PASSED', 1, 1))).toEqual([0]);
    expect(flakes(result('FAILED', 1, 1), result('FAILED', 1, 2))).toEqual([0]);
    expect(flakes(result('PASSED', 1, 1), result('FAILED', 2, 1))).toEqual([0]);
  });

  test('of another commit, bundle, check or surface are others', () => {
    expect(flakes(result('FAILED', 1, 1), result('PASSED', 2, 1, {}, commitOf('b')))).toEqual([0, 0]);
    expect(flakes(result('FAILED', 1, 1), result('PASSED', 2, 1, { checkId: 'e2e' }))).toEqual([0, 0]);
    expect(flakes(result('FAILED', 1, 1), result('PASSED', 2, 1, { surface: 'docs' }))).toEqual([0]);
  });
});

test('the history is what signed decisions about promotions to the tier said of SLOs', () => {
  const decision = held('release-decision');
  const { predicate } = decision.statement as { predicate: { release: { toTier: string; commit: string } } };
  const { toTier, commit } = predicate.release;
  const found = sloHistory(book([decision]), toTier);
  expect(found).toMatchObject([{ id: decision.id, commit }]);
  expect(sloHistory(book([decision]), 'elsewhere')).toEqual([]);
});
