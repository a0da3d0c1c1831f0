import fc from 'fast-check';
import { findingsExitCode } from '../../../live/finding';
import { type Applied, stateChanges } from '../../../live/state-changes';
import { readStateFacts, type StateUpdate } from '../../../live/state-facts';

const hour = (number: number, minute = 0) => new Date(Date.UTC(2026, 10, 21, number, minute)).toISOString();
const update = (number: number, change: Partial<StateUpdate> = {}): StateUpdate => ({
  kind: 'update',
  version: number,
  result: 'succeeded',
  changes: { create: number, same: 3 },
  startedAt: hour(number),
  endedAt: hour(number, 10),
  ...change,
});
const receipt = (number: number, change: Partial<Applied> = {}): Applied => ({
  stack: 'production',
  changes: { create: number, same: 3 },
  finishedAt: hour(number, 20),
  ...change,
});
const judge = (updates: readonly StateUpdate[], receipts: readonly Applied[]) =>
  stateChanges('production', { form: 'history', updates }, receipts);
const brief = (updates: readonly StateUpdate[], receipts: readonly Applied[]) =>
  judge(updates, receipts).map(({ kind, field }) => `${kind} ${field}`);

describe('a history', () => {
  test('with a receipt for each update has no findings', () => {
    expect(judge([update(2), update(1)], [receipt(1), receipt(2)])).toEqual([]);
    expect(judge([], [])).toEqual([]);
  });

  test.each<[string, StateUpdate[], Applied[], string[]]>([
    ['an update without one', [update(3), update(2), update(1)], [receipt(1), receipt(3)], ['different update 2']],
    ['an update after the last one', [update(2), update(1)], [receipt(1)], ['different update 2']],
    ['updates and no receipt at all', [update(2), update(1)], [], ['different update 1', 'different update 2']],
    ['a receipt of another stack', [update(1)], [receipt(1, { stack: 'dev' })], ['different update 1']],
    [
      'a receipt that tells of other changes',
      [update(1)],
      [receipt(1, { changes: { delete: 1 } })],
      ['different update 1'],
    ],
    [
      'a receipt from before the update’s end',
      [update(2), update(1)],
      [receipt(1), receipt(2, { finishedAt: hour(2, 5) })],
      ['different update 2'],
    ],
    ['a failed update without one', [update(1, { result: 'failed' })], [], ['different update 1']],
    [
      'a refresh that changed something',
      [update(1, { kind: 'refresh', changes: { update: 1 } })],
      [],
      ['different update 1'],
    ],
    [
      'an update of which nobody says what it changed',
      [{ ...update(1), changes: undefined as never }],
      [],
      ['different update 1'],
    ],
    ['an update that has not ended', [{ ...update(1), endedAt: undefined as never }], [], ['unverified update 1']],
    ['gaps', [update(3), update(1)], [receipt(1), receipt(3)], ['unverified history']],
    ['a beginning after the first receipt', [update(2)], [receipt(1), receipt(2)], ['unverified history']],
    ['nothing in it though there is a receipt', [], [receipt(1)], ['unverified history']],
  ])('with %s is found', (_what, updates, receipts, expected) => {
    expect(brief(updates, receipts)).toEqual(expected);
  });

  test('needs no receipt for what changed nothing, nor for what lies before the first that is given', () => {
    expect(judge([update(1, { changes: { same: 7 } })], [])).toEqual([]);
    expect(judge([update(3), update(2), update(1)], [receipt(3)])).toEqual([]);
  });

  test('of a backend that counts no versions is told apart by time', () => {
    const uncounted = [update(2, { version: 0 }), update(1, { version: 0 })];
    expect(judge(uncounted, [receipt(1), receipt(2)])).toEqual([]);
    expect(brief(uncounted, [receipt(1)])).toEqual([`different update of ${hour(2)}`]);
  });

  test('is judged the same in whatever order updates and receipts come', () => {
    const updates = [1, 2, 3, 4, 5].map((number) => update(number));
    const receipts = [1, 2, 4].map((number) => receipt(number));
    fc.assert(
      fc.property(
        fc.shuffledSubarray(updates, { minLength: 5 }),
        fc.shuffledSubarray(receipts, { minLength: 3 }),
        (some, others) => expect(brief(some, others)).toEqual(['different update 3', 'different update 5']),
      ),
    );
  });
});

describe('an exported state', () => {
  const exported = (writtenAt: string, pending = 0) => ({ form: 'export' as const, writtenAt, pending });
  const code = (writtenAt: string, receipts: readonly Applied[], pending = 0) =>
    findingsExitCode(stateChanges('production', exported(writtenAt, pending), receipts));

  test('is fine when it is not newer than the last receipt', () => {
    expect(code(hour(2, 10), [receipt(2), receipt(1)])).toBe(0);
  });

  test('is found when it is newer, when there is no receipt, when something was never ended', () => {
    expect(code(hour(2, 21), [receipt(1), receipt(2)])).toBe(1);
    expect(code(hour(2, 10), [])).toBe(1);
    expect(code(hour(2, 10), [receipt(2)], 1)).toBe(1);
  });
});

describe('the facts of a state', () => {
  const entry = {
    kind: 'update',
    version: 4,
    startTime: hour(1),
    endTime: hour(2),
    result: 'succeeded',
    message: '',
    environment: {},
    config: {},
    resourceChanges: { create: 1 },
  };
  test('are read from a history and from an export', () => {
    expect(readStateFacts(JSON.stringify([entry]), 'f')).toEqual({
      form: 'history',
      updates: [
        ...[{ kind: 'update', version: 4, startedAt: hour(1), endedAt: hour(2), result: 'succeeded' }].map((each) => ({
          ...each,
          message: '',
          changes: { create: 1 },
        })),
      ],
    });
    const state = { version: 3, deployment: { manifest: { time: '2026-11-21T10:00:00.123+01:00' }, resources: [] } };
    expect(readStateFacts(JSON.stringify(state), 'f')).toMatchObject({ form: 'export', pending: 0 });
  });

  test.each(['', '{}', '{"deployment":{}}', '[{"kind":"update"}]', '[{"kind":"update","startTime":"yesterday"}]'])(
    'cannot be found out from %j',
    (text) => {
      expect(() => readStateFacts(text, 'f')).toThrow(expect.objectContaining({ name: 'UserError', exitCode: 3 }));
    },
  );
});
