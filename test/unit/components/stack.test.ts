import { githubProvider } from '../../../components/providers';
import { SecretValues } from '../../../components/secret-values';
import { deployStack } from '../../../components/stack';
import { planFoundation } from '../../../plan/foundation';
import { planTier } from '../../../plan/tier';
import type { FoundationPlan, TierPlan } from '../../../plan/types';
import { sampleRegistry } from '../plan/registries';
import { identities, one, type Registered, registered } from './mocks';

const SECRET = '4dabf18193072939515e22adb298388d';
const credentials = { kind: 'token', token: 'canary-token', baseUrl: 'https://api.github.com/' } as const;

async function deployed(plan: FoundationPlan | TierPlan, secrets?: string): Promise<readonly Registered[]> {
  return registered(() => {
    const github = githubProvider('acme', credentials, { writeDelayMs: 1000, readDelayMs: 0 });
    deployStack(plan, { github, identities, secrets: SecretValues.parse(secrets) });
  });
}

describe('the foundation’s resources', () => {
  test('pin required checks to their App and never ask for up-to-date branches', async () => {
    const resources = await deployed(planFoundation(sampleRegistry()));
    expect(one(resources, 'RepositoryRuleset', 'services.branch.release').inputs).toEqual({
      repository: 'services',
      name: 'causeway branch release',
      target: 'branch',
      enforcement: 'active',
      bypassActors: [],
      conditions: { refName: { includes: ['refs/heads/release'], excludes: [] } },
      rules: {
        creation: false,
        update: false,
        deletion: true,
        nonFastForward: true,
        pullRequest: {
          requiredApprovingReviewCount: 1,
          requireCodeOwnerReview: true,
          dismissStaleReviewsOnPush: true,
          requireLastPushApproval: true,
          requiredReviewThreadResolution: true,
          allowedMergeMethods: ['merge'],
        },
        requiredStatusChecks: {
          requiredChecks: [
            { context: 'causeway / api', integrationId: 15368 },
            { context: 'quality / lint', integrationId: 15368 },
          ],
          strictRequiredStatusChecksPolicy: false,
          doNotEnforceOnCreate: false,
        },
      },
    });
  });

  test('let the evidence App alone write evidence', async () => {
    const resources = await deployed(planFoundation(sampleRegistry()));
    const { inputs } = one(resources, 'RepositoryRuleset', 'web.evidence.writer');
    expect(inputs).toMatchObject({
      bypassActors: [{ actorId: 9001, actorType: 'Integration', bypassMode: 'always' }],
      rules: { creation: true, update: true, deletion: false, nonFastForward: false },
    });
    expect(inputs['rules']).not.toHaveProperty('requiredStatusChecks');
  });

  test('leave a workflow’s token read-only and its actions selected', async () => {
    const resources = await deployed(planFoundation(sampleRegistry()));
    expect(one(resources, 'WorkflowRepositoryPermissions', 'web.workflow').inputs).toEqual({
      repository: 'storefront',
      defaultWorkflowPermissions: 'read',
      canApprovePullRequestReviews: false,
    });
    expect(one(resources, 'ActionsRepositoryPermissions', 'web.actions').inputs).toMatchObject({
      enabled: true,
      allowedActions: 'selected',
      allowedActionsConfig: { githubOwnedAllowed: true, verifiedAllowed: false, patternsAlloweds: [] },
    });
  });
});

describe('a tier’s resources', () => {
  test('say every setting of an environment whose default is the unsafe one', async () => {
    const resources = await deployed(planTier(sampleRegistry(), 'production'));
    expect(one(resources, 'RepositoryEnvironment', 'services.api.production.approval.1').inputs).toEqual({
      repository: 'services',
      environment: 'production-approval-api',
      waitTimer: 0,
      canAdminsBypass: false,
      preventSelfReview: true,
      reviewers: [{ users: [583231], teams: [42] }],
      deploymentBranchPolicy: { protectedBranches: false, customBranchPolicies: true },
    });
    const deploy = one(resources, 'RepositoryEnvironment', 'services.api.production.deploy').inputs;
    expect(deploy).toMatchObject({ waitTimer: 5, canAdminsBypass: false, preventSelfReview: false });
    expect(deploy).not.toHaveProperty('reviewers');
  });

  test('have one exact branch on every environment', async () => {
    const resources = await deployed(planTier(sampleRegistry(), 'production'));
    const environments = resources.filter(({ type }) => type.endsWith(':RepositoryEnvironment'));
    expect(environments).toHaveLength(6);
    for (const { name, inputs } of environments) {
      const branch = inputs['repository'] === 'services' ? 'release' : 'main';
      const policy = one(resources, 'RepositoryEnvironmentDeploymentPolicy', `${name}.branch.${branch}`);
      expect(policy.inputs).toEqual({
        repository: inputs['repository'],
        environment: inputs['environment'],
        branchPattern: branch,
      });
    }
  });

  test('all go through the explicit provider', async () => {
    const resources = await deployed(planTier(sampleRegistry(), 'production'));
    const github = resources.filter(({ type }) => type.startsWith('github:index/'));
    expect(github.length).toBeGreaterThan(10);
    for (const { provider } of github) expect(provider).toMatch(/pulumi:providers:github::github::/);
    const netlify = resources.filter(({ type }) => type.startsWith('netlify:index/'));
    for (const { provider } of netlify) expect(provider).toMatch(/pulumi:providers:netlify::netlify\.acme::/);
  });

  test('keep a managed secret marked secret, and make none that has no value', async () => {
    const secrets = JSON.stringify({ api: { DATABASE_URL: 'canary' }, storefront: { SESSION_KEY: '' } });
    const resources = await deployed(planTier(sampleRegistry(), 'dev'), secrets);
    const secret = one(resources, 'ActionsEnvironmentSecret', 'services.api.dev.deploy.secret.DATABASE_URL');
    expect(secret.inputs['value']).toEqual({ [SECRET]: '1b47061264138c4ac30d75fd1eb44270', value: 'canary' });
    expect(resources.some(({ name }) => name.includes('SESSION_KEY'))).toBe(false);
    expect(resources.some(({ name }) => name.includes('secret.NETLIFY_API_TOKEN'))).toBe(false);
  });

  test('are not begun where GitHub would refuse a secret for its size: in bytes, and as it is sealed', async () => {
    const most = 48 * 1024 - 48;
    const value = (text: string) => JSON.stringify({ api: { DATABASE_URL: text } });
    const plan = planTier(sampleRegistry(), 'dev');
    const secret = one(
      await deployed(plan, value('x'.repeat(most))),
      'ActionsEnvironmentSecret',
      'services.api.dev.deploy.secret.DATABASE_URL',
    );
    expect(secret.inputs['value']).toBeDefined();
    for (const text of ['x'.repeat(most + 1), 'é'.repeat(most / 2 + 1)]) {
      await registered(() => {
        const github = githubProvider('acme', credentials, { writeDelayMs: 0, readDelayMs: 0 });
        const args = { github, identities, secrets: SecretValues.parse(value(text)) };
        expect(() => deployStack(plan, args)).toThrow('no secret of this size: services.api.dev.deploy/DATABASE_URL');
      });
    }
  });

  test('reports the secrets that have no value', async () => {
    let unfilled: readonly string[] = [];
    await registered(() => {
      const github = githubProvider('acme', credentials, { writeDelayMs: 0, readDelayMs: 0 });
      const args = { github, identities, secrets: SecretValues.parse(undefined) };
      unfilled = deployStack(planTier(sampleRegistry(), 'dev'), args).unfilledSecrets;
    });
    expect(unfilled).toEqual(['services.api.dev.deploy/DATABASE_URL', 'storefront.dev.site/SESSION_KEY']);
  });

  test('give a site its variables in the production context, and build settings only where it is linked', async () => {
    const plain = await deployed(planTier(sampleRegistry(), 'dev'), '{"storefront":{"SESSION_KEY":"canary"}}');
    expect(one(plain, 'EnvironmentVariable', 'storefront.dev.site.variable.API_URL').inputs).toEqual({
      siteId: 'storefront.dev.site-id',
      key: 'API_URL',
      scopes: ['builds', 'functions', 'runtime'],
      values: [{ context: 'production', value: 'https://d.example' }],
    });
    expect(plain.some(({ type }) => type.endsWith(':SiteBuildSettings'))).toBe(false);
    const registry = sampleRegistry((draft) => {
      const target = draft.surfaces[0]!.target;
      if (target.kind === 'netlify')
        target.linked = { branch: 'main', buildCommand: 'npm run build', publishDirectory: 'dist' };
    });
    const linked = await deployed(planTier(registry, 'dev'));
    expect(one(linked, 'SiteBuildSettings', 'storefront.dev.site.build').inputs).toMatchObject({
      productionBranch: 'main',
      preventNonGitProdDeploys: false,
      stopBuilds: false,
    });
    expect(one(linked, 'NetlifySite', 'storefront.dev.site').inputs).toMatchObject({
      linkedRepository: 'acme/storefront',
      deleteOnRemoval: false,
    });
  });
});

describe('secret configuration', () => {
  test.each(['{', '[]', '{"api":"x"}', '{"api":{"NAME":1}}', '{"API":{"NAME":"x"}}'])('is refused: %s', (text) => {
    expect(() => SecretValues.parse(text)).toThrow(expect.objectContaining({ name: 'UserError', exitCode: 2 }));
  });

  test('never shows a value in its error', () => {
    expect(() => SecretValues.parse('{"api":{"NAME":["canary"]}}')).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('canary') }),
    );
  });
});
