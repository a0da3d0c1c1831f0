import { operations } from '../../../emulator/github/operations/all';
import { permissionOf } from '../../../emulator/github/transport/requirements';
import { sample } from '../../support/emulator/sample';
import { type Github, repository, startSample } from './github-client';

const tokens = `/app/installations/${sample.app.installationId}/access_tokens`;

let github: Github;

beforeEach(async () => {
  github = await startSample();
});

afterEach(async () => {
  expect(github.service.violations()).toEqual([]);
  await github.service.close();
});

async function installationToken(body?: object): Promise<string> {
  return (await github.call('POST', tokens, body, { token: github.jwt() })).body.token;
}

describe('credentials', () => {
  it.each([
    ['no token', null, 401, 'Requires authentication'],
    ['an unknown token', 'guess', 401, 'Bad credentials'],
    ['the token of a person', sample.token, 200, null],
  ])('%s is answered as it should be', async (_, token, status, message) => {
    const answer = await github.call('GET', repository, undefined, { token });
    expect(answer.status).toBe(status);
    if (message !== null) expect(answer.body.message).toBe(message);
  });

  it('tells whose token it is', async () => {
    expect((await github.call('GET', '/user')).body.login).toBe('octocat');
  });
});

describe('a GitHub App', () => {
  it('gets a token for one hour with its JWT, and works with it', async () => {
    const made = await github.call('POST', tokens, undefined, { token: github.jwt() });
    expect(made).toMatchObject({
      status: 201,
      body: { expires_at: '2026-10-01T13:00:00.000Z', permissions: { actions_variables: 'write' } },
    });
    const { token } = made.body;
    expect((await github.call('GET', repository, undefined, { token })).status).toBe(200);
    expect(github.service.requests().at(-1)?.tokenId).toMatch(/^installation:acme-infra:/);
    github.clock.now = new Date('2026-10-01T13:00:00.000Z');
    expect((await github.call('GET', repository, undefined, { token })).status).toBe(401);
  });

  it('does not count fetching a token as a write', async () => {
    await installationToken();
    expect(github.service.requests()).toMatchObject([{ method: 'POST', tokenId: 'jwt:acme-infra', write: false }]);
  });

  const seconds = Date.parse('2026-10-01T12:00:00.000Z') / 1000;
  const machine = Math.round((performance.timeOrigin + performance.now()) / 1000);

  it.each([
    ['an unknown issuer', { iss: '1' }, {}, 404],
    ['an expired JWT', { exp: seconds - 1 }, {}, 401],
    ['a JWT for a whole day', { exp: seconds + 86_400 }, {}, 401],
    ['a JWT from the future', { iat: seconds + 300 }, {}, 401],
    ['a JWT of the machine’s time, where the service has another', { iat: machine, exp: machine + 600 }, {}, 401],
    ['a JWT without times', { iat: undefined, exp: undefined }, {}, 401],
    ['another algorithm', {}, { alg: 'none' }, 401],
  ])('is refused with %s', async (_, claims, header, status) => {
    const answer = await github.call('POST', tokens, undefined, { token: github.jwt(claims, header) });
    expect(answer.status).toBe(status);
  });

  it('is refused when another key signed', async () => {
    const [header, payload] = github.jwt().split('.');
    const [, , signature] = github.jwt({ aud: 'x' }).split('.');
    const answer = await github.call('POST', tokens, undefined, { token: `${header}.${payload}.${signature}` });
    expect(answer.status).toBe(401);
  });

  it('can ask for less than it has, not for more', async () => {
    const token = await installationToken({ repositories: ['services'], permissions: { actions: 'read' } });
    expect((await github.call('GET', repository, undefined, { token })).status).toBe(404);
    expect((await github.call('GET', '/repos/acme/services/environments', undefined, { token })).status).toBe(200);
    const reached = await github.call('GET', '/installation/repositories', undefined, { token });
    expect(reached.body).toMatchObject({ total_count: 1, repositories: [{ name: 'services' }] });
    const jwt = { token: github.jwt() };
    expect((await github.call('POST', tokens, { permissions: { contents: 'write' } }, jwt)).status).toBe(422);
    expect((await github.call('POST', tokens, { repositories: ['none'] }, jwt)).status).toBe(422);
  });

  it('speaks for its own installation only, and with a JWT only where a JWT belongs', async () => {
    const jwt = { token: github.jwt() };
    expect(
      (await github.call('GET', `/app/installations/${sample.app.installationId}`, undefined, jwt)).body,
    ).toMatchObject({
      app_slug: 'acme-infra',
      account: { login: 'acme' },
    });
    expect((await github.call('GET', '/app/installations/1', undefined, jwt)).status).toBe(404);
    expect((await github.call('GET', '/orgs/acme/installation', undefined, jwt)).body.id).toBe(
      sample.app.installationId,
    );
    expect((await github.call('GET', `${repository}/installation`, undefined, jwt)).status).toBe(200);
    expect((await github.call('GET', '/app', undefined, jwt)).body.slug).toBe('acme-infra');
    expect((await github.call('GET', repository, undefined, jwt)).status).toBe(401);
    expect((await github.call('GET', '/app')).status).toBe(401);
  });

  it('is found by slug, and with the organization', async () => {
    expect((await github.call('GET', '/apps/github-actions')).body.id).toBe(15_368);
    expect((await github.call('GET', '/apps/nobody')).status).toBe(404);
    const { body } = await github.call('GET', '/orgs/acme/installations');
    expect(body).toMatchObject({
      total_count: 1,
      installations: [{ app_slug: 'acme-infra', repository_selection: 'all' }],
    });
  });
});

describe('permissions', () => {
  it('are known for every operation that is served', () => {
    for (const id of Object.keys(operations)) expect(permissionOf(id)).toBeDefined();
    expect(() => permissionOf('repos/delete')).toThrow('repos/delete');
  });

  it('are asked for by every operation, in the words for that kind of token', async () => {
    const token = await installationToken({ permissions: { metadata: 'read' } });
    const answer = await github.call('PUT', `${repository}/environments/x`, {}, { token });
    expect(answer).toMatchObject({ status: 403, body: { message: 'Resource not accessible by integration' } });
    const weak = await github.call('PUT', `${repository}/environments/x`, {}, { token: sample.inspectionToken });
    expect(weak.body.message).toBe('Resource not accessible by personal access token');
  });

  it.each([
    ['GET', '/actions/permissions', 'administration'],
    ['GET', '/environments', 'actions'],
    ['GET', '/branches', 'contents'],
    ['GET', '/actions/variables', 'actions_variables'],
    ['GET', '/actions/secrets', 'secrets'],
  ])('%s %s needs %s', async (method, path, permission) => {
    const permissions = github.world.apps['acme-infra']!.permissions;
    const { [permission]: level, ...others } = permissions;
    const without = await installationToken({ permissions: others });
    const enough = await installationToken({ permissions: { [permission]: level } });
    expect((await github.call(method, `${repository}${path}`, undefined, { token: without })).status).toBe(403);
    expect((await github.call(method, `${repository}${path}`, undefined, { token: enough })).status).toBe(200);
  });

  it('do not show a repository that the token does not reach', async () => {
    const token = await installationToken({ repositories: ['services'] });
    expect((await github.call('GET', `${repository}/environments`, undefined, { token })).status).toBe(404);
    github.world.repositories['storefront']!.visibility = 'public';
    expect((await github.call('GET', `${repository}/environments`, undefined, { token })).status).toBe(200);
    expect((await github.call('PUT', `${repository}/environments/x`, {}, { token })).status).toBe(403);
  });
});

describe('the rate limit', () => {
  it('is counted by token, shown on every answer and refused when spent', async () => {
    github.world.tokens['octocat']!.limit = 2;
    const first = await github.call('GET', repository);
    expect(first.headers.get('x-ratelimit-remaining')).toBe('1');
    expect(first.headers.get('x-ratelimit-limit')).toBe('2');
    await github.call('GET', repository);
    const third = await github.call('GET', repository);
    expect(third.status).toBe(403);
    expect(third.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(third.body.message).toContain('API rate limit exceeded');
    expect((await github.call('GET', repository, undefined, { token: sample.inspectionToken })).status).toBe(200);
    expect((await github.call('GET', '/rate_limit')).body.rate).toMatchObject({ limit: 2, used: 2, remaining: 0 });
    github.clock.now = new Date('2026-10-01T13:00:00.000Z');
    expect((await github.call('GET', repository)).status).toBe(200);
  });

  it('is not touched by a 304', async () => {
    const first = await github.call('GET', repository);
    const etag = first.headers.get('etag') ?? '';
    const second = await github.call('GET', repository, undefined, { headers: { 'if-none-match': etag } });
    expect(second.status).toBe(304);
    expect(second.headers.get('x-ratelimit-remaining')).toBe(first.headers.get('x-ratelimit-remaining'));
  });
});

describe('an ETag', () => {
  it('stays for a person and changes with each token of an App (W17)', async () => {
    const etag = async (token: string) =>
      (await github.call('GET', repository, undefined, { token })).headers.get('etag');
    expect(await etag(sample.token)).toBe(await etag(sample.token));
    const [one, other] = [await installationToken(), await installationToken()];
    expect(await etag(one)).toBe(await etag(one));
    expect(await etag(one)).not.toBe(await etag(other));
  });

  it('no longer matches after a change', async () => {
    const path = `${repository}/actions/permissions/workflow`;
    const etag = (await github.call('GET', path)).headers.get('etag') ?? '';
    await github.call('PUT', path, { default_workflow_permissions: 'write' });
    const after = await github.call('GET', path, undefined, { headers: { 'if-none-match': etag } });
    expect(after).toMatchObject({ status: 200, body: { default_workflow_permissions: 'write' } });
  });
});
