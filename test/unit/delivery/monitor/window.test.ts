import fc from 'fast-check';
import { type HealthSample, healthWindow } from '../../../../delivery/monitor/window';

const START = Date.parse('2026-11-21T12:00:00Z');
const RULE = { failureLimit: 3, failureShare: 0.1, windowSeconds: 60 };
/** Samples ten seconds apart: `.` passed, `x` failed. */
const seen = (text: string, everySeconds = 10): readonly HealthSample[] =>
  [...text].map((sign, index) => ({
    at: new Date(START + index * everySeconds * 1000),
    ok: sign === '.',
    reason: sign === '.' ? 'healthy' : 'it answered 503',
    milliseconds: 1,
  }));
const stateOf = (text: string, rule = RULE) => healthWindow(seen(text), rule).state;

describe('a health window', () => {
  test.each([
    ['', 'watching'],
    ['......', 'watching'],
    ['.......', 'healthy'],
    ['xx.xx..', 'unhealthy'],
    ['x.x.x.x.', 'unhealthy'],
    ['x..x...', 'healthy'],
    ['xxx', 'unhealthy'],
    ['..xxx', 'unhealthy'],
    ['xxx.......', 'unhealthy'],
    ['......x', 'watching'],
    ['......xx', 'watching'],
    ['......xx.', 'healthy'],
    ['......xxx', 'unhealthy'],
  ])('%s is %s', (text, state) => {
    expect(stateOf(text)).toBe(state);
  });

  test('that fails now and then is healthy, and says that a person should look', () => {
    expect(healthWindow(seen('x..x....'), RULE)).toMatchObject({
      state: 'healthy',
      warn: true,
      checks: 8,
      passed: 6,
      reason: 'it failed 2 of 8 times, never 3 in a row',
    });
    expect(healthWindow(seen('.......'), RULE)).toMatchObject({ state: 'healthy', warn: false });
  });

  test('that fails two times of three for ten minutes is unhealthy, though never three times in a row', () => {
    const rule = { failureLimit: 3, failureShare: 0.1, windowSeconds: 600 };
    const verdict = healthWindow(seen('xx.'.repeat(14), 15), rule);
    expect(verdict).toMatchObject({ state: 'unhealthy', reason: expect.stringMatching(/^it failed 28 of 41 times/) });
    expect(healthWindow(seen('xx.'.repeat(14), 15), { ...rule, failureShare: 0.7 }).state).toBe('healthy');
    expect(healthWindow(seen(`${'.'.repeat(40)}x.`, 15), rule).state).toBe('healthy');
  });

  test('tells when it was well first and last, and of the last failure', () => {
    const verdict = healthWindow(seen('.x.xxx'), RULE);
    expect(verdict).toMatchObject({ state: 'unhealthy', firstOkAt: seen('.')[0]?.at, lastOkAt: seen('...')[2]?.at });
    expect(verdict.reason).toBe('3 failures in a row; the last: it answered 503');
    expect(healthWindow(seen('xxx'), RULE)).toMatchObject({ firstOkAt: undefined, lastOkAt: undefined });
  });

  test('counts failures in a row only within the window, but nothing ends in the dark', () => {
    const slow = (text: string) => healthWindow(seen(text, 40), RULE).state;
    expect(slow('.xx')).toBe('watching');
    expect(slow('.xx.')).toBe('healthy');
    expect(slow('.xxx')).toBe('unhealthy');
    expect(slow('xxx')).toBe('unhealthy');
  });

  const samples = fc.array(fc.boolean(), { maxLength: 40 }).map((all) => all.map((ok) => (ok ? '.' : 'x')).join(''));
  const rules = fc.record({
    failureLimit: fc.integer({ min: 1, max: 5 }),
    failureShare: fc.constant(1),
    windowSeconds: fc.integer({ min: 50, max: 300 }),
  });

  test('is unhealthy in whatever order, if and only if so many failed in a row', () => {
    fc.assert(
      fc.property(samples, rules, (text, rule) => {
        expect(stateOf(text, rule) === 'unhealthy').toBe(text.includes('x'.repeat(rule.failureLimit)));
      }),
    );
  });

  test('that was unhealthy once stays so, whatever comes after', () => {
    fc.assert(
      fc.property(samples, samples, rules, (text, more, rule) => {
        if (stateOf(text, rule) === 'unhealthy') expect(stateOf(text + more, rule)).toBe('unhealthy');
      }),
    );
  });

  test('is decided by one more sample than the limit after its end at the latest', () => {
    fc.assert(
      fc.property(fc.integer({ min: 7, max: 30 }), rules, (length, rule) => {
        const over = `${'.'.repeat(Math.ceil(rule.windowSeconds / 10) + length)}${'x'.repeat(rule.failureLimit)}`;
        expect(stateOf(over, rule)).toBe('unhealthy');
      }),
    );
  });

  test('never counts another number of samples than it was given', () => {
    fc.assert(
      fc.property(samples, (text) => {
        const { checks, passed } = healthWindow(seen(text), RULE);
        expect([checks, passed]).toEqual([text.length, text.replaceAll('x', '').length]);
      }),
    );
  });
});
