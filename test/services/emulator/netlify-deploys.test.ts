import { createHash } from 'node:crypto';
import type { RunningService } from '../../../emulator/core/server';
import { startNetlify } from '../../../emulator/netlify/service';
import { type NetlifyWorld, netlifyWorld } from '../../../emulator/netlify/world';
import { expireDeploys } from '../../support/emulator/expire-deploys';

interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers are read field by field, as a client without types would
  readonly body: any;
}

let netlify: RunningService<NetlifyWorld>;

const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex');

async function upload(deploy: string, path: string, text: string): Promise<Answer> {
  const response = await fetch(`${netlify.url}/api/v1/deploys/${deploy}/files/${path}`, {
    method: 'PUT',
    headers: { authorization: 'Bearer token', 'content-type': 'application/octet-stream' },
    body: text,
  });
  return { status: response.status, body: await response.json() };
}

async function call(method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`${netlify.url}/api/v1${path}`, {
    method,
    headers: { authorization: 'Bearer token', 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}

async function site(name: string, more: object = {}): Promise<Answer['body']> {
  return (await call('POST', '/acme/sites', { name, ...more })).body;
}

beforeAll(async () => {
  netlify = await startNetlify({ world: netlifyWorld({ accounts: [{ slug: 'acme' }], tokens: [{ token: 'token' }] }) });
});

afterAll(async () => {
  expect(netlify.violations()).toEqual([]);
  await netlify.close();
});

describe('deploys', () => {
  it('lists the files of one deploy, and those of the published one, with their digests', async () => {
    const { id } = await site('with-files');
    expect((await call('GET', `/sites/${id}/files`)).body).toEqual([]);
    const draft = await call('POST', `/sites/${id}/deploys`, { files: { 'a.txt': sha1('listed') }, draft: true });
    const own = `/deploys/${draft.body.id}/files`;
    expect((await call('GET', own)).body).toMatchObject([{ id: '/a.txt', path: '/a.txt', sha: sha1('listed') }]);
    await upload(draft.body.id, 'a.txt', 'listed');
    await call('POST', `/sites/${id}/deploys/${draft.body.id}/restore`);
    expect((await call('GET', `/sites/${id}/files`)).body).toEqual((await call('GET', own)).body);
    expect((await call('GET', '/deploys/none/files')).status).toBe(404);
  });

  it('publishes a ready deploy, keeps a locked one and restores an exact one', async () => {
    const { id } = await site('deployed');
    netlify.world.files[sha1('known')] = Buffer.from('known').toString('base64');
    const first = await call('POST', `/sites/${id}/deploys?title=one`, { files: { '/index.html': sha1('known') } });
    expect(first.body).toMatchObject({ state: 'ready', context: 'production', title: 'one', required: [] });
    const published = async () => (await call('GET', `/sites/${id}`)).body.published_deploy?.id;
    expect(await published()).toBe(first.body.id);
    expect((await call('POST', `/deploys/${first.body.id}/lock`)).body.locked).toBe(true);
    const second = await call('POST', `/sites/${id}/deploys`, { files: {} });
    expect(await published()).toBe(first.body.id);
    expect((await call('POST', `/deploys/${second.body.id}/lock`)).status).toBe(422);
    expect((await call('POST', `/sites/${id}/deploys/${second.body.id}/restore`)).status).toBe(201);
    expect(await published()).toBe(second.body.id);
    expect((await call('POST', `/deploys/${second.body.id}/unlock`)).body.locked).toBe(false);
    expect((await call('GET', `/sites/${id}/deploys/${first.body.id}`)).body.locked).toBe(false);
    expect((await call('GET', `/deploys/${first.body.id}`)).body.id).toBe(first.body.id);
    const listed = await call('GET', `/sites/${id}/deploys?latest-published=true`);
    expect(listed.body.map((one: { id: string }) => one.id)).toEqual([second.body.id]);
  });

  it('asks for the files that it does not have, and restores no deploy that lacks some', async () => {
    const { id } = await site('uploading');
    const deploy = await call('POST', `/sites/${id}/deploys`, { files: { '/a': sha1('unknown') } });
    expect(deploy.body).toMatchObject({ state: 'uploading', required: [sha1('unknown')] });
    expect((await call('POST', `/sites/${id}/deploys/${deploy.body.id}/restore`)).status).toBe(422);
  });

  it('refuses a production deploy where only the repository may deploy', async () => {
    const { id } = await site('git-only', { prevent_non_git_prod_deploys: true });
    expect((await call('POST', `/sites/${id}/deploys`, { files: {} })).status).toBe(422);
    expect((await call('POST', `/sites/${id}/deploys`, { files: {}, draft: true })).status).toBe(200);
  });
});

/** A draft of two files, uploaded and ready. */
async function draftOf(siteId: string, marker: string): Promise<Answer['body']> {
  const files = { 'api/health': sha1('ok'), '.well-known/causeway.json': sha1(marker) };
  const { body } = await call('POST', `/sites/${siteId}/deploys`, { files, draft: true });
  if (body.required.includes(sha1('ok'))) await upload(body.id, 'api/health', 'ok');
  await upload(body.id, '.well-known/causeway.json', marker);
  return (await call('GET', `/deploys/${body.id}`)).body;
}

const get = async (address: string) => {
  const response = await fetch(address, { redirect: 'manual' });
  return [response.status, await response.text()];
};

describe('a draft', () => {
  it('takes its files as bytes, is served at its own address, and at the live one once it is restored', async () => {
    const { id } = await site('bluegreen');
    const deploy = await draftOf(id, '{"bundle":1}');
    expect(deploy).toMatchObject({ state: 'ready', draft: true, required: [] });
    expect(await get(`${deploy.deploy_ssl_url}/.well-known/causeway.json`)).toEqual([200, '{"bundle":1}']);
    expect(await get(`${deploy.deploy_ssl_url}/api/health`)).toEqual([200, 'ok']);
    expect(await get(`${deploy.ssl_url}/api/health`)).toEqual([404, 'Not Found']);
    expect((await call('POST', `/sites/${id}/deploys/${deploy.id}/restore`)).status).toBe(201);
    expect(await get(`${deploy.ssl_url}/api/health`)).toEqual([200, 'ok']);
    expect((await call('POST', `/deploys/${deploy.id}/lock`)).body.locked).toBe(true);
    const second = await draftOf(id, '{"bundle":2}');
    expect((await call('GET', `/sites/${id}`)).body.published_deploy.id).toBe(deploy.id);
    await call('POST', `/sites/${id}/deploys/${second.id}/restore`);
    expect(await get(`${deploy.ssl_url}/.well-known/causeway.json`)).toEqual([200, '{"bundle":2}']);
  });

  it('refuses files that it does not have, with another digest, without digest and after it is ready', async () => {
    const { id } = await site('strict');
    const { body } = await call('POST', `/sites/${id}/deploys`, { files: { a: sha1('a1') }, draft: true });
    expect((await upload(body.id, 'b', 'b')).status).toBe(404);
    expect((await upload(body.id, 'a', 'other')).status).toBe(422);
    expect((await get(`${body.deploy_ssl_url}/a`))[0]).toBe(404);
    expect((await upload(body.id, 'a', 'a1')).body).toMatchObject({ path: '/a', sha: sha1('a1'), size: 2 });
    expect((await upload(body.id, 'a', 'a1')).status).toBe(422);
    expect((await call('POST', `/sites/${id}/deploys`, { files: { a: 'md5' } })).status).toBe(422);
    expect((await upload('none', 'a', 'a1')).status).toBe(404);
  });

  it('passes through its states, a read at a time', async () => {
    const { id } = await site('states');
    netlify.world.passingReads = 1;
    const { body } = await call('POST', `/sites/${id}/deploys`, { files: { s: sha1('s') }, async: true, draft: true });
    const state = async () => (await call('GET', `/deploys/${body.id}`)).body.state;
    expect([body.state, body.required, await state(), await state()]).toEqual([
      ...['preparing', [], 'preparing', 'uploading'],
    ]);
    await upload(body.id, 's', 's');
    expect([await state(), await state()]).toEqual(['uploaded', 'ready']);
    netlify.world.passingReads = 0;
  });

  it('is canceled before it is ready, and not after', async () => {
    const { id } = await site('canceled');
    const { body } = await call('POST', `/sites/${id}/deploys`, { files: { c: sha1('c') }, draft: true });
    expect((await call('POST', `/deploys/${body.id}/cancel`)).body).toMatchObject({ state: 'error' });
    expect((await call('POST', `/sites/${id}/deploys/${body.id}/restore`)).status).toBe(422);
    const ready = await draftOf(id, 'x');
    expect((await call('POST', `/deploys/${ready.id}/cancel`)).status).toBe(422);
  });
});

describe('retention', () => {
  it('takes old deploys away, never the published one, and then nothing restores them', async () => {
    const { id } = await site('kept');
    const [old, live, last] = [await draftOf(id, '1'), await draftOf(id, '2'), await draftOf(id, '3')];
    await call('POST', `/sites/${id}/deploys/${live.id}/restore`);
    expireDeploys(netlify.world, id, '2999-01-01T00:00:00.000Z');
    expect((await call('GET', `/deploys/${old.id}`)).status).toBe(404);
    expect((await call('POST', `/sites/${id}/deploys/${last.id}/restore`)).status).toBe(404);
    expect((await call('GET', `/deploys/${live.id}`)).body.state).toBe('ready');
    expect((await call('DELETE', `/deploys/${live.id}`)).status).toBe(422);
    const spare = await draftOf(id, '4');
    expect((await call('DELETE', `/sites/${id}/deploys/${spare.id}`)).status).toBe(204);
    expect((await call('GET', `/deploys/${spare.id}`)).status).toBe(404);
  });

  it('lists deploys a page at a time, newest first', async () => {
    const { id } = await site('listed');
    const made = [await draftOf(id, '1'), await draftOf(id, '2'), await draftOf(id, '3')];
    const listed = await call('GET', `/sites/${id}/deploys?per_page=2&page=2`);
    expect(listed.body.map((one: { id: string }) => one.id)).toEqual([made[0].id]);
  });
});

describe('limits', () => {
  it('refuse with 429, the time of the next minute told', async () => {
    const { id } = await site('limited');
    netlify.world.limits.deploys = 0;
    const refused = await fetch(`${netlify.url}/api/v1/sites/${id}/deploys`, {
      method: 'POST',
      headers: { authorization: 'Bearer token', 'content-type': 'application/json' },
      body: JSON.stringify({ files: {}, draft: true }),
    });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
    expect(Number(refused.headers.get('x-ratelimit-reset'))).toBeGreaterThan(0);
    netlify.world.limits.deploys = null;
    netlify.world.limits.requests = 0;
    expect((await call('GET', `/sites/${id}`)).status).toBe(429);
    netlify.world.limits.requests = null;
    expect((await call('GET', `/sites/${id}`)).status).toBe(200);
  });
});

describe('a served site misbehaves as told', () => {
  it('by status, redirect, another text, a cut connection, and every second time', async () => {
    const { id } = await site('faulty');
    const deploy = await draftOf(id, 'm');
    await call('POST', `/sites/${id}/deploys/${deploy.id}/restore`);
    const health = `${deploy.ssl_url}/api/health`;
    const faults = netlify.world.siteFaults;
    faults.push({ site: 'faulty', path: '^/api/health$', kind: 'status', status: 503, pattern: [false, true] });
    expect([(await get(health))[0], (await get(health))[0], (await get(health))[0]]).toEqual([200, 503, 200]);
    expect((await get(`${deploy.deploy_ssl_url}/api/health`))[0]).toBe(200);
    faults.splice(0, 1, { deploy: deploy.id, kind: 'redirect', location: 'https://elsewhere.invalid/' });
    expect((await get(health))[0]).toBe(302);
    faults.splice(0, 1, { deploy: deploy.id, path: 'causeway.json', kind: 'body', body: 'wrong' });
    expect(await get(`${deploy.ssl_url}/.well-known/causeway.json`)).toEqual([200, 'wrong']);
    faults.splice(0, 1, { deploy: deploy.id, kind: 'drop' });
    await expect(get(health)).rejects.toThrow();
    faults.splice(0, 1, { deploy: deploy.id, kind: 'slow', delayMs: 20 });
    expect(await get(health)).toEqual([200, 'ok']);
    faults.splice(0);
  });
});
