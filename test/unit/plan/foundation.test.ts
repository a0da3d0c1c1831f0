import { planFoundation } from '../../../plan/foundation';
import type { Registry } from '../../../registry/schema';
import { sampleRegistry } from './registries';

function repository(name: string, registry: Registry = sampleRegistry()) {
  const found = planFoundation(registry).repositories.find((plan) => plan.repository.name === name);
  if (!found) throw new Error(`no plan for ${name}`);
  return found;
}

describe('the foundation’s plan', () => {
  test('has one ruleset for each distinct branch', () => {
    expect(repository('services').rulesets.map(({ name }) => name)).toEqual([
      'causeway branch dev',
      'causeway branch main',
      'causeway branch release',
    ]);
  });

  test('lets nobody past a tier’s branch, and asks for owners and a last-push approval', () => {
    for (const ruleset of repository('services').rulesets) {
      expect(ruleset).toMatchObject({
        bypass: [],
        enforcement: 'active',
        blockDeletion: true,
        blockForcePush: true,
        protect: true,
        pullRequest: { codeOwnerReview: true, dismissStaleReviews: true, lastPushApproval: true },
      });
    }
  });

  test('requires blocking repository checks by their context and surfaces by their aggregator, each pinned', () => {
    const checks = (branch: string) =>
      repository('services')
        .rulesets.find(({ name }) => name === `causeway branch ${branch}`)
        ?.requiredChecks.map(({ context, app }) => `${context} @${app}`);
    expect(checks('dev')).toEqual([
      'causeway / api @github-actions',
      'causeway / worker @github-actions',
      'quality / lint @github-actions',
    ]);
    // The worker is not deployed from `release`.
    expect(checks('release')).toEqual(['causeway / api @github-actions', 'quality / lint @github-actions']);
  });

  test('lets only the writer update the evidence branch, and nobody delete or force it', () => {
    const rulesets = repository('storefront').rulesets.filter(({ name }) => name.startsWith('causeway evidence'));
    expect(rulesets).toMatchObject([
      {
        name: 'causeway evidence append-only',
        bypass: [],
        blockDeletion: true,
        blockForcePush: true,
        blockUpdate: false,
      },
      {
        name: 'causeway evidence writer',
        bypass: [{ app: 'acme-evidence', mode: 'always' }],
        blockCreation: true,
        blockUpdate: true,
        blockDeletion: false,
      },
    ]);
    expect(repository('services').rulesets.some(({ name }) => name.startsWith('causeway evidence'))).toBe(false);
  });

  test('mirrors the registry in variables, beside the repository’s own', () => {
    expect(Object.fromEntries(repository('storefront').variables.map(({ name, value }) => [name, value]))).toEqual({
      CAUSEWAY_REPOSITORY: 'web',
      DEPLOY_SURFACES_PATH: 'registry/deploy-surfaces.json',
      ENV_ISOLATION_LINT_ENABLED: 'false',
      EVIDENCE_BRANCH: 'evidence',
      NODE_VERSION: '24',
      PRODUCTION_APPROVAL_MODE: 'surface',
      RELEASE_GATE_MODE: 'blocking',
      STAGING_APPROVAL_MODE: 'commit',
    });
  });

  test('tells every repository its own key, by which its workflows ask', () => {
    const told = planFoundation(sampleRegistry()).repositories.map(({ key, variables }) => [
      key,
      variables.find(({ name }) => name === 'CAUSEWAY_REPOSITORY')?.value,
    ]);
    expect(told.length).toBeGreaterThan(1);
    for (const [key, value] of told) expect(value).toBe(key);
  });

  test('keeps the Apps’ keys in environments of their own, the provisioning one behind reviewers', () => {
    const environments = repository('storefront').environments;
    expect(environments.map(({ name }) => name)).toEqual([
      'causeway-delivery-dev',
      'causeway-delivery-production',
      'causeway-delivery-staging',
      'causeway-evidence',
      'causeway-preview',
      'infrastructure-dev',
      'infrastructure-foundation',
      'infrastructure-production',
      'infrastructure-staging',
      'inspect-dev',
      'inspect-foundation',
      'inspect-production',
      'inspect-staging',
    ]);
    for (const { name, reviewers, branches, preventSelfReview } of environments) {
      expect(branches.every((branch) => /^[a-z]+$/.test(branch))).toBe(true);
      expect(reviewers.length > 0).toBe(name.startsWith('infrastructure-'));
      expect(preventSelfReview).toBe(name.startsWith('infrastructure-'));
    }
  });

  test('gives a stack a Netlify token only where its tier has sites, and the foundation none', () => {
    const holders = (registry = sampleRegistry()) =>
      repository('storefront', registry)
        .environments.filter(({ name }) => /^(?:infrastructure|inspect)-/.test(name))
        .filter(({ secrets }) => secrets.some(({ name }) => name === 'NETLIFY_API_TOKEN'))
        .map(({ name }) => name.replace(/^(?:infrastructure|inspect)-/, ''));
    const all = ['dev', 'production', 'staging'];
    expect(holders()).toEqual([...all, ...all]);
    const onOne = sampleRegistry((draft) => {
      for (const surface of draft.surfaces) surface.tiers = ['dev'];
    });
    expect(holders(onOne)).toEqual(['dev', 'dev']);
  });

  test('lets delivery look at sites and alerts, with the tokens of the tier, where there are such', () => {
    const secretsOf = (key: string, registry = sampleRegistry()) =>
      repository(key, registry)
        .environments.filter(({ name }) => name.startsWith('causeway-delivery-'))
        .map(({ secrets }) => secrets.map(({ name }) => name));
    const looking = ['DELIVER_APP_KEY', 'NETLIFY_API_TOKEN'];
    expect(secretsOf('storefront')).toEqual([looking, looking, looking]);
    expect(secretsOf('services')).toEqual([['DELIVER_APP_KEY'], ['DELIVER_APP_KEY'], ['DELIVER_APP_KEY']]);
    const alarmed = sampleRegistry((draft) => {
      const alerts = {
        kind: 'sentry',
        url: 'https://sentry.io',
        organization: 'acme',
        project: 'shop',
        environment: {},
      } as const;
      for (const surface of draft.surfaces) surface.alerts = alerts;
    });
    expect(secretsOf('storefront', alarmed)[0]).toEqual([...looking, 'SENTRY_AUTH_TOKEN']);
  });

  test('makes no service environment for an App that is not there', () => {
    const registry = sampleRegistry((draft) => {
      draft.apps = {};
    });
    expect(repository('storefront', registry).environments).toEqual([]);
    expect(repository('storefront', registry).rulesets.find(({ blockUpdate }) => blockUpdate)?.bypass).toEqual([]);
  });

  test('gives what governs to the governance owners, after the surfaces', () => {
    const lines = repository('storefront').codeowners.trimEnd().split('\n');
    expect(lines[1]).toBe('/** @acme/web');
    expect(lines).toContain('/registry/ @acme/release');
    expect(lines.indexOf('/.github/ @acme/release')).toBeGreaterThan(1);
  });
});
