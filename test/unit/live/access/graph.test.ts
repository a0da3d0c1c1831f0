import { accessGraph } from '../../../../live/access/graph';
import { sampleRegistry } from '../../plan/registries';

const registry = sampleRegistry((draft) => {
  draft.tiers[1]!.adminsBypass = true;
});
const { nodes, edges } = accessGraph(registry);

describe('the access graph', () => {
  test.each([
    ['user:octocat', 'approval:storefront/production-approval-storefront-2', false],
    ['approval:storefront/production-approval-storefront-2', 'environment:storefront/storefront-production', false],
    [
      'environment:storefront/storefront-production',
      'secret:storefront/storefront-production/NETLIFY_API_TOKEN',
      false,
    ],
    ['environment:storefront/storefront-production', 'site:acme/acme-storefront-production', false],
    ['site:acme/acme-storefront-production', 'secret:acme/acme-storefront-production/SESSION_KEY', false],
    ['branch:services@release', 'approval:services/production-approval-api', false],
    ['admins:storefront', 'approval:storefront/staging-approval', true],
    ['app:acme-evidence', 'branch:storefront@evidence', true],
    ['team:release', 'environment:storefront/infrastructure-production', true],
    ['secret:storefront/infrastructure-production/INFRA_APP_KEY', 'app:acme-infra', true],
    ['app:acme-infra', 'repository:services', true],
    ['branch:storefront@main', 'environment:storefront/inspect-production', true],
  ])('leads from %s to %s', (from, to, bypass) => {
    expect(edges).toContainEqual(expect.objectContaining({ from, to, bypass }));
  });

  test('says where nobody else is asked', () => {
    expect(edges).toContainEqual({
      from: 'branch:storefront@dev',
      may: 'deploys without a second person',
      to: 'environment:storefront/storefront-dev',
      bypass: false,
    });
  });

  test('has every node of its edges once, sorted', () => {
    expect(nodes).toEqual([...new Set(edges.flatMap(({ from, to }) => [from, to]))].sort());
  });

  test('of one tier leads to no other tier’s deployments', () => {
    const staging = accessGraph(registry, ['staging']).edges.filter(({ bypass }) => !bypass);
    expect(staging.filter(({ to }) => /production|-dev\b/.test(to))).toEqual([]);
    expect(staging.length).toBeGreaterThan(0);
  });
});
