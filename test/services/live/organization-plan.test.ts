import { githubCredentials } from '../../../live/credentials';
import { type GithubClient, githubClient } from '../../../live/github-client';
import { planIn, requireOrganizationPlan } from '../../../live/organization-plan';
import minimal from '../../../registry/minimal.example.json';
import { Registry } from '../../../registry/schema';
import { sample } from '../../support/emulator/sample';
import { type Github, startSample } from '../emulator/github-client';

let github: Github;
afterEach(async () => github.service.close());

function client(token: string = sample.token): GithubClient {
  return githubClient(
    githubCredentials({ GITHUB_TOKEN: token, GITHUB_BASE_URL: github.service.url }, { login: 'acme' }),
  );
}

function registryWith(plan: Registry['organization']['plan'], visibility: 'public' | 'private'): Registry {
  const shop = { ...minimal.repositories.shop, visibility };
  return Registry.parse({ ...minimal, organization: { login: 'acme', plan }, repositories: { shop } });
}

const paid = (plan: Registry['organization']['plan']) => registryWith(plan, 'private');

test.each([
  ['free', 'team'],
  ['free', 'enterprise'],
  ['team', 'enterprise'],
] as const)('GitHub has %s and the registry says %s: refused before anything is written', async (has, says) => {
  github = await startSample({ plan: has });
  await expect(requireOrganizationPlan(client(), paid(says))).rejects.toMatchObject({
    exitCode: 2,
    place: '/organization/plan',
    message: expect.stringContaining(`GitHub's plan "${has}", the registry says "${says}"`),
  });
  expect(github.service.requests().filter(({ method }) => method !== 'GET')).toEqual([]);
});

test.each([
  ['team', 'team'],
  ['enterprise', 'team'],
  ['enterprise', 'enterprise'],
] as const)('GitHub has %s and the registry says %s: goes on', async (has, says) => {
  github = await startSample({ plan: has });
  await requireOrganizationPlan(client(), paid(says));
});

test('a credential that is not shown the plan cannot tell', async () => {
  github = await startSample({ plan: 'enterprise' });
  github.world.tokens['blind'] = {
    id: 'blind',
    token: 'ghs_blind',
    kind: 'installation',
    permissions: { metadata: 'read', members: 'read' },
    repositories: 'all',
    app: sample.app.slug,
    user: null,
    expiresAt: null,
    limit: 5000,
  } as never;
  await expect(requireOrganizationPlan(client('ghs_blind'), paid('enterprise'))).rejects.toMatchObject({
    exitCode: 3,
    message: expect.stringContaining('is unverified'),
  });
});

test('where nothing depends on the plan, it is not asked for', async () => {
  github = await startSample({ plan: 'free' });
  await requireOrganizationPlan(client(), paid('free'));
  await requireOrganizationPlan(client(), registryWith('enterprise', 'public'));
  expect(github.service.requests()).toEqual([]);
});

test.each([
  [{ plan: { name: 'business_plus' } }, { state: 'read', value: 'enterprise' }],
  [{ plan: { name: 'unobtainium' } }, { state: 'unverified' }],
  [{ plan: { name: 'constructor' } }, { state: 'unverified' }],
  [{}, { state: 'unverified' }],
  [{ plan: 'team' }, { state: 'unverified' }],
])('%j is read as %j', async (answer, reading) => {
  github = await startSample();
  expect(planIn(answer)).toMatchObject(reading);
});
