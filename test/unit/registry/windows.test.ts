import * as fc from 'fast-check';
import type { Window } from '../../../registry/schema/tier';
import { openingAt } from '../../../registry/window-openings';
import { skippedOpening } from '../../../registry/window-skips';
import { closedAt, windowFlaw } from '../../../registry/windows';

const weekend: Window = {
  id: 'weekend',
  reason: 'nobody is on call',
  timeZone: 'Europe/Berlin',
  start: '2026-01-02T17:00',
  duration: 'P2DT14H',
  rule: 'FREQ=WEEKLY;BYDAY=FR',
};
const at = (window: Window, now: string) => openingAt(window, new Date(now));

describe('a window', () => {
  test.each([
    ['before its first opening', '2026-01-02T15:59:59Z', undefined],
    ['at its first moment', '2026-01-02T16:00:00Z', '2026-01-05T06:00:00Z'],
    ['at its last moment', '2026-01-05T05:59:59.999Z', '2026-01-05T06:00:00Z'],
    ['at its end', '2026-01-05T06:00:00Z', undefined],
    ['between two openings', '2026-01-07T12:00:00Z', undefined],
    // Clocks go forward on 29 March 2026: it ends at seven, local time, an hour sooner.
    ['over the end of winter time', '2026-03-30T04:59:00Z', '2026-03-30T05:00:00Z'],
    ['after the end of winter time', '2026-03-30T05:00:00Z', undefined],
    // They go back on 25 October 2026.
    ['over the end of summer time', '2026-10-26T05:59:00Z', '2026-10-26T06:00:00Z'],
    ['ten years later', '2036-01-03T03:00:00Z', undefined],
    ['on a weekend ten years later', '2036-01-05T17:00:00Z', '2036-01-07T06:00:00Z'],
  ])('%s', (_what, now, until) => {
    expect(at(weekend, now)?.until).toBe(until);
  });

  test('counts hours exactly where clocks change, as RFC 5545 says', () => {
    const { rule: _, ...once } = { ...weekend, start: '2026-03-28T17:00', duration: 'PT24H' };
    expect(at(once, '2026-03-28T20:00:00Z')?.until).toBe('2026-03-29T16:00:00Z');
    expect(at({ ...once, duration: 'P1D' }, '2026-03-28T20:00:00Z')?.until).toBe('2026-03-29T15:00:00Z');
  });

  test.each([
    ['New York', 'America/New_York', '2026-12-24T00:00', '2026-12-24T05:00:00Z'],
    ['Kathmandu', 'Asia/Kathmandu', '2026-12-24T00:00', '2026-12-23T18:15:00Z'],
    ['UTC', 'UTC', '2026-12-24T00:00', '2026-12-24T00:00:00Z'],
  ])('opens at the time of %s', (_what, timeZone, start, from) => {
    const { rule: _, ...holidays } = { ...weekend, timeZone, start, duration: 'P10D' };
    expect(at(holidays, from)?.from).toBe(from);
    expect(openingAt(holidays, new Date(Date.parse(from) - 1))).toBeUndefined();
  });

  test('of one that overlaps itself the last opening counts', () => {
    const long = { ...weekend, duration: 'P8D' };
    expect(at(long, '2026-01-09T16:30:00Z')?.until).toBe('2026-01-17T16:00:00Z');
  });

  test('a tier is closed until the last of its open windows ends', () => {
    const { rule: _, ...longer } = { ...weekend, id: 'holidays', duration: 'P10D' };
    const now = new Date('2026-01-03T00:00:00Z');
    expect(closedAt({ windows: [weekend, longer] }, now)?.window.id).toBe('holidays');
    expect([closedAt({}, now), closedAt({ windows: [] }, now)]).toEqual([undefined, undefined]);
  });

  test('is open as often as it lasts, whatever the week', () => {
    const utc = { ...weekend, timeZone: 'UTC' };
    const first = Date.parse('2026-01-02T17:00:00Z');
    const [week, length] = [7 * 24 * 3600e3, 62 * 3600e3];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 * week }), (since) => {
        const isOpen = openingAt(utc, new Date(first + since)) !== undefined;
        return isOpen === since % week < length;
      }),
    );
  });
});

describe('a window is refused', () => {
  test.each<[string, Partial<Window>, RegExp]>([
    ['with a time zone that there is not', { timeZone: 'Europe/Bielefeld' }, /./],
    ['with a day that there is not', { start: '2026-02-30T10:00' }, /./],
    ['with a start that clocks skip', { start: '2026-03-29T02:30', rule: 'FREQ=WEEKLY;BYDAY=SU' }, /./],
    ['with a start that clocks pass twice', { start: '2026-10-25T02:30', rule: 'FREQ=WEEKLY;BYDAY=SU' }, /./],
    ['without a duration', { duration: 'PT0S' }, /no duration/],
    ['with no frequency', { rule: 'BYDAY=FR' }, /FREQ/],
    ['with a frequency that there is not', { rule: 'FREQ=NEVER' }, /FREQ/],
    ['every hour', { rule: 'FREQ=HOURLY' }, /HOURLY/],
    ['with a day that there is not in a week', { rule: 'FREQ=WEEKLY;BYDAY=XX' }, /BYDAY/],
    ['with a part that the library leaves out', { rule: 'FREQ=WEEKLY;BYDAI=FR' }, /the part "BYDAI"/],
    ['with a start in its rule', { rule: 'DTSTART:20260102T170000Z\nRRULE:FREQ=WEEKLY' }, /the part/],
    ['with a part twice', { rule: 'FREQ=WEEKLY;BYDAY=FR;BYDAY=MO' }, /twice/],
    ['that comes less than once', { rule: 'FREQ=WEEKLY;BYDAY=FR;COUNT=-1' }, /comes -1 times/],
    ['that comes too often to reckon', { rule: 'FREQ=WEEKLY;BYDAY=FR;COUNT=2000' }, /comes 2000 times/],
    ['that never comes', { rule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' }, /./],
    ['whose rule does not come at its start', { rule: 'FREQ=WEEKLY;BYDAY=MO' }, /does not come at 2026-01-02T17:00/],
    ['whose rule ended before', { rule: 'FREQ=WEEKLY;BYDAY=FR;UNTIL=20250101T000000Z' }, /./],
    ['that is always open by interval zero', { rule: 'FREQ=WEEKLY;INTERVAL=0' }, /interval/i],
  ])('%s', (_what, change, says) => {
    expect(windowFlaw({ ...weekend, ...change })).toMatch(says);
  });

  test.each<[string, Partial<Window>]>([
    ['every weekend', {}],
    ['once', { rule: undefined }],
    ['on the last Friday of a month', { start: '2026-01-30T17:00', rule: 'FREQ=MONTHLY;BYDAY=-1FR' }],
    ['every year', { start: '2026-12-20T00:00', rule: 'FREQ=YEARLY' }],
    ['until a day', { rule: 'FREQ=WEEKLY;BYDAY=FR;UNTIL=20261231T000000Z' }],
  ])('not where it comes %s', (_what, change) => {
    expect(windowFlaw({ ...weekend, ...change } as Window)).toBeUndefined();
  });
});

describe('an opening that clocks skip is found', () => {
  const nightly = { ...weekend, timeZone: 'Europe/Berlin', start: '2026-12-01T02:30', rule: 'FREQ=DAILY' };
  test.each<[string, Partial<Window>, string | undefined]>([
    ['every night', {}, '2027-03-28T02:30'],
    ['on the last Sunday of March', { start: '2027-02-28T02:30', rule: 'FREQ=MONTHLY;BYDAY=-1SU' }, '2027-03-28T02:30'],
    [
      'in a zone that skips half an hour',
      { timeZone: 'Australia/Lord_Howe', start: '2026-12-01T02:15' },
      '2027-10-03T02:15',
    ],
    ['but not in a zone that skips none', { timeZone: 'UTC' }, undefined],
    ['but not at the hour after', { start: '2026-12-01T03:00' }, undefined],
    ['but not at the minute before', { start: '2026-12-01T01:59' }, undefined],
    ['but not on a weekday', { start: '2026-12-01T02:30', rule: 'FREQ=WEEKLY;BYDAY=TU' }, undefined],
    ['but not after the rule ended', { rule: 'FREQ=DAILY;UNTIL=20270301T000000Z' }, undefined],
    ['but not once', { rule: undefined }, undefined],
  ])('%s', (_what, change, expected) => {
    const window = { ...nightly, ...change } as Window;
    expect(skippedOpening(window)).toBe(expected);
    if (expected === undefined) return;
    const day = new Date(`${expected.slice(0, 10)}T12:00:00Z`);
    const opening = openingAt({ ...window, duration: 'PT22H' }, day);
    expect(opening).toBeUndefined();
  });
});
