import { Registry } from '../../../registry/schema';

/** A small registry with two repositories, three tiers, both kinds of approval and both kinds of target. */
export function sampleRegistry(change: (registry: Registry) => void = () => {}): Registry {
  const registry = Registry.parse({
    schemaVersion: 1,
    organization: { login: 'acme', plan: 'enterprise' },
    governance: { repository: 'web', owners: ['team:release'] },
    apps: {
      provisioning: { slug: 'acme-infra', keySecret: 'INFRA_APP_KEY' },
      inspection: { slug: 'acme-inspect', keySecret: 'INSPECT_APP_KEY' },
      delivery: { slug: 'acme-deliver', keySecret: 'DELIVER_APP_KEY' },
      evidence: { slug: 'acme-evidence', keySecret: 'EVIDENCE_APP_KEY' },
    },
    repositories: {
      web: { name: 'storefront', variables: { NODE_VERSION: '24' } },
      services: { name: 'services', group: 'backend', branches: { production: 'release' } },
    },
    tiers: [
      { id: 'dev', branch: 'dev' },
      { id: 'staging', branch: 'dev', promotesFrom: 'dev', approval: { reviewers: ['team:release'] } },
      {
        id: 'production',
        branch: 'main',
        promotesFrom: 'staging',
        waitMinutes: 5,
        approval: { mode: 'surface', reviewers: ['user:octocat', 'team:release'], quorum: 2 },
      },
    ],
    surfaces: [
      {
        id: 'storefront',
        owner: 'team:web',
        repository: 'web',
        target: {
          kind: 'netlify',
          team: 'acme',
          site: 'acme-{surface}-{tier}',
          domain: { production: 'shop.acme.example' },
        },
        variables: {
          API_URL: {
            in: ['github', 'netlify'],
            values: { dev: 'https://d.example', staging: 'https://s.example', production: 'https://p.example' },
          },
        },
        secrets: [
          { name: 'SESSION_KEY', in: ['netlify'], managed: 'pulumi', owner: 'team:web' },
          { name: 'NETLIFY_API_TOKEN', owner: 'team:web' },
        ],
      },
      {
        id: 'api',
        owner: 'team:backend',
        repository: 'services',
        target: { kind: 'workflow', workflow: '.github/workflows/api.yml' },
        secrets: [{ name: 'DATABASE_URL', managed: 'pulumi', owner: 'team:backend' }],
      },
      {
        id: 'worker',
        owner: 'team:backend',
        repository: 'services',
        tiers: ['dev', 'staging'],
        target: { kind: 'workflow', workflow: '.github/workflows/worker.yml' },
      },
    ],
    checks: [
      {
        id: 'lint',
        scope: 'repository',
        category: 'B',
        risk: 'style drift',
        severity: 'low',
        mode: 'blocking',
        context: 'quality / lint',
      },
      {
        id: 'unit',
        scope: 'surface',
        category: 'B',
        risk: 'regression',
        severity: 'high',
        mode: 'blocking',
        context: 'unit',
      },
    ],
    evidence: { repository: 'web' },
  });
  change(registry);
  return registry;
}
