/** Whose run and which surfaces a statement may speak for, without signatures. */
import type { KnownKind } from '../../../../evidence/statement/kinds';
import type { AnyStatement } from '../../../../evidence/statement/statement';
import { requireSameRun, type SignerRun } from '../../../../evidence/trust/run';
import { derivedEnvironment, scopeOf, stackTier } from '../../../../evidence/trust/scope';
import { evidenceRegistry } from '../../../support/evidence/registry';
import { commitOf, digestOf, RUN, sample } from '../../../support/evidence/samples';

const REGISTRY = evidenceRegistry();
const refusal = (run: () => unknown) => {
  try {
    run();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
};

describe('the scope of a statement', () => {
  const surfaces = (statement: AnyStatement, registry = REGISTRY) =>
    scopeOf(statement, registry).surfaces.map(({ id }) => id);
  const bundles = (...ids: readonly string[]) => ids.map((surface) => ({ surface, digest: digestOf('1') }));
  const decision = (...ids: readonly string[]) => {
    const made = sample('release-decision');
    const release = { ...(made as Extract<AnyStatement, { kind: 'release-decision' }>).predicate.release };
    return sample('release-decision', { release: { ...release, bundles: bundles(...ids) } });
  };

  test('has each surface of a decision, and of a waiver', () => {
    expect(surfaces(decision('shop', 'orders'))).toEqual(['shop', 'orders']);
    expect(surfaces(sample('drill', { surface: 'docs' }))).toEqual(['docs']);
  });

  test('has no surface or tier that the registry does not have, and none that is not on the tier', () => {
    expect(refusal(() => scopeOf(decision('shop', 'gone'), REGISTRY))).toMatch(/no surface gone/);
    expect(refusal(() => scopeOf(sample('drill', { tier: 'gone' }), REGISTRY))).toMatch(/no tier gone/);
    const only = REGISTRY.surfaces.map((each) => (each.id === 'shop' ? { ...each, tiers: ['dev'] } : each));
    const registry = evidenceRegistry([], { surfaces: only });
    expect(refusal(() => scopeOf(sample('drill'), registry))).toBeUndefined();
    expect(refusal(() => scopeOf(sample('drill', { tier: 'staging' }), registry))).toMatch(/shop is not deployed on/);
  });

  test('is the tier of a stack, and the highest one for the foundation', () => {
    const tierOf = (stack: string) => scopeOf(sample('ruleset-verification', { stack }), REGISTRY).tier?.id;
    expect([tierOf('staging.web-apps'), tierOf('foundation'), tierOf('elsewhere')]).toEqual([
      'staging',
      'production',
      undefined,
    ]);
    expect(stackTier(sample('drill'), REGISTRY)).toBeUndefined();
  });

  test('is a deploy environment for one surface on one tier alone', () => {
    const [shop, docs] = REGISTRY.surfaces;
    const [tier] = REGISTRY.tiers;
    expect(derivedEnvironment({ surfaces: [shop!], tier }, REGISTRY)).toBe('shop-dev');
    const none = /of no deploy environment/;
    expect(refusal(() => derivedEnvironment({ surfaces: [shop!, docs!], tier }, REGISTRY))).toMatch(none);
    expect(refusal(() => derivedEnvironment({ surfaces: [], tier }, REGISTRY))).toMatch(none);
    expect(refusal(() => derivedEnvironment({ surfaces: [shop!], tier: undefined }, REGISTRY))).toMatch(none);
  });
});

describe('the run that signed', () => {
  const SIGNED: SignerRun = {
    repositoryId: 1001,
    repository: RUN.repository,
    workflow: RUN.path,
    caller: RUN.path,
    called: undefined,
    ref: RUN.ref,
    sha: RUN.sha,
    runId: RUN.runId,
    runAttempt: RUN.runAttempt,
    environment: undefined,
  };
  const of = (kind: KnownKind, change: Partial<SignerRun>) =>
    refusal(() => requireSameRun(sample(kind) as AnyStatement, { ...SIGNED, ...change }));

  test.each<[string, Partial<SignerRun>]>([
    ['repository', { repository: 'acme/services' }],
    ['workflow', { caller: '.github/workflows/other.yml' }],
    ['ref', { ref: 'refs/heads/main' }],
    ['head', { sha: commitOf('1') }],
    ['run', { runId: 1 }],
    ['attempt', { runAttempt: 2 }],
  ])('is the one that a receipt names, by its %s', (name, change) => {
    expect(of('deploy-receipt', {})).toBeUndefined();
    expect(of('deploy-receipt', change)).toBe(`the statement names another ${name} than the run that signed it`);
  });

  test('is the one that a result names, by its number and its attempt', () => {
    expect([of('test-result', {}), of('drill', { runId: 1 })]).toEqual([undefined, undefined]);
    expect([of('test-result', { runId: 1 }), of('test-result', { runAttempt: 2 })]).toEqual([
      expect.stringContaining('another run'),
      expect.stringContaining('another attempt'),
    ]);
  });
});
