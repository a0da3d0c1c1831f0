import type { RunningService } from '../../emulator/core/server';
import { startNetlify } from '../../emulator/netlify/service';
import { type NetlifyWorld, netlifyWorld } from '../../emulator/netlify/world';

interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers are read field by field, as a client without types would
  readonly body: any;
}

let netlify: RunningService<NetlifyWorld>;

async function call(method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`${netlify.url}/api/v1${path}`, {
    method,
    headers: { authorization: 'Bearer token', 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
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
  it('publishes a ready deploy, keeps a locked one and restores an exact one', async () => {
    const { id } = await site('deployed');
    netlify.world.files.push('known');
    const first = await call('POST', `/sites/${id}/deploys?title=one`, { files: { '/index.html': 'known' } });
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
    const deploy = await call('POST', `/sites/${id}/deploys`, { files: { '/a': 'unknown' } });
    expect(deploy.body).toMatchObject({ state: 'uploading', required: ['unknown'] });
    expect((await call('POST', `/sites/${id}/deploys/${deploy.body.id}/restore`)).status).toBe(422);
  });

  it('refuses a production deploy where only the repository may deploy', async () => {
    const { id } = await site('git-only', { prevent_non_git_prod_deploys: true });
    expect((await call('POST', `/sites/${id}/deploys`, { files: {} })).status).toBe(422);
    expect((await call('POST', `/sites/${id}/deploys`, { files: {}, draft: true })).status).toBe(200);
  });
});
