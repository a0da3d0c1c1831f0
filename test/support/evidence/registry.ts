import { type TrustBase, trustBase } from '../../../evidence/trust/base';
import { Registry } from '../../../registry/schema';
import type { Trust } from '../../../registry/schema/trust';

const DEPLOYED = { kind: 'workflow', workflow: '.github/workflows/target.yml' };

/** A registry of two repositories and three tiers with the given trust entries. Its ids are GitHub's. */
export function evidenceRegistry(entries: readonly object[] = [], change: object = {}): Registry {
  return Registry.parse({
    schemaVersion: 1,
    organization: { login: 'acme', plan: 'enterprise' },
    governance: {
      repository: 'web',
      owners: ['team:release', 'user:octocat'],
      waiverApprovers: ['user:octocat'],
      checklistRoles: { product: ['user:octocat'], manager: ['user:octocat', 'user:hubot'] },
    },
    repositories: { web: { id: 1001, name: 'storefront' }, services: { id: 1002, name: 'services' } },
    tiers: [
      { id: 'dev', branch: 'dev' },
      { id: 'staging', branch: 'dev', promotesFrom: 'dev', approval: { reviewers: ['team:release'] } },
      { id: 'production', branch: 'main', promotesFrom: 'staging', approval: { reviewers: ['team:release'] } },
    ],
    surfaces: [
      ...['shop', 'docs'].map((id) => ({ id, owner: 'team:web', repository: 'web', target: DEPLOYED })),
      { id: 'orders', owner: 'team:web', repository: 'services', target: DEPLOYED },
    ],
    trust: { root: 'registry/trusted-root.json', entries },
    ...change,
  });
}

/** A trust base of that registry with other entries. */
export function trusting(entries: Trust['entries'], root: TrustBase['root']): TrustBase {
  return trustBase(evidenceRegistry(entries), root);
}
