import fc from 'fast-check';
import { evaluateSlo } from '../../../../gate/slo/evaluate';
import type { SloDecision } from '../../../../gate/slo/history';
import { sloBlockers, sloChecks } from '../../../../gate/slo/slo-rows';
import { aggregate, thresholdStatus } from '../../../../gate/slo/thresholds';
import { AT, metricOf, policyOf, questionOf, sampleOf } from '../../../support/delivery/slo/policy';
import { commitOf, digestOf } from '../../../support/evidence/samples';

const statusOf = (...args: Parameters<typeof questionOf>) => evaluateSlo(questionOf(...args)).facts[0]?.status;

describe('thresholds', () => {
  test.each([
    [9.99, 'pass'],
    [10, 'warn'],
    [19.99, 'warn'],
    [20, 'soft-fail'],
    [29.99, 'soft-fail'],
    [30, 'hard-fail'],
    [Number.NaN, 'hard-fail'],
    [Number.POSITIVE_INFINITY, 'hard-fail'],
  ] as const)('a value that reaches a threshold has crossed it: %d is %s', (value, expected) => {
    expect(thresholdStatus(value, { warn: 10, softFail: 20, hardFail: 30 }, 'lower-is-better')).toBe(expected);
    expect(thresholdStatus(-value, { warn: -10, softFail: -20, hardFail: -30 }, 'higher-is-better')).toBe(expected);
  });

  test('a worse value never has a better standing, in either direction', () => {
    const rank = ['pass', 'warn', 'soft-fail', 'hard-fail'];
    fc.assert(
      fc.property(fc.float({ noNaN: true }), fc.float({ noNaN: true }), (one, other) => {
        const [better, worse] = one < other ? [one, other] : [other, one];
        const of = (value: number) => thresholdStatus(value, { warn: 1, softFail: 2, hardFail: 3 }, 'lower-is-better');
        expect(rank.indexOf(of(better))).toBeLessThanOrEqual(rank.indexOf(of(worse)));
        const up = (value: number) => thresholdStatus(value, { warn: 3, softFail: 2, hardFail: 1 }, 'higher-is-better');
        expect(rank.indexOf(up(worse))).toBeLessThanOrEqual(rank.indexOf(up(better)));
      }),
    );
  });

  test('a rank is one of the values and leans to the worse side', () => {
    expect(aggregate([1, 2, 3, 4], 'median', 'lower-is-better')).toBe(3);
    expect(aggregate([1, 2, 3, 4], 'median', 'higher-is-better')).toBe(2);
    expect(aggregate([5, 1, 9], 'worst', 'lower-is-better')).toBe(9);
    expect(aggregate([5, 1, 9], 'worst', 'higher-is-better')).toBe(1);
    expect(aggregate([5, 1, 9], 'newest', 'lower-is-better')).toBe(9);
    expect(aggregate([1, 2, 6], 'mean', 'lower-is-better')).toBe(3);
    const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
    expect(aggregate(hundred, 'p95', 'lower-is-better')).toBe(95);
    expect(aggregate(hundred, 'p95', 'higher-is-better')).toBe(6);
  });
});

describe('an evaluation', () => {
  test('says pass, warn, soft fail and hard fail, with what was seen and what is wanted', () => {
    for (const [value, status] of [
      [1, 'pass'],
      [10, 'warn'],
      [20, 'soft-fail'],
      [30, 'hard-fail'],
    ] as const) {
      expect(statusOf({ samples: [sampleOf(value)] })).toBe(status);
    }
    const [check] = sloChecks(evaluateSlo(questionOf({ samples: [sampleOf(20)] })));
    expect(check).toEqual({
      id: 'slo/latency@shop',
      category: 'slo',
      severity: 'high',
      mode: 'blocking',
      status: 'soft-fail',
      observed: '20 seconds',
      threshold: 'warn ≥ 10, soft fail ≥ 20, hard fail ≥ 30 seconds',
      evidence: [digestOf('1')],
      reason: 'Latency: newest of 1 samples is 20 seconds',
      fix: 'go back',
    });
  });

  test('without a sample it is missing, with old ones only stale, and both keep the release back', () => {
    for (const [samples, status] of [
      [[], 'missing'],
      [[sampleOf(1, 8)], 'stale'],
      [[sampleOf(1, 7)], 'pass'],
    ] as const) {
      const evaluation = evaluateSlo(questionOf({ samples }));
      expect(evaluation.facts[0]?.status).toBe(status);
      for (const profile of ['strict', 'transitional'] as const) {
        expect(sloBlockers(evaluation, profile)).toEqual(status === 'pass' ? [] : ['slo/latency@shop']);
      }
    }
  });

  test('samples of another metric, source or surface count for nothing', () => {
    const others = [{ metric: 'other' }, { source: 'test-flakes' as const }, { surface: 'docs' }];
    for (const change of others) expect(statusOf({ samples: [sampleOf(1, 0, change)] })).toBe('missing');
    const { surface: _, ...whole } = sampleOf(1);
    expect(statusOf({ samples: [whole] })).toBe('missing');
  });

  test('every surface of the release is judged on its own', () => {
    const samples = [sampleOf(1), sampleOf(99, 0, { surface: 'docs' })];
    const { facts } = evaluateSlo(questionOf({ samples, surfaces: ['shop', 'docs', 'api'] }));
    expect(facts.map(({ surface, status }) => [surface, status])).toEqual([
      ['shop', 'pass'],
      ['docs', 'hard-fail'],
      ['api', 'missing'],
    ]);
  });

  test('too few samples are missing', () => {
    const policy = policyOf([metricOf({ minimumSamples: 2 })]);
    expect(statusOf({ policy, samples: [sampleOf(1)] })).toBe('missing');
    expect(statusOf({ policy, samples: [sampleOf(1), sampleOf(1, 1)] })).toBe('pass');
  });

  test('a sample of the future, and evidence that could not be read, are no measurement', () => {
    expect(statusOf({ samples: [sampleOf(1), sampleOf(1, -1)] })).toBe('unverified');
    expect(statusOf({ samples: [sampleOf(1, 0, { at: new Date(Number.NaN) })] })).toBe('unverified');
    const unmeasured = [{ source: 'metrics-file' as const, surface: 'shop', reason: 'forked' }];
    expect(statusOf({ samples: [sampleOf(1)], unmeasured })).toBe('unverified');
  });

  test('the transitional profile has thresholds of its own where the policy says so, and reports soft failures only', () => {
    const strict = { warn: 10, softFail: 20, hardFail: 30 };
    const stages = { production: { strict, transitional: { warn: 20, softFail: 30, hardFail: 40 } } };
    const policy = policyOf([metricOf({ stages })]);
    const samples = [sampleOf(30)];
    expect(statusOf({ policy, samples })).toBe('hard-fail');
    expect(statusOf({ policy, samples, profile: 'transitional' })).toBe('soft-fail');
    const evaluation = evaluateSlo(questionOf({ policy, samples, profile: 'transitional' }));
    expect(sloBlockers(evaluation, 'transitional')).toEqual([]);
    expect(sloBlockers(evaluation, 'strict')).toEqual(['slo/latency@shop']);
  });

  test('a stage that the policy does not judge, and a release of no surface, are no yes', () => {
    for (const change of [{ stage: 'staging' }, { surfaces: [] }]) {
      const evaluation = evaluateSlo(questionOf({ ...change, samples: [sampleOf(1)] }));
      expect(evaluation.facts).toMatchObject([{ name: 'slo/any', status: 'missing' }]);
      expect(sloBlockers(evaluation, 'transitional')).toEqual(['slo/any']);
    }
  });

  test('is the same whatever the order of its samples', () => {
    const policy = policyOf([metricOf({ aggregate: 'p95' })]);
    const samples = Array.from({ length: 6 }, (_, index) => sampleOf(index * 7, index));
    fc.assert(
      fc.property(fc.shuffledSubarray(samples, { minLength: samples.length }), (shuffled) => {
        expect(evaluateSlo(questionOf({ policy, samples: shuffled }))).toEqual(
          evaluateSlo(questionOf({ policy, samples })),
        );
      }),
    );
  });
});

describe('repeated breaches', () => {
  const decision = (digit: string, daysAgo: number, status: string, id = 'slo/latency@shop'): SloDecision => ({
    id: digestOf(digit),
    commit: commitOf(digit),
    at: new Date(AT.getTime() - daysAgo * 86_400_000),
    checks: [{ id, status }],
  });
  const names = (history: readonly SloDecision[], value = 20, profile: 'strict' | 'transitional' = 'strict') =>
    evaluateSlo(questionOf({ samples: [sampleOf(value)], history, profile })).facts.map(({ name, status }) => [
      name,
      status,
    ]);
  const once = [['slo/latency', 'soft-fail']];
  const again = [...once, ['slo/latency/repeated', 'hard-fail']];

  test('within the window they are a hard failure of their own, that a waiver can name', () => {
    expect(names([])).toEqual(once);
    for (const status of ['soft-fail', 'hard-fail', 'waived']) expect(names([decision('b', 3, status)])).toEqual(again);
    expect(names([decision('b', 14, 'soft-fail')])).toEqual(again);
    expect(names([decision('b', 15, 'soft-fail')])).toEqual(once);
  });

  test('warnings, other checks and the same release asked again do not count', () => {
    expect(names([decision('b', 3, 'warn')])).toEqual(once);
    expect(names([decision('b', 3, 'hard-fail', 'slo/latency@docs')])).toEqual(once);
    expect(names([decision('a', 3, 'hard-fail'), decision('a', 2, 'hard-fail')])).toEqual(once);
  });

  test('the transitional profile allows one more, and one release counts once', () => {
    const twice = [decision('b', 3, 'soft-fail'), decision('b', 2, 'soft-fail')];
    expect(names(twice, 20, 'transitional')).toEqual(once);
    expect(names([...twice, decision('c', 1, 'soft-fail')], 20, 'transitional')).toEqual(again);
  });

  test('a release that keeps the level is not held back by those before it', () => {
    expect(names([decision('b', 3, 'hard-fail')], 1)).toEqual([['slo/latency', 'pass']]);
  });

  test('they block even where the metric only advises', () => {
    const policy = policyOf([metricOf({ mode: 'advisory' })]);
    const evaluation = evaluateSlo(
      questionOf({ policy, samples: [sampleOf(20)], history: [decision('b', 3, 'soft-fail')], profile: 'strict' }),
    );
    expect(sloBlockers(evaluation, 'strict')).toEqual(['slo/latency/repeated@shop']);
    expect(evaluation.guidance.join('\n')).toContain('a waiver that another person approves');
  });

  test('come with what to do about a release that is out', () => {
    const { guidance } = evaluateSlo(questionOf({ samples: [sampleOf(30)] }));
    const command = 'causeway rollback plan --surface shop --tier production';
    expect(guidance).toEqual([`slo/latency@shop: go back. If it is out already: ${command}`]);
    expect(evaluateSlo(questionOf({ samples: [sampleOf(10)] })).guidance).toEqual([]);
  });
});
