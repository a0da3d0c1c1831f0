import { Registry } from '../../../../registry/schema';
import { registryOfCheckout } from '../../live/looking';

/** The company's workflow that rotates secrets. */
export const ROTATION = '.github/workflows/rotate-secret.yml';
/** The content of that workflow. GitHub rejects a workflow without a job. */
export const ROTATION_TEXT = `name: Rotate a secret
on:
  workflow_dispatch:
permissions: {}
jobs:
  rotate:
    runs-on: ubuntu-24.04
    timeout-minutes: 10
    steps:
      - run: node_modules/.bin/causeway secrets rotate
`;
/** The kinds that people of the company may sign. `team:release` approves waivers, and octocat does so by name. */
const MAY_SIGN = ['waiver', 'waiver-approval', 'incident', 'checklist', 'manual-proof', 'revocation'];

/**
 * The checkout's own registry, changed for a playable company: people have keys, the emulator serves the shop, and
 * monitoring takes seconds instead of minutes.
 */
export function companyRegistry(keys: Readonly<Record<string, string>>): Registry {
  const registry = structuredClone(registryOfCheckout());
  const people = Object.entries(keys).map(([login, publicKey]) => ({
    id: `key-${login}`,
    kind: 'key' as const,
    person: `user:${login}`,
    publicKey,
    notAfter: '2090-01-01',
    mayAttest: MAY_SIGN,
    tiers: ['production'],
  }));
  // No key may sign for a tier with approval, so a workflow signs the fingerprints of its secrets.
  const rotation = {
    id: 'rotation',
    kind: 'sigstore' as const,
    repositories: ['web'],
    mayAttest: ['secret-fingerprint'],
    signerWorkflow: `acme/storefront/${ROTATION}`,
  };
  // The services are released by a copy of the governing repository's workflow.
  const services = {
    id: 'release-services',
    kind: 'sigstore' as const,
    repositories: ['services'],
    tiers: ['dev'],
    mayAttest: ['test-result', 'release-bundle'],
    signerWorkflow: 'acme/services/.github/workflows/release.yml',
  };
  const entries = [...(registry.trust?.entries ?? []), ...people, rotation, services];
  Object.assign(registry, { trust: { root: 'registry/trusted-root.json', entries } });
  for (const surface of registry.surfaces) {
    if (surface.target.kind === 'netlify') Object.assign(surface.target, { domain: undefined });
    const path = surface.health?.path ?? '/api/health';
    const health = { ...surface.health, path, intervalSeconds: 1, failureLimit: 2, windowSeconds: 2 };
    Object.assign(surface, { alerts: undefined, health });
  }
  return Registry.parse(JSON.parse(JSON.stringify(registry)));
}
