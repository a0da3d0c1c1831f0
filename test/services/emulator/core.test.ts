import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Github, repository, startSample } from './github-client';

let github: Github;

beforeAll(async () => {
  github = await startSample();
});

afterAll(() => github.service.close());

describe('requests', () => {
  it('are recorded without the prefix and without the token', async () => {
    github.service.clearRequests();
    await github.call('PUT', `/api/v3${repository}/environments/recorded`, { wait_timer: 1 });
    await github.call('GET', `${repository}/environments?per_page=5`, undefined, {
      headers: { 'if-none-match': '"x"' },
    });
    const [write, read] = github.service.requests();
    expect(write).toMatchObject({
      service: 'github',
      method: 'PUT',
      path: `${repository}/environments/recorded`,
      query: {},
      status: 200,
      operationId: 'repos/create-or-update-environment',
      body: { wait_timer: 1 },
      at: '2026-10-01T12:00:00.000Z',
      tokenId: 'octocat',
      write: true,
      conditional: false,
    });
    expect(write?.bodyDigest).toMatch(/^[0-9a-f]{64}$/);
    expect(read).toMatchObject({ write: false, conditional: true, query: { per_page: '5' }, bodyDigest: null });
    expect(read?.n).toBe((write?.n ?? 0) + 1);
    expect(JSON.stringify(github.service.requests())).not.toContain('ghp_');
  });

  it('can be asked for and cleared over HTTP', async () => {
    github.service.clearRequests();
    await github.call('GET', '/rate_limit');
    const asked = await github.call('GET', '/_emulator/requests', undefined, { token: null });
    expect(asked.body).toMatchObject([{ path: '/rate_limit', status: 200 }]);
    expect((await github.call('DELETE', '/_emulator/requests')).status).toBe(204);
    expect(github.service.requests()).toEqual([]);
  });

  it('answers many at once, each recorded once', async () => {
    github.service.clearRequests();
    const names = Array.from({ length: 25 }, (_, index) => `MANY_${index}`);
    await Promise.all(
      names.map((name) => github.call('POST', `${repository}/actions/variables`, { name, value: 'x' })),
    );
    const bodies = github.service.requests().map(({ body }) => (body as { name: string }).name);
    expect(bodies.sort()).toEqual([...names].sort());
  });
});

describe('violations', () => {
  let strict: Github;

  beforeEach(async () => {
    strict = await startSample();
  });

  afterEach(() => strict.service.close());

  it('are none after requests as documented', async () => {
    await strict.call('GET', repository);
    expect(strict.service.violations()).toEqual([]);
  });

  it.each([
    ['a body with a property too many', 'PUT', `${repository}/environments/x`, { wait_time: 3 }, 'wait_time'],
    [
      'a body of the wrong type',
      'PUT',
      `${repository}/environments/x`,
      { wait_timer: 'long' },
      '/requestBody/wait_timer',
    ],
    ['a body without what is required', 'POST', `${repository}/actions/variables`, { name: 'X' }, 'value'],
    ['no body where one is required', 'POST', `${repository}/rulesets`, undefined, 'requestBody'],
    [
      'a value outside its enumeration',
      'POST',
      `${repository}/rulesets`,
      { name: 'x', enforcement: 'on' },
      'enforcement',
    ],
    ['an unknown query parameter', 'GET', `${repository}/environments?pages=2`, undefined, 'pages'],
    ['a path parameter of the wrong type', 'GET', `${repository}/rulesets/main`, undefined, 'ruleset_id'],
  ])('hold %s, which is answered 422', async (_, method, path, body, place) => {
    const answer = await strict.call(method, path, body);
    expect(answer.status).toBe(422);
    expect(answer.body.message).toContain('Invalid request.');
    expect(strict.service.violations()).toEqual([expect.stringContaining(place)]);
    expect(strict.world.repositories['storefront']?.environments).toEqual({});
  });

  it('hold a path that is not served, which is answered 404 and named', async () => {
    const answer = await strict.call('DELETE', repository);
    expect(answer).toMatchObject({
      status: 404,
      body: { message: `The emulator does not serve DELETE ${repository}` },
    });
    expect((await strict.call('GET', '/_emulator/violations')).body).toEqual([
      `request DELETE ${repository}: no such operation is served`,
    ]);
  });

  it('hold an answer of ours that is not as documented, which goes out as 500', async () => {
    const steps = [
      { op: 'replace', path: '/repositories/storefront/workflow/default_workflow_permissions', value: 'all' },
    ];
    expect((await strict.call('POST', '/_emulator/world', steps)).status).toBe(204);
    expect((await strict.call('GET', `${repository}/actions/permissions/workflow`)).status).toBe(500);
    expect(strict.service.violations()).toEqual([expect.stringContaining('/default_workflow_permissions')]);
  });

  it('do not count a body that is no JSON twice', async () => {
    expect((await strict.call('PUT', `${repository}/environments/x`, '{"a":')).status).toBe(400);
    expect(strict.service.violations()).toHaveLength(1);
  });
});

describe('faults', () => {
  it.each([403, 404, 409, 422, 429, 500, 502] as const)(
    'answer %i for the second matching request only',
    async (status) => {
      github.service.addFault({ kind: 'status', status, path: '/rate_limit$', nth: 2 });
      const statuses = [];
      for (let count = 0; count < 3; count += 1) statuses.push((await github.call('GET', '/rate_limit')).status);
      expect(statuses).toEqual([200, status, 200]);
    },
  );

  it('answer a secondary rate limit with Retry-After', async () => {
    github.service.addFault({ kind: 'secondary-rate-limit', retryAfterSeconds: 7 });
    const answer = await github.call('GET', repository);
    expect(answer.status).toBe(403);
    expect(answer.headers.get('retry-after')).toBe('7');
    expect(answer.body.message).toContain('secondary rate limit');
    expect(answer.body.documentation_url).toMatch(/#about-secondary-rate-limits$/);
  });

  it('cut an answer in its middle, after the request took effect', async () => {
    const put = () => github.call('PUT', `${repository}/environments/cut`, {});
    github.service.addFault({ kind: 'cut', method: 'PUT' });
    await expect(put()).rejects.toThrow();
    expect(github.world.repositories['storefront']?.environments['cut']).toBeDefined();
    expect(github.service.requests().at(-1)).toMatchObject({ status: 200, disturbed: ['cut'] });
  });

  it('drop the connection before or after the request took effect', async () => {
    const put = () => github.call('PUT', `${repository}/environments/dropped`, {});
    github.service.addFault({ kind: 'drop', method: 'put' });
    await expect(put()).rejects.toThrow();
    expect(github.world.repositories['storefront']?.environments['dropped']).toBeUndefined();
    github.service.addFault({ kind: 'drop', method: 'PUT', late: true });
    await expect(put()).rejects.toThrow();
    expect(github.world.repositories['storefront']?.environments['dropped']).toBeDefined();
    expect(github.service.requests().at(-1)).toMatchObject({ status: 0, method: 'PUT' });
  });

  it('delay an answer', async () => {
    github.service.addFault({ kind: 'delay', delayMs: 120 });
    const before = performance.now();
    expect((await github.call('GET', repository)).status).toBe(200);
    expect(performance.now() - before).toBeGreaterThan(110);
  });

  it('truncate a list but not its count, and omit a field', async () => {
    await github.call('PUT', `${repository}/environments/listed`, {});
    github.service.addFault({ kind: 'truncate', path: '/environments$' });
    const list = await github.call('GET', `${repository}/environments`);
    expect(list.body.environments).toEqual([]);
    expect(list.body.total_count).toBeGreaterThan(0);
    github.service.addFault({ kind: 'omit', field: 'can_admins_bypass' });
    expect((await github.call('GET', `${repository}/environments/listed`)).body).not.toHaveProperty(
      'can_admins_bypass',
    );
  });

  it('are taken over HTTP, and one without sense is refused with its place', async () => {
    expect((await github.call('POST', '/_emulator/faults', { kind: 'status', status: 500 })).status).toBe(204);
    expect((await github.call('GET', repository)).status).toBe(500);
    const refused = await github.call('POST', '/_emulator/faults', { kind: 'status', status: 418 });
    expect(refused.status).toBe(400);
    expect(refused.body.message).toContain('status');
  });

  it('leave no violation behind', () => expect(github.service.violations()).toEqual([]));
});

describe('the world', () => {
  it('is shown and changed over HTTP, and a step to nowhere is refused', async () => {
    const steps = [{ op: 'replace', path: '/repositories/services/archived', value: true }];
    expect((await github.call('POST', '/_emulator/world', steps)).status).toBe(204);
    expect((await github.call('GET', '/_emulator/world')).body.repositories.services.archived).toBe(true);
    const refused = await github.call('POST', '/_emulator/world', [{ op: 'remove', path: '/repositories/none/id' }]);
    expect(refused).toMatchObject({ status: 400, body: { message: expect.stringContaining("'none'") } });
  });

  it('follows into a file and is read from it at the next start', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'causeway-emulator-'));
    const stateFile = join(folder, 'github.json');
    const first = await startSample({ stateFile });
    await first.call('PUT', `${repository}/environments/kept`, {});
    await first.service.close();
    expect(JSON.parse(readFileSync(stateFile, 'utf8')).repositories.storefront.environments).toHaveProperty('kept');
    const second = await startSample({ stateFile });
    expect((await second.call('GET', `${repository}/environments/kept`)).status).toBe(200);
    await second.service.close();
    rmSync(folder, { recursive: true });
  });
});
