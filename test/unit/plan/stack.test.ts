import fc from 'fast-check';
import { planFoundation } from '../../../plan/foundation';
import { objectsOf } from '../../../plan/objects';
import { partitions } from '../../../plan/partitions';
import { planStack } from '../../../plan/stack';
import { planTier } from '../../../plan/tier';
import { FOUNDATION } from '../../../registry/naming';
import { Registry } from '../../../registry/schema';
import { sampleRegistry } from './registries';

describe('a stack', () => {
  test('holds the slice that it is named after', () => {
    const registry = sampleRegistry();
    expect(planStack(registry, { stack: FOUNDATION })).toEqual(planFoundation(registry));
    expect(planStack(registry, { stack: 'staging', tier: 'staging' })).toEqual(planTier(registry, 'staging'));
    expect(planStack(registry, { stack: 'dev.backend', tier: 'dev', partition: 'backend' })).toEqual(
      planTier(registry, 'dev', { partition: 'backend' }),
    );
  });

  test.each([
    { stack: 'production', tier: 'staging' },
    { stack: 'staging' },
    { stack: 'foundation', tier: 'dev' },
    { stack: 'foundation', tier: 'foundation' },
    { stack: 'dev', tier: 'dev', partition: 'backend' },
  ])('is refused when its name and configuration disagree: %j', (selector) => {
    expect(() => planStack(sampleRegistry(), selector)).toThrow(
      expect.objectContaining({ name: 'UserError', exitCode: 2, place: `Pulumi.${selector.stack}.yaml` }),
    );
  });

  test('without its file names the line to write there, and the command that writes it', () => {
    const allowed = 'causeway:tier: staging in that file; causeway init writes it where it is missing';
    expect(() => planStack(sampleRegistry(), { stack: 'staging' })).toThrow(expect.objectContaining({ allowed }));
  });
});

const anyRegistry = fc
  .record({
    tiers: fc.uniqueArray(fc.constantFrom('dev', 'test', 'staging', 'production'), { minLength: 1, maxLength: 4 }),
    repositories: fc.uniqueArray(fc.constantFrom('web', 'api', 'ops'), { minLength: 1, maxLength: 3 }),
    surfaces: fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9]{0,6}$/), { minLength: 1, maxLength: 8 }),
    mode: fc.constantFrom('commit', 'surface'),
    quorum: fc.integer({ min: 1, max: 3 }),
    grouped: fc.boolean(),
  })
  .map(({ tiers, repositories, surfaces, mode, quorum, grouped }) => {
    const at = <T>(list: readonly T[], index: number) => list[index % list.length]!;
    return Registry.parse({
      schemaVersion: 1,
      organization: { login: 'acme', plan: 'enterprise' },
      governance: { repository: repositories[0], owners: ['team:release'] },
      apps: { provisioning: { slug: 'infra', keySecret: 'K' }, delivery: { slug: 'deliver', keySecret: 'D' } },
      repositories: Object.fromEntries(
        repositories.map((key) => [key, { name: key, ...(grouped ? { group: `g-${key}` } : {}) }]),
      ),
      tiers: tiers.map((id, index) => ({
        id,
        branch: id,
        ...(index === 0 ? {} : { promotesFrom: tiers[index - 1] }),
        ...(index === 0 ? {} : { approval: { mode, quorum, reviewers: ['team:release'] } }),
      })),
      surfaces: surfaces.map((id, index) => ({
        id,
        owner: 'team:web',
        repository: at(repositories, index),
        target:
          index % 2 === 0
            ? { kind: 'netlify', team: 'acme' }
            : { kind: 'workflow', workflow: '.github/workflows/own.yml' },
      })),
      evidence: { repository: repositories[0] },
    });
  });

describe('stacks together', () => {
  test('never share an object, with or without partitions', () => {
    fc.assert(
      fc.property(anyRegistry, (registry) => {
        for (const groups of [[undefined], partitions(registry)]) {
          const objects = groups.flatMap((partition) => [
            ...objectsOf(planFoundation(registry, { partition })),
            ...registry.tiers.flatMap((tier) => objectsOf(planTier(registry, tier.id, { partition }))),
          ]);
          expect(new Set(objects).size).toBe(objects.length);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('of all partitions hold exactly what the unpartitioned stacks hold', () => {
    fc.assert(
      fc.property(anyRegistry, (registry) => {
        for (const tier of registry.tiers) {
          const parts = partitions(registry).flatMap((partition) =>
            objectsOf(planTier(registry, tier.id, { partition })),
          );
          expect(new Set(parts)).toEqual(new Set(objectsOf(planTier(registry, tier.id))));
        }
      }),
      { numRuns: 30 },
    );
  });

  test('do not depend on the order in which the registry lists things', () => {
    fc.assert(
      fc.property(anyRegistry, (registry) => {
        const turned = structuredClone(registry);
        turned.surfaces.reverse();
        turned.checks.reverse();
        turned.repositories = Object.fromEntries(Object.entries(registry.repositories).reverse());
        for (const tier of registry.tiers) expect(planTier(turned, tier.id)).toEqual(planTier(registry, tier.id));
        expect(planFoundation(turned)).toEqual(planFoundation(registry));
      }),
      { numRuns: 30 },
    );
  });
});
