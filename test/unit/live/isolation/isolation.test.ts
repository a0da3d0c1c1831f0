import fc from 'fast-check';
import { ASPECTS } from '../../../../live/isolation/cells';
import { type IsolationFacts, NO_FACTS, parseFacts } from '../../../../live/isolation/facts';
import { isolationLint } from '../../../../live/isolation/lint';
import { isolationMatrix, targetCohort, verdictExitCode } from '../../../../live/isolation/matrix';
import type { Registry } from '../../../../registry/schema';
import { Surface } from '../../../../registry/schema/surface';
import { sampleRegistry } from '../../plan/registries';

/** Identical surfaces of these cohorts, on the tiers of the sample. */
function withCohorts(cohorts: readonly (number | undefined)[], change: (draft: Registry) => void = () => undefined) {
  return sampleRegistry((draft) => {
    draft.surfaces = cohorts.map((cohort, index) =>
      Surface.parse({
        id: `s${index}`,
        owner: 'team:web',
        repository: 'web',
        target: { kind: 'netlify', team: { dev: 'a', staging: 'a', production: 'b' }, site: '{surface}-{tier}' },
        ...(cohort === undefined ? {} : { isolation: { cohort, tenantScope: 'cross_tenant' } }),
        secrets: [{ name: 'KEY', owner: 'team:web' }],
        variables: { TENANT: { values: { dev: 'x', staging: 'y', production: `t${index}` }, tenantScoped: true } },
      }),
    );
    change(draft);
  });
}

function cell(registry: Registry, aspect: string, tier: string, facts: IsolationFacts = NO_FACTS) {
  return isolationMatrix(registry, facts, 99).cells.find((each) => each.aspect === aspect && each.tier === tier);
}

const sameTenant = (draft: Registry) => {
  for (const surface of draft.surfaces) surface.isolation!.tenantScope = 'same_tenant';
};

describe('the matrix', () => {
  test('gets cells when a cohort is added: a pair × tier × aspect each', () => {
    const registry = withCohorts([1, 1, 2, 2, 3, undefined]);
    const count = (cohort: number) => isolationMatrix(registry, NO_FACTS, cohort).cells.length;
    expect([1, 2, 3, 4].map(count)).toEqual([1, 6, 10, 10].map((pairs) => pairs * 3 * ASPECTS.length));
    const { coverage } = isolationMatrix(registry, NO_FACTS, 2);
    expect(coverage).toMatchObject({ cohort: 2, beyond: ['s4'], unassigned: ['s5'] });
    expect(coverage.allowed + coverage.denied + coverage.unverified).toBe(coverage.cells);
  });

  test('of a cohort holds every cell of the cohorts before it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 7 }),
        fc.integer({ min: 1, max: 4 }),
        (cohorts, n) => {
          fc.pre(cohorts.length > 0);
          const registry = withCohorts(cohorts);
          const ids = (cohort: number) =>
            isolationMatrix(registry, NO_FACTS, cohort).cells.map(
              (each) => `${each.tier} ${each.left} ${each.right} ${each.aspect}`,
            );
          const larger = new Set(ids(n + 1));
          expect(ids(n).every((id) => larger.has(id))).toBe(true);
          expect(larger.size).toBe(ids(n + 1).length);
        },
      ),
      { numRuns: 30 },
    );
  });

  test('aims at the registry’s target, else at every cohort', () => {
    expect(targetCohort(withCohorts([1, 3]))).toBe(3);
    expect(targetCohort(withCohorts([1, 3], (draft) => Object.assign(draft, { isolationTarget: { cohort: 2 } })))).toBe(
      2,
    );
    expect(targetCohort(withCohorts([undefined]))).toBe(0);
  });
});

describe('a cell', () => {
  const pair = withCohorts([1, 1]);
  const tenants = withCohorts([1, 1], sameTenant);
  const prints = (left: string, right: string): IsolationFacts => ({
    ...NO_FACTS,
    fingerprints: { 's0/dev/KEY': left, 's1/dev/KEY': right },
  });

  test.each([
    ['unverified', 'a shared name without fingerprints', pair, NO_FACTS],
    ['unverified', 'a shared name with one fingerprint', pair, { ...NO_FACTS, fingerprints: { 's0/dev/KEY': 'a' } }],
    ['denied', 'one value across tenants', pair, prints('k a', 'k a')],
    ['allowed', 'one value within a tenant', tenants, prints('k a', 'k a')],
    ['allowed', 'two values', pair, prints('k a', 'k b')],
    ['unverified', 'fingerprints under two keys', pair, prints('k a', 'l b')],
    ['unverified', 'fingerprints under two keys, within a tenant', tenants, prints('k a', 'l a')],
    ['unverified', 'fingerprints without a key’s name', pair, prints('a', 'b')],
    ['unverified', 'one fingerprint without a key’s name, within a tenant', tenants, prints('a', 'a')],
    ['unverified', 'one without and one with a key’s name', pair, prints('a', 'k b')],
    ['unverified', 'fingerprints of three parts', pair, prints('k a b', 'k a c')],
    ['unverified', 'an empty key', pair, prints(' a', ' b')],
    ['unverified', 'an empty fingerprint', pair, prints('k ', 'k b')],
  ] as const)('is %s for %s', (verdict, _what, registry, facts) => {
    expect(cell(registry, 'secret', 'dev', facts)).toMatchObject({ verdict });
  });

  test.each([
    ['unverified', pair, NO_FACTS],
    ['denied', pair, { ...NO_FACTS, tokens: { 's0/dev': 'jo', 's1/dev': 'jo' } }],
    ['allowed', pair, { ...NO_FACTS, tokens: { 's0/dev': 'jo', 's1/dev': 'sam' } }],
  ] as const)('about Netlify tokens is %s', (verdict, registry, facts) => {
    expect(cell(registry, 'token', 'dev', facts)).toMatchObject({ verdict });
  });

  test('about sites wants two teams across tenants, and never one site', () => {
    expect(cell(pair, 'site', 'dev')).toMatchObject({
      verdict: 'denied',
      proof: 'both sites are in the team a, across tenants',
    });
    expect(cell(tenants, 'site', 'dev')).toMatchObject({ verdict: 'allowed' });
    const oneSite = withCohorts([1, 1], (draft) => {
      sameTenant(draft);
      for (const { target } of draft.surfaces) if (target.kind === 'netlify') target.site = 'one-{tier}';
    });
    expect(cell(oneSite, 'site', 'dev')).toMatchObject({ verdict: 'denied', proof: 'one site: one-dev' });
  });

  test('about reviewers wants to know that they are people', () => {
    const reviewers = { 'team:release': 'people', 'user:octocat': 'people' } as const;
    expect(cell(pair, 'reviewer', 'dev')).toMatchObject({ verdict: 'allowed' });
    expect(cell(pair, 'reviewer', 'production')).toMatchObject({ verdict: 'unverified' });
    expect(cell(pair, 'reviewer', 'production', { ...NO_FACTS, reviewers })).toMatchObject({ verdict: 'allowed' });
    expect(
      cell(pair, 'reviewer', 'production', { ...NO_FACTS, reviewers: { ...reviewers, 'user:octocat': 'bot' } }),
    ).toMatchObject({ verdict: 'denied', proof: 'a bot approves: user:octocat' });
    const app = withCohorts([1, 1], (draft) => draft.tiers[2]!.approval!.reviewers.push('user:acme-deliver'));
    expect(cell(app, 'reviewer', 'production', { ...NO_FACTS, reviewers })).toMatchObject({ verdict: 'denied' });
  });

  test('about tenant-scoped variables wants two values across tenants', () => {
    expect(cell(pair, 'variable', 'dev')).toMatchObject({ verdict: 'denied' });
    expect(cell(tenants, 'variable', 'dev')).toMatchObject({ verdict: 'allowed' });
    expect(cell(pair, 'variable', 'production')).toMatchObject({ verdict: 'allowed' });
  });

  test('does not take a name that objects have of their own for a fact', () => {
    const odd = withCohorts([1, 1], (draft) => {
      draft.tiers[2]!.approval!.reviewers = ['user:constructor'];
    });
    expect(cell(odd, 'reviewer', 'production')).toMatchObject({ verdict: 'unverified' });
  });
});

describe('the lint', () => {
  const on = (change: (draft: Registry) => void = () => undefined) =>
    withCohorts([1], (draft) => {
      draft.isolationLint.enabled = true;
      change(draft);
    });
  const facts: IsolationFacts = {
    ...NO_FACTS,
    fingerprints: { 's0/dev/KEY': 'k 1', 's0/staging/KEY': 'k 2', 's0/production/KEY': 'k 3' },
  };
  const code = (registry: Registry, given = facts) => verdictExitCode(isolationLint(registry, given).findings);

  test('looks at nothing when it is off', () => {
    expect(isolationLint(withCohorts([1, 1]), NO_FACTS)).toEqual({ enabled: false, findings: [] });
  });

  test('passes when everything is proven', () => {
    expect(code(on())).toBe(0);
  });

  test('fails on what cannot be verified', () => {
    expect(code(on(), NO_FACTS)).toBe(3);
  });

  test('does not pass tiers whose fingerprints name no key, or two', () => {
    for (const [tier, print] of [
      ['production', 'l 4'],
      ['production', '4'],
      ['dev', 'l 2'],
    ] as const) {
      const given = { ...facts, fingerprints: { ...facts.fingerprints, [`s0/${tier}/KEY`]: print } };
      expect(code(on(), given)).toBe(3);
      expect(isolationLint(on(), given).findings).toContainEqual(
        expect.objectContaining({ verdict: 'unverified', proof: 'fingerprints that name no key, or two' }),
      );
    }
    const unnamed = { 's0/dev/KEY': '1', 's0/staging/KEY': '2', 's0/production/KEY': '3' };
    expect(code(on(), { ...facts, fingerprints: unnamed })).toBe(3);
  });

  test('fails on one value for two tiers, one team with the highest tier, one tenant value', () => {
    expect(code(on(), { ...facts, fingerprints: { ...facts.fingerprints, 's0/production/KEY': 'k 1' } })).toBe(1);
    expect(code(on((draft) => Object.assign(draft.surfaces[0]!.target, { team: 'a' })))).toBe(1);
    expect(code(on((draft) => Object.assign(draft.surfaces[0]!.variables['TENANT']!.values, { dev: 'y' })))).toBe(1);
  });

  test('does not pass surfaces that a target leaves out of every cohort', () => {
    const registry = on((draft) => {
      draft.isolationTarget = { cohort: 1 };
      delete draft.surfaces[0]!.isolation;
    });
    expect(code(registry)).toBe(3);
    expect(isolationLint(registry, facts).findings).toContainEqual(
      expect.objectContaining({ rule: 'cohort', subject: 's0' }),
    );
  });
});

describe('facts', () => {
  test('are read with defaults', () => {
    expect(parseFacts('{ "tokens": { "a/dev": "jo" } }', 'f')).toEqual({ ...NO_FACTS, tokens: { 'a/dev': 'jo' } });
  });

  test.each(['', '[]', '{ "token": {} }', '{ "reviewers": { "user:a": "robot" } }', '{ "fingerprints": { "a": "" } }'])(
    'of an unexpected structure are refused: %s',
    (text) => {
      expect(() => parseFacts(text, 'f')).toThrow(expect.objectContaining({ name: 'UserError', exitCode: 2 }));
    },
  );
});
