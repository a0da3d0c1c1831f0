import fc from 'fast-check';
import { durationMs, rotations } from '../../../plan/rotation';
import { planStack } from '../../../plan/stack';
import { stackMatrix } from '../../../plan/stack-matrix';
import { toggleParity } from '../../../plan/toggle-parity';
import { NOW } from '../../support/registry/fixtures';
import { sampleRegistry } from './registries';

describe('rotations', () => {
  const lastRotated = (day: string, rotateEvery = 'P30D') =>
    sampleRegistry((draft) => Object.assign(draft.surfaces[1]!.secrets[0]!, { lastRotated: day, rotateEvery }));
  const states = (registry: ReturnType<typeof sampleRegistry>) => [
    ...new Set(
      rotations(registry, NOW)
        .filter(({ surface }) => surface === 'api')
        .map(({ state }) => state),
    ),
  ];

  test.each([
    ['P1D', 86_400_000],
    ['P2W', 1_209_600_000],
    ['PT1H30M', 5_400_000],
    ['P1DT1S', 86_401_000],
  ])('read the duration %s', (text, expected) => {
    expect(durationMs(text)).toBe(expected);
  });

  test('are due from the moment on, and not before', () => {
    expect(states(lastRotated('2026-10-22'))).toEqual(['due']);
    expect(states(lastRotated('2026-10-23'))).toEqual(['fresh']);
    expect(states(lastRotated('2026-11-21', 'PT9H'))).toEqual(['due']);
    expect(states(lastRotated('2026-11-21', 'PT10H'))).toEqual(['fresh']);
  });

  test('that nobody recorded are unknown, and come first', () => {
    expect(states(sampleRegistry())).toEqual(['unknown']);
    expect(rotations(lastRotated('2026-10-22'), NOW)[0]?.state).toBe('unknown');
  });

  test('never get less due as time goes by', () => {
    const registry = lastRotated('2026-10-22');
    const due = (time: number) => rotations(registry, new Date(time)).filter(({ state }) => state === 'due').length;
    fc.assert(
      fc.property(fc.nat(10_000_000_000), fc.nat(10_000_000_000), (first, more) => {
        const start = Date.parse('2026-10-22T00:00:00Z');
        expect(due(start + first + more)).toBeGreaterThanOrEqual(due(start + first));
      }),
    );
  });
});

describe('toggle parity', () => {
  const verdict = (toggle: object) =>
    toggleParity(sampleRegistry((draft) => Object.assign(draft.surfaces[0]!, { toggles: { flag: toggle } })));

  test('lets the first tier differ, and the others for a reason', () => {
    expect(verdict({ dev: true, staging: false, production: false })).toMatchObject([{ verdict: 'equal' }]);
    expect(verdict({ dev: true, staging: true, production: false, reason: 'why' })).toMatchObject([
      {
        surface: 'storefront',
        toggle: 'flag',
        verdict: 'explained',
        reason: 'why',
        values: { staging: true, production: false },
      },
    ]);
  });

  test('finds what differs, or is not said, without a reason', () => {
    expect(verdict({ staging: true, production: false })).toMatchObject([{ verdict: 'unexplained' }]);
    expect(verdict({ staging: true })).toMatchObject([{ verdict: 'unexplained' }]);
  });
});

describe('the matrix of stacks', () => {
  test('has one stack a tier where no repository names a group', () => {
    const registry = sampleRegistry((draft) => delete draft.repositories['services']!.group);
    expect(stackMatrix(registry).include.map(({ stack }) => stack)).toEqual([
      'foundation',
      'dev',
      'staging',
      'production',
    ]);
  });

  test('has one a tier and group that holds something, each a stack that can be planned', () => {
    const registry = sampleRegistry((draft) => Object.assign(draft.surfaces[0]!, { tiers: ['dev'] }));
    const { include } = stackMatrix(registry);
    expect(include.map(({ stack }) => stack)).toEqual([
      'foundation.backend',
      'foundation.default',
      'dev.backend',
      'dev.default',
      'staging.backend',
      'production.backend',
    ]);
    for (const { stack, tier, partition } of include) {
      expect(() => planStack(registry, { stack, tier: tier || undefined, partition })).not.toThrow();
    }
  });

  test('can be had for one slice, and only for one that there is', () => {
    expect(stackMatrix(sampleRegistry(), 'dev').include.map(({ stack }) => stack)).toEqual([
      'dev.backend',
      'dev.default',
    ]);
    expect(() => stackMatrix(sampleRegistry(), 'qa')).toThrow(
      expect.objectContaining({ name: 'UserError', exitCode: 2 }),
    );
  });

  test('is refused beyond what GitHub runs', () => {
    const registry = sampleRegistry((draft) => {
      for (let index = 0; index < 100; index += 1) {
        draft.repositories[`r${index}`] = { ...draft.repositories['web']!, name: `r${index}`, group: `g${index}` };
        draft.surfaces.push({ ...draft.surfaces[1]!, id: `s${index}`, repository: `r${index}` });
      }
    });
    expect(() => stackMatrix(registry)).toThrow('408 stacks are more than one matrix may have');
    expect(stackMatrix(registry, 'dev').include.length).toBe(102);
  });
});
