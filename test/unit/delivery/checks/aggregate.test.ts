import fc from 'fast-check';
import { aggregateSurface, type ReportedRun } from '../../../../delivery/checks/aggregate';
import { Check } from '../../../../registry/schema/check';
import { casesOf } from '../../../support/cases';

const check = (id: string, mode: Check['mode'] = 'blocking') =>
  Check.parse({ id, scope: 'surface', category: 'B', risk: 'x', severity: 'high', mode, context: `quality / ${id}` });
const CHECKS = [check('unit'), check('e2e'), check('lighthouse', 'advisory')];
const run = (name: string, conclusion: string | null, more: Partial<ReportedRun> = {}): ReportedRun => ({
  name,
  app: 'github-actions',
  status: conclusion === null ? 'in_progress' : 'completed',
  conclusion,
  ...more,
});
const GREEN = [
  run('quality / unit', 'success'),
  run('quality / e2e', 'success'),
  run('quality / lighthouse', 'success'),
];
const judge = (runs: readonly ReportedRun[], isTouched = true) =>
  aggregateSurface('shop', CHECKS, isTouched, runs, ['docs']);
const without = (name: string, ...instead: readonly ReportedRun[]) => [
  ...GREEN.filter((each) => each.name !== name),
  ...instead,
];

describe('the one required check of a surface', () => {
  test('succeeds when every blocking check did, and when the surface is not touched', () => {
    expect(judge(GREEN)).toMatchObject({ conclusion: 'success', title: '2 blocking checks succeeded' });
    expect(judge([], false)).toMatchObject({ conclusion: 'success', title: 'not touched' });
    const skipped = GREEN.map((each) => ({ ...each, conclusion: 'skipped' }));
    expect(judge(skipped, false)).toMatchObject({ conclusion: 'success', title: 'not touched' });
  });

  test.each<readonly [string, readonly ReportedRun[], string]>([
    ['skipped though touched', without('quality / e2e', run('quality / e2e', 'skipped')), 'e2e skipped-unexpected'],
    ['reported by nobody', without('quality / e2e'), 'e2e missing'],
    [
      'reported by another App',
      without('quality / e2e', run('quality / e2e', 'success', { app: 'stranger' })),
      'e2e missing',
    ],
    ['failed', without('quality / e2e', run('quality / e2e', 'failure')), 'e2e failure'],
    ['green and red under one name', [...GREEN, run('quality / e2e', 'failure')], 'e2e failure'],
    ['green and skipped under one name', [...GREEN, run('quality / e2e', 'skipped')], 'e2e skipped-unexpected'],
    [
      'ended without a conclusion',
      without('quality / e2e', run('quality / e2e', null, { status: 'completed' })),
      'e2e failure',
    ],
    ...['neutral', 'cancelled', 'timed_out', 'action_required', 'stale', 'startup_failure', 'of_the_future'].map(
      (conclusion) => [conclusion, without('quality / e2e', run('quality / e2e', conclusion)), 'e2e failure'] as const,
    ),
  ])('fails when a blocking check is %s', (_name, runs, title) => {
    expect(judge(runs)).toMatchObject({ conclusion: 'failure', title });
  });

  test('waits for what still runs, fails over it, and fails for a red check of a surface that is not touched', () => {
    expect(judge(without('quality / unit', run('quality / unit', null)))).toMatchObject({ conclusion: 'pending' });
    const both = [run('quality / unit', null), run('quality / e2e', 'failure')];
    expect(judge(both)).toMatchObject({ conclusion: 'failure', title: 'e2e failure' });
    expect(judge(both, false)).toMatchObject({ conclusion: 'failure' });
  });

  test('an advisory check fails nothing, and is shown', () => {
    const { conclusion, checks } = judge(without('quality / lighthouse', run('quality / lighthouse', 'failure')));
    expect([conclusion, checks.at(-1)]).toMatchObject(['success', { id: 'lighthouse', state: 'failure' }]);
  });

  test('a touched surface for which nothing is asked has proven nothing', () => {
    expect(aggregateSurface('shop', [], true, GREEN, [])).toMatchObject({ conclusion: 'failure' });
    expect(aggregateSurface('shop', [], false, GREEN, [])).toMatchObject({ conclusion: 'success' });
  });

  test('in a matrix over surfaces only its own job counts', () => {
    const matrix = [run('quality / unit (shop)', 'success'), run('quality / unit (docs)', 'failure')];
    const runs = [...without('quality / unit'), ...matrix];
    // A matrix over surfaces in which this one has no job proves nothing for it, even if another job has the same name.
    expect(judge([...GREEN, run('quality / unit (docs)', 'success')])).toMatchObject({ title: 'unit missing' });
    expect(judge(runs)).toMatchObject({ conclusion: 'success' });
    expect(judge(runs.filter(({ name }) => name !== 'quality / unit (shop)'))).toMatchObject({
      conclusion: 'failure',
      title: 'unit missing',
    });
  });

  describe('a run of a matrix whose name GitHub cut', () => {
    const cut = (name: string) => `${name.slice(0, 97)}...`;
    const long = 'x'.repeat(200);
    const ours = run('quality / unit (shop, linux)', 'success');
    const of = (...runs: readonly ReportedRun[]) => judge(without('quality / unit', ...runs));

    test.each([
      ['beside one of the surface', [ours]],
      ['beside a plain one', [run('quality / unit', 'success')]],
    ])('fails the check where it failed, %s', (_what, beside) => {
      const failed = run(cut(`quality / unit (windows, ${long})`), 'failure');
      expect(of(...beside, failed)).toMatchObject({ conclusion: 'failure', title: 'unit failure' });
    });

    test('may be the surface’s own although another surface is in what is left', () => {
      const failed = run(cut(`quality / unit (docs, ${long})`), 'failure');
      expect(of(ours, failed)).toMatchObject({ conclusion: 'failure' });
    });

    test('speaks for no surface, and a plain run beside it does not either', () => {
      const green = run(cut(`quality / unit (shop, ${long})`), 'success');
      expect(of(green)).toMatchObject({ title: 'unit missing' });
      expect(of(green, run('quality / unit', 'success'))).toMatchObject({ title: 'unit missing' });
      expect(of(green, ours)).toMatchObject({ conclusion: 'success' });
    });

    test('is found where the cut is within the name of the check', () => {
      const context = `quality / ${'y'.repeat(88)}`;
      const checks = [Check.parse({ ...check('unit'), context })];
      const runs = [run(context, 'success'), run(cut(`${context} (windows)`), 'failure')];
      expect(aggregateSurface('shop', checks, true, runs, [])).toMatchObject({ conclusion: 'failure' });
    });
  });

  test('never succeeds for a touched surface unless each blocking check has a success and nothing else', () => {
    const some = fc.record({
      name: fc.constantFrom('quality / unit', 'quality / e2e', 'quality / lighthouse', 'other'),
      app: fc.constantFrom('github-actions', 'stranger'),
      status: fc.constantFrom('completed', 'queued', 'in_progress'),
      conclusion: fc.constantFrom('success', 'failure', 'skipped', 'neutral', null),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 8 }), (runs) => {
        const proven = ['quality / unit', 'quality / e2e'].every((name) => {
          const ours = runs.filter((each) => each.name === name && each.app === 'github-actions');
          return ours.length > 0 && ours.every((each) => each.status === 'completed' && each.conclusion === 'success');
        });
        expect(judge(runs).conclusion === 'success').toBe(proven);
      }),
    );
  });
});

interface CaseRun {
  readonly conclusion: string | null;
  /** The result of the job behind it, where it differs. */
  readonly job?: string;
  readonly workflow?: string;
  /** Default: push. */
  readonly event?: string;
  readonly branch?: string;
  readonly at?: number;
}

interface CaseInput {
  /** Whether the change edits workflow files. */
  readonly isEdited: boolean;
  readonly runs: readonly CaseRun[];
}

test.each(casesOf<readonly CaseRun[] | CaseInput, string>('superseded-runs.yaml'))(
  'runs of one check: %s',
  (_what, each) => {
    const input = 'runs' in each.input ? each.input : { isEdited: false, runs: each.input };
    const runs = input.runs.map(
      ({ conclusion, job = conclusion, workflow, event = 'push', branch = 'feature', at = 0 }) => {
        const facts = { event, branch, isEdited: input.isEdited, conclusion: job, startedAt: at };
        return run('quality / e2e', conclusion, {
          origin: workflow === undefined ? undefined : { workflow, ...facts },
        });
      },
    );
    expect(judge(without('quality / e2e', ...runs)).conclusion).toBe(each.verdict);
  },
);
