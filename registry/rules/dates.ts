import { days, endOfDay, startOfDay } from '../dates';
import { pointer } from '../problem';
import type { Rule } from '../rule';
import type { Registry } from '../schema';
import { showValue } from '../secret-looking';

const SOURCE = 'docs/registry.md';
const MAX_TOMBSTONE_DAYS = 90;

interface PlacedDate {
  readonly date: string;
  readonly pointer: string;
}

function expiries({ tombstones, trust }: Registry): readonly PlacedDate[] {
  return [
    ...tombstones.map(({ expires }, index) => ({ date: expires, pointer: pointer('tombstones', index, 'expires') })),
    ...(trust?.entries ?? []).flatMap((entry, index) =>
      entry.kind === 'key' ? [{ date: entry.notAfter, pointer: pointer('trust', 'entries', index, 'notAfter') }] : [],
    ),
  ];
}

function rotations({ surfaces }: Registry): readonly PlacedDate[] {
  return surfaces.flatMap(({ secrets }, index) =>
    secrets.flatMap(({ lastRotated }, secret) =>
      lastRotated === undefined
        ? []
        : [{ date: lastRotated, pointer: pointer('surfaces', index, 'secrets', secret, 'lastRotated') }],
    ),
  );
}

/** Dates are real, expiries are in the future, and events in the past. */
export const dateRules: readonly Rule[] = [
  {
    code: 'date-unreal',
    level: 'error',
    title: 'A date is a day of the calendar',
    why: 'Programs turn 30 February into different days.',
    source: SOURCE,
    check: (registry) =>
      [...expiries(registry), ...rotations(registry)]
        .filter(({ date }) => startOfDay(date) === undefined)
        .map(({ date, pointer: place }) => ({
          pointer: place,
          message: `there is no day ${showValue(date)}`,
          allowed: 'YYYY-MM-DD, a day that exists',
        })),
  },
  {
    code: 'date-expired',
    level: 'error',
    title: 'What expires has not expired',
    why: 'Somebody must remove or renew an expired tombstone or key.',
    source: SOURCE,
    check: (registry, { now }) =>
      expiries(registry)
        .filter(({ date }) => (endOfDay(date) ?? Number.POSITIVE_INFINITY) <= now.getTime())
        .map(({ date, pointer: place }) => ({
          pointer: place,
          message: `${showValue(date)} has passed at ${now.toISOString()}`,
          allowed: 'a day that has not ended',
        })),
  },
  {
    code: 'date-in-future',
    level: 'error',
    title: 'A rotation lies in the past',
    why: 'A date in the future would delay the next rotation.',
    source: SOURCE,
    check: (registry, { now }) =>
      rotations(registry)
        .filter(({ date }) => (startOfDay(date) ?? 0) > now.getTime())
        .map(({ date, pointer: place }) => ({
          pointer: place,
          message: `a secret cannot have been rotated on ${showValue(date)}, after ${now.toISOString()}`,
          allowed: 'a day that has begun',
        })),
  },
  {
    code: 'tombstone-too-long',
    level: 'error',
    title: 'A tombstone holds at most 90 days',
    why: 'It removes protection, which is meant for a removal in progress and not for the long term.',
    source: SOURCE,
    check: ({ tombstones }, { now }) =>
      tombstones.flatMap(({ expires }, index) =>
        (startOfDay(expires) ?? 0) > now.getTime() + days(MAX_TOMBSTONE_DAYS)
          ? [
              {
                pointer: pointer('tombstones', index, 'expires'),
                message: `the tombstone expires on ${showValue(expires)}, more than ${MAX_TOMBSTONE_DAYS} days ahead`,
                allowed: `at most ${MAX_TOMBSTONE_DAYS} days after ${now.toISOString().slice(0, 10)}`,
              },
            ]
          : [],
      ),
  },
];
