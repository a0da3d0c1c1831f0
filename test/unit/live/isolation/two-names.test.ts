import { type IsolationFacts, NO_FACTS } from '../../../../live/isolation/facts';
import { isolationLint } from '../../../../live/isolation/lint';
import { isolationMatrix } from '../../../../live/isolation/matrix';
import type { Registry } from '../../../../registry/schema';
import { Surface } from '../../../../registry/schema/surface';
import { sampleRegistry } from '../../plan/registries';

/** Two surfaces, each with a secret of another name. */
function twoNames(change: (draft: Registry) => void = () => undefined): Registry {
  return sampleRegistry((draft) => {
    draft.isolationLint.enabled = true;
    draft.surfaces = ['A', 'B'].map((secret, index) =>
      Surface.parse({
        id: `s${index}`,
        owner: 'team:web',
        repository: 'web',
        target: { kind: 'workflow', workflow: '.github/workflows/target.yml' },
        isolation: { cohort: 1, tenantScope: 'cross_tenant' },
        secrets: [{ name: secret, owner: 'team:web' }],
      }),
    );
    change(draft);
  });
}

const PRINTS = {
  's0/dev/A': 'k 1',
  's0/staging/A': 'k 2',
  's0/production/A': 'k 3',
  's1/dev/B': 'k 4',
  's1/staging/B': 'k 5',
  's1/production/B': 'k 6',
};
const facts = (change: Readonly<Record<string, string>> = {}): IsolationFacts => ({
  ...NO_FACTS,
  fingerprints: { ...PRINTS, ...change },
});
const cell = (given: IsolationFacts) =>
  isolationMatrix(twoNames(), given, 1).cells.find(({ aspect, tier }) => aspect === 'secret' && tier === 'dev');
const wrong = (registry: Registry, given: IsolationFacts) =>
  isolationLint(registry, given)
    .findings.filter(({ rule, verdict }) => rule === 'tier-secret' && verdict !== 'allowed')
    .map(({ verdict, subject }) => `${verdict} ${subject}`);

describe('one value under two names', () => {
  test('is not apart, and where nobody knows the values nothing is', () => {
    expect(cell(facts())).toMatchObject({ verdict: 'allowed' });
    expect(cell(facts({ 's1/dev/B': 'k 1' }))).toMatchObject({
      verdict: 'denied',
      proof: expect.stringContaining('A and B'),
    });
    expect(cell(NO_FACTS)).toMatchObject({ verdict: 'unverified' });
    expect(cell(facts({ 's1/dev/B': 'other 1' }))).toMatchObject({ verdict: 'unverified' });
  });

  test('is not apart on two tiers, of one surface or of two', () => {
    expect(wrong(twoNames(), facts())).toEqual([]);
    expect(wrong(twoNames(), facts({ 's1/production/B': 'k 2' }))).toEqual(['denied s0/staging/A and s1/production/B']);
    const renamed = twoNames((draft) => {
      draft.surfaces = draft.surfaces.slice(0, 1);
      draft.surfaces[0]!.secrets = [
        { ...draft.surfaces[0]!.secrets[0]!, name: 'OLD', tiers: ['staging'] },
        { ...draft.surfaces[0]!.secrets[0]!, name: 'NEW', tiers: ['production'] },
      ];
    });
    const two = { ...NO_FACTS, fingerprints: { 's0/staging/OLD': 'k 1', 's0/production/NEW': 'k 1' } };
    expect(wrong(renamed, two)).toEqual(['denied s0/staging/OLD and s0/production/NEW']);
    // A name on one tier only was compared with nothing.
    const one = { ...NO_FACTS, fingerprints: { 's0/staging/OLD': 'k 1' } };
    expect(wrong(renamed, one)).toEqual(['unverified s0/production/NEW']);
  });
});

test('a lint that is on and compared nothing has proven nothing', () => {
  const bare = twoNames((draft) => {
    draft.surfaces = draft.surfaces.slice(0, 1);
    draft.surfaces[0]!.secrets = [];
  });
  expect(isolationLint(bare, NO_FACTS).findings).toMatchObject([{ verdict: 'unverified' }]);
});
