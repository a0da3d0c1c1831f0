import { worldOf } from '../../../emulator/github/world-of';
import { sample } from '../../support/emulator/sample';
import { type Github, repository, startSample } from './github-client';

let github: Github;

beforeAll(async () => {
  github = await startSample();
});

afterAll(async () => {
  expect(github.service.violations()).toEqual([]);
  await github.service.close();
});

describe('what is not there', () => {
  it.each([
    ...['/orgs/other', '/repos/acme/none', '/repos/other/storefront', '/users/nobody', '/orgs/acme/teams/none'],
    ...[`${repository}/environments/none`, `${repository}/branches/none`, `${repository}/contents/none`],
    ...[
      `${repository}/rulesets/1`,
      `${repository}/environments/none/variables`,
      `${repository}/actions/variables/NONE`,
    ],
  ])('%s is 404', async (path) => {
    expect((await github.call('GET', path)).status).toBe(404);
  });
});

describe('a repository under a name that it had before', () => {
  const old = '/repos/acme/Shop-Window';
  beforeAll(() => {
    github.world.repositories['storefront']!.formerNames = ['shop-window'];
  });
  afterAll(() => void delete github.world.repositories['storefront']!.formerNames);

  it('is found by its id: GitHub redirects reads and writes', async () => {
    const read = await github.call('GET', `${old}/environments?per_page=5`);
    const there = `${github.service.url}/repositories/101/environments`;
    expect({ status: read.status, location: read.headers.get('location') }).toEqual({
      status: 301,
      location: `${there}?per_page=5`,
    });
    expect((await fetch(`${there}?per_page=5`, { headers: { authorization: `Bearer ${sample.token}` } })).status).toBe(
      200,
    );
    const written = await github.call('PUT', `${old}/environments/made`, {});
    expect({ status: written.status, body: written.body }).toMatchObject({
      status: 307,
      body: { url: `${there}/made` },
    });
    expect(github.world.repositories['storefront']!.environments).not.toHaveProperty('made');
  });

  it('is not there for a token that may not see it', async () => {
    const token = github.world.tokens['octocat']!;
    const { repositories } = token;
    token.repositories = ['services'];
    expect((await github.call('GET', old)).status).toBe(404);
    Object.assign(token, { repositories });
  });

  it('is the repository that has the name now, if there is one', async () => {
    github.world.repositories['services']!.formerNames = ['storefront'];
    expect((await github.call('GET', repository)).status).toBe(200);
    delete github.world.repositories['services']!.formerNames;
  });
});

describe('lookups', () => {
  it('find organization and repository whatever their case', async () => {
    expect((await github.call('GET', '/orgs/ACME')).body).toMatchObject({
      login: 'acme',
      plan: { name: 'enterprise' },
    });
    expect((await github.call('GET', '/repos/Acme/StoreFront')).body).toMatchObject({
      id: 101,
      full_name: 'acme/storefront',
      private: true,
      default_branch: 'main',
      archived: false,
    });
  });

  it('find people, teams, members and what a team may do', async () => {
    expect((await github.call('GET', '/users/Hubot')).body).toMatchObject({ login: 'hubot', id: 202, type: 'User' });
    expect((await github.call('GET', '/users/hubot/keys')).body).toEqual([]);
    expect((await github.call('GET', '/orgs/acme/teams/release')).body).toMatchObject({ id: 301, members_count: 2 });
    const members = await github.call('GET', '/orgs/acme/teams/release/members');
    expect(members.body.map(({ login }: { login: string }) => login)).toEqual(['octocat', 'mona']);
    expect((await github.call('GET', '/orgs/acme/teams/release/memberships/mona')).body.state).toBe('active');
    expect((await github.call('GET', '/orgs/acme/teams/release/memberships/hubot')).status).toBe(404);
    expect((await github.call('GET', '/orgs/acme/teams/release/repos')).body).toMatchObject([
      { name: 'storefront', role_name: 'push' },
      { name: 'services', role_name: 'push' },
    ]);
  });

  it('say whether a team reaches a repository, with its role when asked', async () => {
    const path = '/orgs/acme/teams/release/repos/acme/storefront';
    expect((await github.call('GET', path)).status).toBe(204);
    const headers = { accept: 'application/vnd.github.v3.repository+json' };
    expect((await github.call('GET', path, undefined, { headers })).body).toMatchObject({
      role_name: 'push',
      permissions: { push: true, maintain: false },
    });
    delete github.world.teams['web']!.repositories['services'];
    expect((await github.call('GET', '/orgs/acme/teams/web/repos/acme/services')).status).toBe(404);
  });
});

describe('branches and files', () => {
  it('lists branches by name and reads one, also with a slash in its name', async () => {
    const { branches } = github.world.repositories['storefront']!;
    const { sha } = branches['main']!;
    branches['feature/x'] = { sha, files: {}, protection: null };
    const list = await github.call('GET', `${repository}/branches`);
    expect(list.body.map(({ name }: { name: string }) => name)).toEqual(['dev', 'evidence', 'feature/x', 'main']);
    expect((await github.call('GET', `${repository}/branches/feature/x`)).body.commit.sha).toBe(sha);
    expect((await github.call('GET', `${repository}/branches/feature%2Fx`)).body.name).toBe('feature/x');
  });

  it('knows classic protection where there is some', async () => {
    const none = await github.call('GET', `${repository}/branches/main/protection`);
    expect(none).toMatchObject({ status: 404, body: { message: 'Branch not protected' } });
    github.world.repositories['storefront']!.branches['dev']!.protection = { allow_deletions: { enabled: false } };
    expect((await github.call('GET', `${repository}/branches/dev/protection`)).body.allow_deletions.enabled).toBe(
      false,
    );
    const protectedOnes = await github.call('GET', `${repository}/branches?protected=true`);
    expect(protectedOnes.body).toMatchObject([{ name: 'dev', protected: true }]);
  });

  it('reads a file and a folder at a branch or a commit', async () => {
    const branch = github.world.repositories['storefront']!.branches['main']!;
    branch.files = { '.github/CODEOWNERS': '* @acme/release\n', '.github/workflows/a b.yml': 'x' };
    const file = await github.call('GET', `${repository}/contents/.github/CODEOWNERS`);
    expect(Buffer.from(file.body.content, 'base64').toString()).toBe('* @acme/release\n');
    // The id equals the output of `git hash-object`.
    expect(file.body.sha).toMatch(/^[0-9a-f]{40}$/);
    expect((await github.call('GET', `${repository}/contents/.github?ref=${branch.sha}`)).body).toMatchObject([
      { type: 'file', name: 'CODEOWNERS' },
      { type: 'dir', path: '.github/workflows' },
    ]);
    expect((await github.call('GET', `${repository}/contents/.github/workflows/a%20b.yml`)).body.size).toBe(1);
    expect((await github.call('GET', `${repository}/contents/.github/CODEOWNERS?ref=dev`)).status).toBe(404);
    expect((await github.call('GET', `${repository}/contents/x?ref=gone`)).body.message).toContain('ref gone');
  });
});

describe('pages', () => {
  beforeAll(async () => {
    for (let index = 0; index < 105; index += 1)
      await github.call('PUT', `/repos/acme/services/environments/e${index}`, {});
  });

  const names = (body: { environments: { name: string }[] }) => body.environments.map(({ name }) => name);

  it('are 30 long by default and 100 at most', async () => {
    const { body } = await github.call('GET', '/repos/acme/services/environments');
    expect([body.total_count, body.environments.length]).toEqual([105, 30]);
    expect(names((await github.call('GET', '/repos/acme/services/environments?per_page=500')).body)).toHaveLength(100);
  });

  it('are linked with GitHub’s relations until the last', async () => {
    const first = await github.call('GET', '/repos/acme/services/environments?per_page=100');
    const link = first.headers.get('link') ?? '';
    expect(link).toContain('rel="next"');
    const next = /<([^>]+)>; rel="next"/.exec(link)?.[1] ?? '';
    const second = await github.call('GET', next.replace(github.service.url, ''));
    expect(names(second.body)).toEqual(['e100', 'e101', 'e102', 'e103', 'e104']);
    expect(second.headers.get('link')).toMatch(/rel="prev".*rel="first"/);
    expect(second.headers.get('link')).not.toContain('rel="next"');
  });

  it('have no link when all fits, and are empty beyond the end', async () => {
    const { headers, body } = await github.call('GET', '/repos/acme/storefront/actions/secrets');
    expect([headers.get('link'), body.total_count]).toEqual([null, 0]);
    expect(names((await github.call('GET', '/repos/acme/services/environments?page=99')).body)).toEqual([]);
  });
});

describe('what Actions may do', () => {
  it('is set and read, the selected actions only where actions are selected', async () => {
    const path = '/repos/acme/services/actions/permissions';
    const selected = { github_owned_allowed: true, verified_allowed: false, patterns_allowed: ['acme/*'] };
    expect((await github.call('GET', `${path}/selected-actions`)).status).toBe(409);
    expect((await github.call('PUT', `${path}/selected-actions`, selected)).status).toBe(409);
    expect((await github.call('PUT', path, { enabled: true, allowed_actions: 'selected' })).status).toBe(204);
    expect((await github.call('GET', path)).body).toMatchObject({ allowed_actions: 'selected', enabled: true });
    expect((await github.call('PUT', `${path}/selected-actions`, selected)).status).toBe(204);
    expect((await github.call('GET', `${path}/selected-actions`)).body).toEqual(selected);
    await github.call('PUT', path, { enabled: false });
    expect((await github.call('GET', path)).body).toEqual({ enabled: false });
  });

  it('is set for a workflow’s own token, each part by itself', async () => {
    const path = '/repos/acme/services/actions/permissions/workflow';
    expect((await github.call('PUT', path, { can_approve_pull_request_reviews: true })).status).toBe(204);
    expect((await github.call('GET', path)).body).toEqual({
      default_workflow_permissions: 'read',
      can_approve_pull_request_reviews: true,
    });
  });
});

describe('worldOf', () => {
  it('makes the same plain world from the same source', () => {
    const source = {
      organization: { login: 'o', plan: 'team' as const },
      repositories: [
        { name: 'r', id: 1, visibility: 'public' as const, branches: ['dev', 'main'], defaultBranch: 'main' },
      ],
      teams: [{ slug: 't', id: 2, members: ['u'] }],
      users: [{ login: 'u', id: 3 }],
    };
    const world = worldOf(source);
    expect(worldOf(source)).toEqual(world);
    expect(JSON.parse(JSON.stringify(world))).toEqual(world);
    expect(Object.keys(world.repositories['r']!.branches)).toEqual(['main', 'dev']);
    expect(world.teams['t']!.repositories).toEqual({ r: 'push' });
    expect(world.apps['github-actions']!.id).toBe(15_368);
  });
});
