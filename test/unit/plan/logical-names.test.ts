import { readFileSync } from 'node:fs';
import { githubProvider } from '../../../components/providers';
import { SecretValues } from '../../../components/secret-values';
import { deployStack } from '../../../components/stack';
import { planFoundation } from '../../../plan/foundation';
import { logicalId, logicalNames, PULUMI_TYPES } from '../../../plan/logical-names';
import { isBookkeeping, logicalScope } from '../../../plan/logical-scope';
import { planTier } from '../../../plan/tier';
import type { FoundationPlan, TierPlan } from '../../../plan/types';
import { TYPE } from '../../../policy/resource-types';
import { loadRegistry } from '../../../registry/load';
import { NOW } from '../../support/registry/fixtures';
import { identities, registered } from '../components/mocks';
import { sampleRegistry } from './registries';

const registry = sampleRegistry();
const plans: readonly (FoundationPlan | TierPlan)[] = [
  planFoundation(registry),
  ...registry.tiers.map(({ id }) => planTier(registry, id)),
];
const values = { storefront: { SESSION_KEY: 'x' }, api: { DATABASE_URL: 'x' } };

/** Every logical name of the sample registry with a linked site, one per line: stack, type, name. */
function golden(): string {
  const linked = sampleRegistry(({ surfaces: [storefront] }) => {
    if (storefront?.target.kind !== 'netlify') return;
    storefront.target.linked = { branch: 'main', buildCommand: 'build', publishDirectory: 'dist' };
  });
  const all = [planFoundation(linked), ...linked.tiers.map(({ id }) => planTier(linked, id))];
  const lines = all.flatMap((plan) => logicalNames(plan).map(({ type, name }) => `${plan.stack} ${type} ${name}`));
  return `${lines.join('\n')}\n`;
}

describe('logical names', () => {
  // The engine knows an object by its logical name: with another name it deletes and recreates the object.
  test('are those that existing stacks hold', () => {
    expect(golden()).toBe(readFileSync('test/fixtures/plan/logical-names.txt', 'utf8'));
  });

  test.each(plans.map((plan) => [plan.stack, plan] as const))(
    'of %s are what the program registers',
    async (_, plan) => {
      const resources = await registered(() => {
        const credentials = { kind: 'token', token: 't', baseUrl: 'https://api.github.com/' } as const;
        const github = githubProvider('acme', credentials, { writeDelayMs: 1000, readDelayMs: 0 });
        deployStack(plan, { github, identities, secrets: SecretValues.parse(JSON.stringify(values)) });
      });
      // The engine owns the stack resource itself.
      const made = resources.filter(({ type }) => type !== 'pulumi:pulumi:Stack').map(logicalId);
      expect([...new Set(made)].sort()).toEqual(logicalNames(plan).map(logicalId));
    },
  );

  test('use the types that the policies know', () => {
    expect(Object.values(PULUMI_TYPES).sort()).toEqual(Object.values(TYPE).sort());
  });

  test('say themselves which stack they belong to', () => {
    const { registry: full } = loadRegistry('registry/deploy-surfaces.json', { now: NOW });
    for (const plan of [...plans, planFoundation(full), ...full.tiers.map(({ id }) => planTier(full, id))]) {
      const slice = 'sites' in plan ? plan.tier : 'foundation';
      for (const name of logicalNames(plan)) {
        if (isBookkeeping(name)) continue;
        expect([name.name, logicalScope(name)?.slice]).toEqual([name.name, slice]);
      }
    }
  });

  test('of another making are not read', () => {
    expect(logicalScope({ type: PULUMI_TYPES.environment, name: 'production' })).toBeUndefined();
    expect(logicalScope({ type: PULUMI_TYPES.site, name: 'web.storefront.dev.deploy' })).toBeUndefined();
    expect(logicalScope({ type: 'aws:s3/bucket:Bucket', name: 'web.variable.A' })).toBeUndefined();
  });
});
