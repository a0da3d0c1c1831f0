import { createPublicKey } from 'node:crypto';
import sodium from 'libsodium-wrappers';
import { type Github, repository, startSample } from './github-client';

const environment = `${repository}/environments/staging`;

let github: Github;

beforeEach(async () => {
  github = await startSample();
  await github.call('PUT', environment, {});
});

afterEach(async () => {
  expect(github.service.violations()).toEqual([]);
  await github.service.close();
});

describe.each([
  ['of a repository', `${repository}/actions/variables`],
  ['of an environment', `${environment}/variables`],
])('a variable %s', (_, path) => {
  it('is stored in upper case and found in any (W29)', async () => {
    expect((await github.call('POST', path, { name: 'api_url', value: 'a' })).status).toBe(201);
    expect((await github.call('GET', `${path}/api_URL`)).body).toMatchObject({ name: 'API_URL', value: 'a' });
  });

  it('is not created twice (W27)', async () => {
    await github.call('POST', path, { name: 'API_URL', value: 'a' });
    const again = await github.call('POST', path, { name: 'api_url', value: 'b' });
    expect(again).toMatchObject({ status: 409, body: { message: 'Already exists - Variable already exists' } });
    expect((await github.call('GET', `${path}/API_URL`)).body.value).toBe('a');
  });

  it('is changed, renamed and deleted', async () => {
    await github.call('POST', path, { name: 'A', value: '1' });
    await github.call('POST', path, { name: 'B', value: '2' });
    github.clock.now = new Date('2026-10-03T00:00:00.000Z');
    expect((await github.call('PATCH', `${path}/A`, { name: 'A', value: '3' })).status).toBe(204);
    expect((await github.call('GET', `${path}/A`)).body).toMatchObject({
      value: '3',
      created_at: '2026-10-01T12:00:00.000Z',
      updated_at: '2026-10-03T00:00:00.000Z',
    });
    expect((await github.call('PATCH', `${path}/A`, { name: 'B' })).status).toBe(409);
    expect((await github.call('PATCH', `${path}/A`, { name: 'C' })).status).toBe(204);
    expect((await github.call('GET', `${path}/A`)).status).toBe(404);
    expect((await github.call('DELETE', `${path}/C`)).status).toBe(204);
    expect((await github.call('DELETE', `${path}/C`)).status).toBe(404);
    expect((await github.call('PATCH', `${path}/C`, { value: 'x' })).status).toBe(404);
  });

  it.each([
    ['GITHUB_TOKEN', 'must not start with GITHUB_'],
    ['github_x', 'must not start with GITHUB_'],
    ['1ST', 'letter'],
    ['WITH-DASH', 'alphanumeric'],
    ['', 'alphanumeric'],
  ])('is refused under the name %p', async (name, message) => {
    const answer = await github.call('POST', path, { name, value: 'x' });
    expect(answer).toMatchObject({ status: 422, body: { message: expect.stringContaining(message) } });
  });

  it('is refused above 48 KB', async () => {
    expect((await github.call('POST', path, { name: 'A', value: 'x'.repeat(48 * 1024) })).status).toBe(201);
    expect((await github.call('POST', path, { name: 'B', value: 'x'.repeat(48 * 1024 + 1) })).status).toBe(422);
  });

  it('is listed ten at a time and never more than thirty', async () => {
    for (let index = 0; index < 35; index += 1) await github.call('POST', path, { name: `V${index}`, value: '' });
    const first = await github.call('GET', path);
    expect(first.body).toMatchObject({ total_count: 35 });
    expect(first.body.variables).toHaveLength(10);
    expect((await github.call('GET', `${path}?per_page=100`)).body.variables).toHaveLength(30);
  });
});

it('an environment holds no more than 100 variables', async () => {
  const statuses = [];
  for (let index = 0; index < 101; index += 1) {
    statuses.push((await github.call('POST', `${environment}/variables`, { name: `V${index}`, value: '' })).status);
  }
  expect(statuses.filter((status) => status === 201)).toHaveLength(100);
  expect(statuses.at(-1)).toBe(422);
});

describe.each([
  ['of a repository', `${repository}/actions/secrets`],
  ['of an environment', `${environment}/secrets`],
  ['of an environment, by repository id as the provider asks', '/repositories/101/environments/staging/secrets'],
])('a secret %s', (_, path) => {
  const sealedFor = async (key: string) => {
    await sodium.ready;
    return Buffer.from(sodium.crypto_box_seal('value', Buffer.from(key, 'base64'))).toString('base64');
  };

  it('comes with a real X25519 key that stays the same', async () => {
    const { body } = await github.call('GET', `${path}/public-key`);
    const raw = Buffer.from(body.key, 'base64');
    expect(raw).toHaveLength(32);
    createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: raw.toString('base64url') }, format: 'jwk' });
    expect((await github.call('GET', `${path}/public-key`)).body).toEqual(body);
  });

  it('is written, shows name and dates but no value, and is deleted', async () => {
    const { body: key } = await github.call('GET', `${path}/public-key`);
    const body = { encrypted_value: await sealedFor(key.key), key_id: key.key_id };
    expect((await github.call('PUT', `${path}/token`, body)).status).toBe(201);
    github.clock.now = new Date('2026-10-03T00:00:00.000Z');
    expect((await github.call('PUT', `${path}/TOKEN`, body)).status).toBe(204);
    expect((await github.call('GET', `${path}/Token`)).body).toEqual({
      name: 'TOKEN',
      created_at: '2026-10-01T12:00:00.000Z',
      updated_at: '2026-10-03T00:00:00.000Z',
    });
    expect((await github.call('GET', path)).body).toMatchObject({ total_count: 1, secrets: [{ name: 'TOKEN' }] });
    expect((await github.call('DELETE', `${path}/token`)).status).toBe(204);
    expect((await github.call('GET', `${path}/token`)).status).toBe(404);
  });

  it('is refused when it is too short to be sealed, sealed with another key, or badly named', async () => {
    const { body: key } = await github.call('GET', `${path}/public-key`);
    const short = { encrypted_value: Buffer.alloc(47).toString('base64'), key_id: key.key_id };
    expect(await github.call('PUT', `${path}/A`, short)).toMatchObject({
      status: 422,
      body: { message: expect.stringContaining('improperly encrypted') },
    });
    const sealed = await sealedFor(key.key);
    expect((await github.call('PUT', `${path}/A`, { encrypted_value: sealed, key_id: '1' })).status).toBe(422);
    const good = { encrypted_value: sealed, key_id: key.key_id };
    expect((await github.call('PUT', `${path}/GITHUB_A`, good)).status).toBe(422);
  });
});

it('an environment has another key than its repository and than the next environment', async () => {
  await github.call('PUT', `${repository}/environments/production`, {});
  const paths = [
    `${repository}/actions/secrets`,
    `${environment}/secrets`,
    `${repository}/environments/production/secrets`,
  ];
  const keys = await Promise.all(paths.map(async (path) => (await github.call('GET', `${path}/public-key`)).body.key));
  expect(new Set(keys).size).toBe(3);
});

it('environment secrets of a private repository need a paid plan', async () => {
  github.world.organization.plan = 'free';
  expect((await github.call('GET', `${environment}/secrets/public-key`)).status).toBe(403);
});

describe('new things', () => {
  it('can be hidden from reads for a while, from writes never (W28)', async () => {
    github.world.lagReads = 2;
    await github.call('POST', `${environment}/variables`, { name: 'LATE', value: 'x' });
    expect((await github.call('GET', `${environment}/variables/LATE`)).status).toBe(404);
    expect((await github.call('GET', `${environment}/variables`)).body.total_count).toBe(0);
    expect((await github.call('GET', `${environment}/variables/LATE`)).status).toBe(200);
    await github.call('PUT', `${repository}/environments/late`, {
      deployment_branch_policy: { protected_branches: false, custom_branch_policies: true },
    });
    const made = await github.call('POST', `${repository}/environments/late/deployment-branch-policies`, {
      name: 'main',
    });
    expect(made.status).toBe(200);
  });
});
