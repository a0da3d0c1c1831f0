import { type Github, repository, selectedBranches, startSample } from './github-client';

const path = `${repository}/environments/production`;
const team = { type: 'Team', id: 301 };
const user = { type: 'User', id: 202 };
const full = {
  wait_timer: 30,
  can_admins_bypass: false,
  prevent_self_review: true,
  reviewers: [team, user],
  deployment_branch_policy: selectedBranches,
};

let github: Github;

beforeEach(async () => {
  github = await startSample();
});

afterEach(async () => {
  expect(github.service.violations()).toEqual([]);
  await github.service.close();
});

describe('an environment', () => {
  it('is created by PUT and read back with its rules', async () => {
    expect((await github.call('PUT', path, full)).status).toBe(200);
    const { body } = await github.call('GET', path);
    expect(body).toMatchObject({
      name: 'production',
      can_admins_bypass: false,
      deployment_branch_policy: selectedBranches,
      protection_rules: [
        { type: 'wait_timer', wait_timer: 30 },
        {
          type: 'required_reviewers',
          prevent_self_review: true,
          reviewers: [
            { type: 'Team', reviewer: { slug: 'release', id: 301 } },
            { type: 'User', reviewer: { login: 'hubot', id: 202 } },
          ],
        },
        { type: 'branch_policy' },
      ],
    });
  });

  it('loses by the next PUT whatever that leaves out, and keeps its id (W6)', async () => {
    const { body: before } = await github.call('PUT', path, full);
    github.clock.now = new Date('2026-10-01T13:00:00.000Z');
    const { body: after } = await github.call('PUT', path, {});
    expect(after).toMatchObject({
      id: before.id,
      created_at: before.created_at,
      updated_at: '2026-10-01T13:00:00.000Z',
      protection_rules: [],
      deployment_branch_policy: null,
      can_admins_bypass: true,
    });
  });

  it('is found whatever the case of its name, and under an encoded name', async () => {
    await github.call('PUT', `${repository}/environments/Blue%2FGreen`, {});
    expect((await github.call('GET', `${repository}/environments/blue%2Fgreen`)).body.name).toBe('Blue/Green');
    await github.call('PUT', `${repository}/environments/BLUE%2FGREEN`, {});
    expect((await github.call('GET', `${repository}/environments`)).body.total_count).toBe(1);
  });

  it('takes its policies, variables and secrets along when it is deleted', async () => {
    await github.call('PUT', path, full);
    await github.call('POST', `${path}/variables`, { name: 'A', value: '1' });
    await github.call('POST', `${path}/deployment-branch-policies`, { name: 'main' });
    expect((await github.call('DELETE', path)).status).toBe(204);
    expect((await github.call('GET', path)).status).toBe(404);
    expect((await github.call('DELETE', path)).status).toBe(404);
    await github.call('PUT', path, full);
    expect((await github.call('GET', `${path}/variables`)).body.total_count).toBe(0);
    expect((await github.call('GET', `${path}/deployment-branch-policies`)).body.total_count).toBe(0);
  });

  it.each([
    [
      'seven reviewers',
      {
        reviewers: [301, 302]
          .map((id) => ({ type: 'Team', id }))
          .concat([201, 202, 203, 204, 205].map((id) => ({ type: 'User', id }))),
      },
      'Up to 6 reviewers',
    ],
    ['a reviewer who is nobody', { reviewers: [{ type: 'User', id: 9 }] }, 'read access'],
    ['a team that has no grant on the repository (W5)', { reviewers: [{ type: 'Team', id: 302 }] }, 'read access'],
    ['self-review refused without a reviewer (W5)', { prevent_self_review: true }, 'at least one reviewer'],
    [
      'both kinds of branch policy',
      { deployment_branch_policy: { protected_branches: true, custom_branch_policies: true } },
      'cannot have the same value',
    ],
    [
      'neither kind of branch policy',
      { deployment_branch_policy: { protected_branches: false, custom_branch_policies: false } },
      'cannot have the same value',
    ],
    ['a wait of more than 30 days', { wait_timer: 43_201 }, '43200'],
    ['a reviewer without an id', { reviewers: [{ type: 'User' }] }, 'a type and an id'],
  ])('with %s is refused and not made', async (_, body, message) => {
    delete github.world.teams['web']?.repositories['storefront'];
    const answer = await github.call('PUT', path, body);
    expect(answer).toMatchObject({ status: 422, body: { message: expect.stringContaining(message) } });
    expect((await github.call('GET', path)).status).toBe(404);
  });
});

describe('what the plan allows', () => {
  const cases: [string, 'free' | 'team' | 'enterprise', 'public' | 'private', object, number, string | null][] = [
    [
      'reviewers on a private repository of a Team plan',
      'team',
      'private',
      { reviewers: [team] },
      422,
      'required reviewers',
    ],
    ['a wait timer there', 'team', 'private', { wait_timer: 1 }, 422, 'wait timer'],
    ['a branch policy there', 'team', 'private', { deployment_branch_policy: selectedBranches }, 200, null],
    [
      'a branch policy on a private repository for free',
      'free',
      'private',
      { deployment_branch_policy: selectedBranches },
      422,
      'please ensure billing plan include protected branch gate',
    ],
    ['a bare environment there', 'free', 'private', {}, 200, null],
    ['reviewers on a public repository for free', 'free', 'public', { reviewers: [team] }, 200, null],
    ['reviewers on a private repository of an enterprise', 'enterprise', 'private', { reviewers: [team] }, 200, null],
  ];

  it.each(cases)('%s (W7)', async (_, plan, visibility, body, status, message) => {
    github.world.organization.plan = plan;
    github.world.repositories['storefront']!.visibility = visibility;
    const answer = await github.call('PUT', path, body);
    expect(answer.status).toBe(status);
    if (message !== null) expect(answer.body.message).toContain(message);
  });
});

describe('a deployment policy', () => {
  const policies = `${path}/deployment-branch-policies`;

  it('needs an environment, and one with custom policies (W13)', async () => {
    expect((await github.call('POST', policies, { name: 'main' })).status).toBe(404);
    await github.call('PUT', path, {
      deployment_branch_policy: { protected_branches: true, custom_branch_policies: false },
    });
    expect((await github.call('POST', policies, { name: 'main' })).status).toBe(404);
  });

  it('is created, read, listed, renamed and deleted, and touches its environment', async () => {
    await github.call('PUT', path, full);
    github.clock.now = new Date('2026-10-02T00:00:00.000Z');
    const { body: made } = await github.call('POST', policies, { name: 'main', type: 'branch' });
    expect(made).toMatchObject({ name: 'main', type: 'branch' });
    expect((await github.call('GET', path)).body.updated_at).toBe('2026-10-02T00:00:00.000Z');
    expect((await github.call('POST', policies, { name: 'v*', type: 'tag' })).status).toBe(200);
    expect((await github.call('GET', policies)).body).toMatchObject({
      total_count: 2,
      branch_policies: [{ name: 'main' }, { name: 'v*', type: 'tag' }],
    });
    expect((await github.call('PUT', `${policies}/${made.id}`, { name: 'release' })).body.name).toBe('release');
    expect((await github.call('GET', `${policies}/${made.id}`)).body).toMatchObject({
      name: 'release',
      type: 'branch',
    });
    expect((await github.call('DELETE', `${policies}/${made.id}`)).status).toBe(204);
    expect((await github.call('GET', `${policies}/${made.id}`)).status).toBe(404);
  });

  it('that is there already is answered 303; the same pattern for tags is another', async () => {
    await github.call('PUT', path, full);
    await github.call('POST', policies, { name: 'main' });
    expect((await github.call('POST', policies, { name: 'main', type: 'branch' })).status).toBe(303);
    expect((await github.call('POST', policies, { name: 'main', type: 'tag' })).status).toBe(200);
  });

  it('is gone when the environment leaves custom policies', async () => {
    await github.call('PUT', path, full);
    await github.call('POST', policies, { name: 'main' });
    await github.call('PUT', path, { deployment_branch_policy: null });
    await github.call('PUT', path, full);
    expect((await github.call('GET', policies)).body.total_count).toBe(0);
  });
});
