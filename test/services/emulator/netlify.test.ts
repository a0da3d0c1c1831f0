import type { RunningService } from '../../../emulator/core/server';
import { deviations } from '../../../emulator/deviations';
import { startNetlify } from '../../../emulator/netlify/service';
import { type NetlifyWorld, netlifyWorld } from '../../../emulator/netlify/world';

interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers are read field by field, as a client without types would
  readonly body: any;
  readonly headers: Headers;
}

let netlify: RunningService<NetlifyWorld>;
let team: string;

async function call(method: string, path: string, body?: unknown, token = 'staging-token'): Promise<Answer> {
  const response = await fetch(`${netlify.url}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text), headers: response.headers };
}

async function site(name: string, more: object = {}): Promise<Answer['body']> {
  const { status, body } = await call('POST', '/acme-staging/sites', { name, ...more });
  expect({ status, body }).toMatchObject({ status: 201 });
  return body;
}

const repository = {
  provider: 'github',
  repo_path: 'acme/storefront',
  repo_branch: 'main',
  cmd: 'npm run build',
  dir: 'dist',
};

beforeAll(async () => {
  const world = netlifyWorld({
    accounts: [{ slug: 'acme-staging' }, { slug: 'acme' }, { slug: 'hobby', plan: 'free' }],
    tokens: [
      { token: 'staging-token', id: 'staging', owner: 'robot', accounts: ['acme-staging', 'hobby'] },
      { token: 'production-token', accounts: ['acme'] },
    ],
  });
  netlify = await startNetlify({ world });
  team = world.accounts[0]!.id;
});

afterAll(() => netlify.close());

describe('tokens', () => {
  it('refuses a request without a known token', async () => {
    expect(await call('GET', '/accounts', undefined, 'guess')).toMatchObject({ status: 401, body: { code: 401 } });
  });

  it('shows the teams of the owner of the token only', async () => {
    const seen = await call('GET', '/accounts', undefined, 'production-token');
    expect(seen.body.map((account: { slug: string }) => account.slug)).toEqual(['acme']);
    expect((await call('GET', `/accounts/${team}`)).body.slug).toBe('acme-staging');
    expect((await call('GET', `/accounts/${team}`, undefined, 'production-token')).status).toBe(404);
    expect((await call('GET', '/user')).body.id).toBe('robot');
  });

  it('hides a site of a team that the token does not see', async () => {
    const { id } = await site('hidden');
    expect((await call('GET', `/sites/${id}`, undefined, 'production-token')).status).toBe(404);
    expect((await call('PATCH', `/sites/${id}`, { name: 'mine' }, 'production-token')).status).toBe(404);
    expect((await call('DELETE', `/sites/${id}`, undefined, 'production-token')).status).toBe(404);
    expect((await call('GET', '/acme-staging/sites', undefined, 'production-token')).status).toBe(404);
  });

  it('records the id of the token and never the token', async () => {
    const recorded = JSON.stringify(netlify.requests());
    expect(recorded).toContain('"tokenId":"staging"');
    expect(recorded).not.toContain('staging-token');
  });
});

describe('sites', () => {
  it('creates, reads, changes and deletes a site', async () => {
    const created = await site('storefront');
    expect(created).toMatchObject({ account_slug: 'acme-staging', custom_domain: null, build_settings: {} });
    const changed = await call('PATCH', `/sites/${created.id}`, { custom_domain: 'shop.example', force_ssl: true });
    expect(changed.body).toMatchObject({
      name: 'storefront',
      custom_domain: 'shop.example',
      ssl_url: 'https://shop.example',
    });
    expect((await call('PATCH', `/sites/${created.id}`, { custom_domain: '' })).body.custom_domain).toBeNull();
    expect((await call('DELETE', `/sites/${created.id}`)).status).toBe(204);
    expect((await call('GET', `/sites/${created.id}`)).status).toBe(404);
  });

  it('refuses a name that any site of any team has', async () => {
    await site('taken');
    const again = await call('POST', '/acme/sites', { name: 'Taken' }, 'production-token');
    expect(again).toMatchObject({ status: 422, body: { errors: { subdomain: ['must be unique'] } } });
    const other = await site('other');
    expect((await call('PATCH', `/sites/${other.id}`, { name: 'taken' })).status).toBe(422);
    expect((await call('GET', `/sites/${other.id}`)).body.name).toBe('other');
  });

  it('refuses a domain that another site has', async () => {
    await site('first', { custom_domain: 'one.example' });
    const refused = await call('POST', '/acme-staging/sites', { name: 'second', custom_domain: 'one.example' });
    expect(refused.body).toEqual({ errors: { custom_domain: ['must be unique'] } });
  });

  it('lists the sites of a team in pages and by a part of the name', async () => {
    for (const name of ['docs-dev', 'docs-staging', 'docs-preview']) await site(name);
    const first = await call('GET', '/acme-staging/sites?name=docs-&per_page=2');
    expect(first.body.map((one: { name: string }) => one.name)).toEqual(['docs-dev', 'docs-staging']);
    const next = /<([^>]+)>; rel="next"/.exec(first.headers.get('link') ?? '')?.[1];
    const second = await fetch(next!, { headers: { authorization: 'Bearer staging-token' } });
    expect(((await second.json()) as { name: string }[]).map((one) => one.name)).toEqual(['docs-preview']);
    expect(second.headers.get('link')).not.toContain('rel="next"');
  });

  it('takes the production branch as `branch` on a linked site and answers it as `repo_branch`', async () => {
    const { id } = await site('linked', { repo: repository });
    const settings = {
      branch: 'release',
      base: 'apps',
      package_path: 'apps/web',
      skip_prs: true,
      allowed_branches: ['release'],
    };
    const { body } = await call('PATCH', `/sites/${id}`, { build_settings: settings });
    const { branch, ...others } = settings;
    expect(body.build_settings).toMatchObject({ repo_branch: branch, ...others });
    expect(body.build_settings).not.toHaveProperty('branch');
  });

  it('answers no repository branch for a site without a repository, whatever is sent', async () => {
    const { id } = await site('unlinked');
    const settings = { branch: 'main', cmd: 'true', dir: 'dist', allowed_branches: ['main'] };
    const { body } = await call('PATCH', `/sites/${id}`, { build_settings: settings });
    expect(body.build_settings).toEqual({ cmd: 'true', dir: 'dist', allowed_branches: ['main'] });
  });

  it('has a firewall policy on enterprise teams only', async () => {
    const { id } = await site('wall');
    expect((await call('GET', `/sites/${id}/waf/policy`)).status).toBe(204);
    expect((await call('PUT', `/sites/${id}/waf/policy`, { policy_id: 'p' })).status).toBe(403);
  });

  it('refuses a body that is not as documented', async () => {
    expect((await call('POST', '/acme-staging/sites', { name: 7 })).status).toBe(422);
    expect(netlify.violations()).toEqual([expect.stringContaining('/name must be string')]);
  });
});

describe('environment variables', () => {
  const variable = {
    key: 'API_URL',
    scopes: ['builds', 'functions', 'runtime'],
    values: [{ context: 'production', value: 'https://a.example' }],
  };

  async function place(name: string): Promise<(key?: string, account?: string) => string> {
    const { id } = await site(name);
    return (key, account = team) => `/accounts/${account}/env${key === undefined ? '' : `/${key}`}?site_id=${id}`;
  }

  it('creates, lists, replaces and deletes a variable of a site', async () => {
    const at = await place('variables');
    // The provider's generated client sends these two fields empty.
    const sent = { ...variable, updated_at: '0001-01-01T00:00:00Z', updated_by: {}, is_secret: false };
    expect((await call('POST', at(), [sent])).body).toMatchObject([variable]);
    expect((await call('POST', at(), [variable])).status).toBe(422);
    const put = await call('PUT', at('API_URL'), {
      values: [{ context: 'branch', context_parameter: 'x', value: 'b' }],
    });
    expect(put.body).toMatchObject({
      values: [{ context: 'branch', context_parameter: 'x', value: 'b' }],
      is_secret: false,
    });
    expect(put.body.updated_by.id).toBe('robot');
    expect((await call('GET', at())).body).toHaveLength(1);
    expect((await call('DELETE', at('API_URL'))).status).toBe(204);
    expect((await call('GET', at('API_URL'))).status).toBe(404);
    expect((await call('PUT', at('API_URL'), variable)).status).toBe(404);
  });

  it('answers the scope post-processing as post_processing', async () => {
    const at = await place('scopes');
    const { body } = await call('POST', at(), [{ key: 'A', values: [{ context: 'all', value: '1' }] }]);
    expect(body[0].scopes).toEqual(['builds', 'functions', 'runtime', 'post_processing']);
  });

  it('sets and removes the value of one context', async () => {
    const at = await place('contexts');
    await call('POST', at(), [variable]);
    const set = await call('PATCH', at('API_URL'), { context: 'deploy-preview', value: 'p' });
    expect(set.status).toBe(201);
    const [kept, removed] = set.body.values;
    const [path, search] = at('API_URL').split('?');
    expect((await call('DELETE', `${path}/value/${removed.id}?${search}`)).status).toBe(204);
    expect((await call('GET', at('API_URL'))).body.values).toEqual([kept]);
  });

  it('never answers the value of a secret', async () => {
    const at = await place('secrets');
    const secret = {
      ...variable,
      key: 'API_KEY',
      is_secret: true,
      values: [{ context: 'production', value: 'canary-value' }],
    };
    const answers = [
      await call('POST', at(), [secret]),
      await call('GET', at('API_KEY')),
      await call('GET', at()),
      await call('PUT', at('API_KEY'), secret),
      await call('PATCH', at('API_KEY'), { context: 'dev', value: 'canary-value' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 200, 200, 200, 201]);
    expect(JSON.stringify(answers)).not.toContain('canary-value');
    expect((await call('PUT', at('API_KEY'), { ...secret, is_secret: false })).status).toBe(422);
  });

  it.each([
    ['a secret that is used in post-processing', { is_secret: true, scopes: ['post-processing'] }],
    ['a secret without scopes, which means all four', { is_secret: true, scopes: undefined }],
    ['a name that no shell could set', { key: '9-LIVES' }],
    ['two values for one context', { values: [...variable.values, ...variable.values] }],
    ['a branch without a name', { values: [{ context: 'branch', value: '1' }] }],
    ['a named context that is no branch', { values: [{ context: 'production', context_parameter: 'x', value: '1' }] }],
    ['no value at all', { values: [] }],
  ])('refuses %s', async (_, change) => {
    const { id } = (await call('GET', '/acme-staging/sites')).body[0];
    const refused = await call('POST', `/accounts/${team}/env?site_id=${id}`, [
      { ...variable, key: 'REFUSED', ...change },
    ]);
    expect(refused).toMatchObject({ status: 422, body: { code: 422 } });
  });

  it('refuses a free team named scopes and team variables', async () => {
    const hobby = netlify.world.accounts.find((account) => account.slug === 'hobby')!.id;
    const { body } = await call('POST', '/hobby/sites', { name: 'hobby-site' });
    const path = `/accounts/${hobby}/env?site_id=${body.id}`;
    expect(await call('POST', path, [{ ...variable, scopes: ['builds'] }])).toMatchObject({
      status: 403,
      body: { message: 'Upgrade your Netlify account to set specific scopes' },
    });
    expect((await call('POST', path, [{ ...variable, scopes: undefined }])).status).toBe(201);
    expect((await call('POST', path, [{ ...variable, key: 'S', is_secret: true }])).status).toBe(201);
    expect((await call('POST', `/accounts/${hobby}/env`, [{ ...variable, scopes: undefined }])).status).toBe(403);
  });

  it('hides a site of another team behind this team', async () => {
    const foreign = await call('POST', '/acme/sites', { name: 'foreign' }, 'production-token');
    expect((await call('GET', `/accounts/${team}/env?site_id=${foreign.body.id}`)).status).toBe(404);
  });
});

describe('lists of files', () => {
  it('come in pages, of a deploy and of what a site has published', async () => {
    const { id } = await site('paged');
    const files = { a: 'a'.repeat(40), b: 'b'.repeat(40) };
    for (const sha of Object.values(files)) netlify.world.files[sha] = Buffer.from(sha).toString('base64');
    const deploy = await call('POST', `/sites/${id}/deploys`, { files });
    for (const path of [`/sites/${id}/files`, `/deploys/${deploy.body.id}/files`]) {
      const pages = [1, 2, 3].map((page) => call('GET', `${path}?page=${page}&per_page=1`));
      expect((await Promise.all(pages)).map(({ body }) => body)).toMatchObject([
        [{ path: '/a', sha: files.a }],
        [{ path: '/b', sha: files.b }],
        [],
      ]);
    }
  });
});

describe('the service as a whole', () => {
  it('counts requests in rate-limit headers and answers 429 as a fault', async () => {
    const first = await call('GET', '/accounts');
    const second = await call('GET', '/accounts');
    expect(first.headers.get('x-ratelimit-limit')).toBe('500');
    expect(Number(second.headers.get('x-ratelimit-remaining'))).toBeLessThan(
      Number(first.headers.get('x-ratelimit-limit')),
    );
    expect(Number(first.headers.get('x-ratelimit-reset')) * 1000).toBeGreaterThan(Date.now());
    netlify.addFault({ kind: 'status', status: 429, path: '^/accounts$' });
    expect((await call('GET', '/accounts')).status).toBe(429);
    expect((await call('GET', '/accounts')).status).toBe(200);
  });

  it('answers as the vendor documents, with the listed deviations, each of which is used', () => {
    const uses = netlify.deviationUses();
    expect(Object.keys(uses).sort()).toEqual(
      deviations
        .filter((one) => one.service === 'netlify')
        .map((one) => one.id)
        .sort(),
    );
    expect(Object.entries(uses).filter(([, count]) => count === 0)).toEqual([]);
    // One violation was provoked above.
    expect(netlify.violations().filter((one) => !one.includes('/name must be string'))).toEqual([]);
  });
});
