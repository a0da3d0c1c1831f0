import { createHash } from 'node:crypto';
import { sample } from '../../support/emulator/sample';
import { type Github, repository, startSample } from './github-client';

const commit = () => github.world.repositories['storefront']!.branches['dev']!.sha;
const tag = () => `causeway/${commit()}`;
const bytes = Buffer.from([0, 255, 1, 254, 10, 13]);

let github: Github;

beforeEach(async () => {
  github = await startSample();
  github.world.tokens['octocat']!.permissions['contents'] = 'write';
});

afterEach(async () => {
  expect(github.service.violations()).toEqual([]);
  await github.service.close();
});

const create = (more: object = {}) =>
  github.call('POST', `${repository}/releases`, {
    tag_name: tag(),
    target_commitish: commit(),
    name: 'x',
    prerelease: true,
    ...more,
  });

async function upload(address: string, name: string, body: Buffer = bytes, headers: Record<string, string> = {}) {
  const response = await fetch(address.replace('{?name,label}', `?name=${encodeURIComponent(name)}`), {
    method: 'POST',
    headers: { authorization: `Bearer ${sample.token}`, 'content-type': 'application/gzip', ...headers },
    body: new Uint8Array(body),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}

describe('a release', () => {
  it('is made with its tag, found by it, and takes its tag’s name for itself', async () => {
    const made = await create();
    expect(made.body).toMatchObject({ prerelease: true, draft: false, author: { login: 'octocat' }, assets: [] });
    expect((await github.call('GET', `${repository}/git/ref/tags/${tag()}`)).body.object.sha).toBe(commit());
    expect((await github.call('GET', `${repository}/releases/tags/${tag()}`)).body.id).toBe(made.body.id);
    expect((await github.call('GET', `${repository}/releases/tags/none`)).status).toBe(404);
    const twice = await create();
    expect(twice).toMatchObject({ status: 422, body: { errors: [{ code: 'already_exists', field: 'tag_name' }] } });
    expect((await github.call('GET', `${repository}/releases`)).body).toHaveLength(1);
  });

  it('is refused at a commit that is not there', async () => {
    const wrong = await create({ target_commitish: 'f'.repeat(40) });
    expect(wrong).toMatchObject({ status: 422, body: { errors: [{ field: 'target_commitish' }] } });
    expect(github.world.repositories['storefront']!.tags).toEqual({});
  });

  it('is hidden as a draft from those who may only read, and from its tag', async () => {
    const { body } = await create({ draft: true });
    const read = { token: sample.inspectionToken };
    expect((await github.call('GET', `${repository}/releases/${body.id}`, undefined, read)).status).toBe(404);
    expect((await github.call('GET', `${repository}/releases/tags/${tag()}`)).status).toBe(404);
    await github.call('PATCH', `${repository}/releases/${body.id}`, { draft: false });
    expect((await github.call('GET', `${repository}/releases/tags/${tag()}`)).status).toBe(200);
  });

  it('is not made by a token that may only read, and is deleted without its tag', async () => {
    const { body } = await create();
    const read = { token: sample.inspectionToken };
    expect((await github.call('DELETE', `${repository}/releases/${body.id}`, undefined, read)).status).toBe(403);
    expect((await github.call('DELETE', `${repository}/releases/${body.id}`)).status).toBe(204);
    expect((await github.call('GET', `${repository}/releases/${body.id}`)).status).toBe(404);
    expect((await github.call('GET', `${repository}/git/ref/tags/${tag()}`)).status).toBe(200);
  });
});

describe('an asset', () => {
  it('is uploaded as it is, listed with its digest, and downloaded again', async () => {
    const release = (await create()).body;
    const made = await upload(release.upload_url, 'bundle-x.tgz');
    const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    expect(made).toMatchObject({ status: 201, body: { name: 'bundle-x.tgz', size: bytes.length, digest } });
    expect(made.body.url).toContain(`${github.service.url}/repos/acme/storefront/releases/assets/`);
    const list = await github.call('GET', `${repository}/releases/${release.id}/assets`);
    expect(list.body).toMatchObject([{ id: made.body.id, content_type: 'application/gzip' }]);
    const headers = { authorization: `Bearer ${sample.token}`, accept: 'application/octet-stream' };
    const followed = await fetch(made.body.url, { headers });
    expect(Buffer.from(await followed.arrayBuffer())).toEqual(bytes);
    const first = await fetch(made.body.url, { headers, redirect: 'manual' });
    expect(first.status).toBe(302);
    const forged = (first.headers.get('location') ?? '').replace(/sig=.*/, 'sig=0');
    expect((await fetch(forged)).status).toBe(403);
    expect((await github.call('GET', `${repository}/releases/assets/${made.body.id}`)).body.download_count).toBe(2);
  });

  it('is refused under a name that is there, empty, at the API’s own host and without permission', async () => {
    const { upload_url: address, id } = (await create()).body;
    await upload(address, 'a.tgz');
    const twice = await upload(address, 'a.tgz');
    expect(twice).toMatchObject({ status: 422, body: { errors: [{ code: 'already_exists', field: 'name' }] } });
    expect((await upload(address, 'b.tgz', Buffer.alloc(0))).status).toBe(400);
    expect((await upload(address.replace('/_uploads', ''), 'b.tgz')).status).toBe(404);
    const read = { authorization: `Bearer ${sample.inspectionToken}` };
    expect((await upload(address, 'b.tgz', bytes, read)).status).toBe(403);
    expect((await github.call('GET', `${repository}/releases/${id}/assets`)).body).toHaveLength(1);
  });

  it('is deleted, and then there is none', async () => {
    const { upload_url: address } = (await create()).body;
    const { id } = (await upload(address, 'a.tgz')).body;
    expect((await github.call('DELETE', `${repository}/releases/assets/${id}`)).status).toBe(204);
    expect((await github.call('GET', `${repository}/releases/assets/${id}`)).status).toBe(404);
    expect((await upload(address, 'a.tgz')).status).toBe(201);
  });
});

describe('the recording of an upload', () => {
  it('has the digest of the bytes and not the bytes', async () => {
    const { upload_url: address } = (await create()).body;
    await upload(address, 'a.tgz');
    const recorded = github.service.requests().at(-1)!;
    expect(recorded.body).toBeNull();
    expect(recorded.bodyDigest).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(recorded.write).toBe(true);
  });
});

describe('an immutable release', () => {
  const setting = `${repository}/immutable-releases`;
  const admin = { token: sample.token };
  beforeEach(() => {
    github.world.tokens['octocat']!.permissions['administration'] = 'write';
  });

  it('comes of publishing while the setting is on, which reads 404 while it is off', async () => {
    expect((await github.call('GET', setting, undefined, admin)).status).toBe(404);
    expect((await create()).body.immutable).toBe(false);
    expect((await github.call('PUT', setting, undefined, admin)).status).toBe(204);
    expect((await github.call('GET', setting, undefined, admin)).body).toEqual({
      enabled: true,
      enforced_by_owner: false,
    });
    const { body } = await create({ tag_name: 'v2', draft: true });
    expect(body.immutable).toBe(false);
    expect((await upload(body.upload_url, 'a.tgz')).status).toBe(201);
    const published = await github.call('PATCH', `${repository}/releases/${body.id}`, { draft: false });
    expect(published.body.immutable).toBe(true);
    await github.call('DELETE', setting, undefined, admin);
    expect((await github.call('GET', `${repository}/releases/${body.id}`)).body.immutable).toBe(true);
  });

  it('keeps its assets, its tag and the tag’s name for good; its notes can be edited', async () => {
    await github.call('PUT', setting, undefined, admin);
    const { body } = await create({ draft: true });
    const { body: asset } = await upload(body.upload_url, 'a.tgz');
    const release = `${repository}/releases/${body.id}`;
    await github.call('PATCH', release, { draft: false });
    expect(await upload(body.upload_url, 'b.tgz')).toMatchObject({
      status: 422,
      body: { message: 'Cannot upload assets to an immutable release.' },
    });
    expect((await github.call('DELETE', `${repository}/releases/assets/${asset.id}`)).status).toBe(422);
    const ref = `${repository}/git/refs/tags/${tag()}`;
    const main = github.world.repositories['storefront']!.branches['main']!.sha;
    expect((await github.call('PATCH', ref, { sha: main, force: true })).status).toBe(422);
    expect((await github.call('DELETE', ref)).status).toBe(422);
    for (const change of [{ draft: true }, { tag_name: 'other' }])
      expect((await github.call('PATCH', release, change)).status).toBe(422);
    expect((await github.call('PATCH', release, { body: 'notes' })).body.body).toBe('notes');
    await github.call('DELETE', release);
    expect(await create()).toMatchObject({ status: 422, body: { errors: [{ field: 'tag_name', code: 'custom' }] } });
  });
});
