import { planTier } from '../../../plan/tier';
import { UserError } from '../../../registry/user-error';
import { sampleRegistry } from './registries';

function environment(tier: string, name: string) {
  const found = planTier(sampleRegistry(), tier).environments.filter((plan) => plan.name === name);
  expect(found).toHaveLength(1);
  return found[0]!;
}

describe('a tier’s plan', () => {
  test('has one deploy environment for each surface on that tier, and no other tier’s', () => {
    const names = (tier: string) =>
      planTier(sampleRegistry(), tier)
        .environments.filter(({ kind }) => kind === 'deploy')
        .map(({ name }) => name);
    expect(names('dev')).toEqual(['api-dev', 'worker-dev', 'storefront-dev']);
    expect(names('production')).toEqual(['api-production', 'storefront-production']);
  });

  test('asks a commit approval once for each repository', () => {
    const approvals = planTier(sampleRegistry(), 'staging').environments.filter(({ kind }) => kind === 'approval');
    expect(approvals.map(({ repository, name, surfaces }) => [repository.name, name, surfaces])).toEqual([
      ['services', 'staging-approval', ['api', 'worker']],
      ['storefront', 'staging-approval', ['storefront']],
    ]);
  });

  test('asks a surface approval of two people in two environments', () => {
    const approvals = planTier(sampleRegistry(), 'production').environments.filter(({ kind }) => kind === 'approval');
    expect(approvals.map(({ name }) => name)).toEqual([
      'production-approval-api',
      'production-approval-api-2',
      'production-approval-storefront',
      'production-approval-storefront-2',
    ]);
    for (const approval of approvals) {
      expect(approval).toMatchObject({
        reviewers: ['team:release', 'user:octocat'],
        preventSelfReview: true,
        adminsBypass: false,
        secrets: [],
        waitMinutes: 0,
        protect: true,
      });
    }
  });

  test('gives deploys secrets and the wait, and no reviewers', () => {
    expect(environment('production', 'storefront-production')).toMatchObject({
      reviewers: [],
      preventSelfReview: false,
      waitMinutes: 5,
      branches: ['main'],
      secrets: [{ name: 'NETLIFY_API_TOKEN', managed: 'external' }],
      variables: [{ name: 'API_URL', value: 'https://p.example' }],
    });
  });

  test('uses the branch that the repository has for the tier', () => {
    expect(environment('production', 'api-production').branches).toEqual(['release']);
    expect(environment('production', 'production-approval-api').branches).toEqual(['release']);
  });

  test('has a site only for Netlify surfaces, with only the store’s own variables and secrets', () => {
    expect(planTier(sampleRegistry(), 'production').sites).toMatchObject([
      {
        name: 'acme-storefront-production',
        team: 'acme',
        domain: 'shop.acme.example',
        variables: [{ name: 'API_URL' }],
        secrets: [{ name: 'SESSION_KEY', managed: 'pulumi' }],
        deleteOnRemoval: false,
        protect: true,
      },
    ]);
    expect(planTier(sampleRegistry(), 'dev').sites[0]?.domain).toBeUndefined();
  });

  test('protects only the highest tier, and not what a tombstone names', () => {
    expect(environment('staging', 'storefront-staging').protect).toBe(false);
    const registry = sampleRegistry((draft) => {
      draft.tombstones.push({ kind: 'surface', key: 'api', tier: 'production', reason: 'r', expires: '2027-01-01' });
    });
    const protection = planTier(registry, 'production').environments.map(({ name, protect }) => [name, protect]);
    expect(Object.fromEntries(protection)).toEqual({
      'api-production': false,
      'production-approval-api': false,
      'production-approval-api-2': false,
      'production-approval-storefront': true,
      'production-approval-storefront-2': true,
      'storefront-production': true,
    });
  });

  test('asks for a site’s deletion only by a tombstone of the site itself', () => {
    const registry = sampleRegistry((draft) => {
      draft.tombstones.push({
        kind: 'site',
        key: 'acme-storefront-production',
        tier: 'production',
        reason: 'r',
        expires: '2027-01-01',
      });
    });
    expect(planTier(registry, 'production').sites[0]).toMatchObject({ deleteOnRemoval: true, protect: false });
    expect(planTier(registry, 'staging').sites[0]).toMatchObject({ deleteOnRemoval: false });
  });

  test('is limited to a partition, and refuses one that nobody is in', () => {
    const plan = planTier(sampleRegistry(), 'dev', { partition: 'backend' });
    expect(plan.stack).toBe('dev.backend');
    expect(new Set(plan.environments.map(({ repository }) => repository.name))).toEqual(new Set(['services']));
    expect(() => planTier(sampleRegistry(), 'dev', { partition: 'mobile' })).toThrow(UserError);
  });

  test('refuses an unknown tier and names those that there are', () => {
    expect(() => planTier(sampleRegistry(), 'prod')).toThrow(
      expect.objectContaining({ exitCode: 2, allowed: 'dev, staging, production' }),
    );
  });
});
