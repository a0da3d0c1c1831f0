import { netlifyTarget } from '../../../../delivery/targets/netlify';
import { netlifyClient } from '../../../../delivery/targets/netlify-client';
import { servedRulesRefusal } from '../../../../delivery/targets/netlify-served-rules';
import { NetlifySite } from '../../../../delivery/targets/netlify-site';
import type { Deploy } from '../../../../delivery/targets/target';
import type { RunningService } from '../../../../emulator/core/server';
import { startNetlify } from '../../../../emulator/netlify/service';
import { type NetlifyWorld, netlifyWorld } from '../../../../emulator/netlify/world';
import { bundleOf } from '../../../support/delivery/targets/bundle';
import { digestOf } from '../../../support/evidence/samples';

let netlify: RunningService<NetlifyWorld>;
const TREE = {
  'index.html': 'start',
  'there.html': 'there',
  'app.js': 'run()',
  _headers: '/*\n  X-Frame-Options: DENY\n/app.js\n  X-Frame-Options: SAMEORIGIN\n  X-Own: a\n  X-Own: b\n',
  _redirects:
    '/old /new 302\n/there.html /index.html 301\n/forced/ /there.html 307!\n/blog/:id/* /posts/:id/:splat\n/de /german 302 Country=de\n/gone /there.html 404\n/* /index.html 200\n',
};

async function staged(tree: Readonly<Record<string, string>>): Promise<Deploy> {
  const client = netlifyClient({ endpoint: netlify.url, token: 'token' }, { timeoutMs: 5000 });
  const name = `shop-${netlify.world.sites.length}`;
  const made = await client({ method: 'POST', path: '/acme/sites', body: { name }, doing: 'make a site' });
  const site = NetlifySite.parse(made.state === 'read' ? made.value : undefined);
  const target = netlifyTarget(client, { site, surface: 'shop', tier: 'staging', patience: { sleep: async () => 0 } });
  const bundle = bundleOf(tree);
  return target.stage(bundle, {
    surface: 'shop',
    tier: 'staging',
    bundleDigest: bundle.digest,
    ticketId: digestOf('1'),
  });
}

beforeAll(async () => {
  netlify = await startNetlify({ world: netlifyWorld({ accounts: [{ slug: 'acme' }], tokens: [{ token: 'token' }] }) });
});
afterAll(async () => {
  expect(netlify.violations()).toEqual([]);
  await netlify.close();
});

test('a deploy answers by its _headers and _redirects, as Netlify’s documentation says', async () => {
  const { url } = await staged(TREE);
  const ask = async (path: string) => {
    const response = await fetch(url + path, { redirect: 'manual' });
    return [response.status, response.headers.get('location') ?? (await response.text())];
  };
  expect(await ask('/old')).toEqual([302, '/new']);
  expect(await ask('/old/')).toEqual([302, '/new']);
  // An existing file is not redirected, unless the rule is forced.
  expect(await ask('/there.html')).toEqual([200, 'there']);
  expect(await ask('/forced')).toEqual([307, '/there.html']);
  expect(await ask('/blog/7/a/b')).toEqual([301, '/posts/7/a/b']);
  // The request names no country, so the rule for a country does not apply.
  expect(await ask('/de')).toEqual([200, 'start']);
  expect(await ask('/gone')).toEqual([404, 'there']);
  expect(await ask('/any/where')).toEqual([200, 'start']);
  const header = async (path: string, name: string) => (await fetch(url + path)).headers.get(name);
  expect(await header('/', 'x-frame-options')).toBe('DENY');
  expect([await header('/app.js', 'x-frame-options'), await header('/app.js', 'x-own')]).toEqual([
    'SAMEORIGIN',
    'a, b',
  ]);
});

test('what an address serves is compared with the rules of the bundle', async () => {
  const right = await staged(TREE);
  expect(await servedRulesRefusal(bundleOf(TREE), right.url)).toBeUndefined();
  expect(await servedRulesRefusal(bundleOf({ 'index.html': 'no rules' }), right.url)).toBeUndefined();
  const { _headers, _redirects, ...bare } = TREE;
  const without = await staged({ ...bare, _redirects });
  expect(await servedRulesRefusal(bundleOf(TREE), without.url)).toBe(
    '/.well-known/causeway.json is served without the header X-Frame-Options of its rules',
  );
  const other = await staged({ ...bare, _headers, _redirects: _redirects.replace('/new', '/elsewhere') });
  expect(await servedRulesRefusal(bundleOf(TREE), other.url)).toBe(
    '/old is not redirected to /new with 302, as its rules say',
  );
});

test.each([
  [
    'a header of a pattern',
    { _headers: '/assets/*\n  X-Own: a\n' },
    '/assets/app.js is served without the header X-Own',
  ],
  [
    'a redirect with a star',
    { _redirects: '/old/* /new/:splat 301\n' },
    '/old/causeway-probe is not redirected to /new/',
  ],
  ['a redirect with a name', { _redirects: '/p/:id /q/:id 302\n' }, '/p/causeway-probe is not redirected to /q/'],
  [
    'a rewrite to a page',
    { _redirects: '/* /index.html 200\n' },
    '/causeway-probe does not serve /index.html with 200',
  ],
])('%s is asked for, and missed where the address does not apply it', async (_what, rules, refusal) => {
  const files = { 'index.html': 'start', 'assets/app.js': 'run()', 'about/index.html': 'about', 'team.html': 'team' };
  const right = await staged({ ...files, ...rules });
  expect(await servedRulesRefusal(bundleOf({ ...files, ...rules }), right.url)).toBeUndefined();
  const without = await staged(files);
  expect(await servedRulesRefusal(bundleOf({ ...files, ...rules }), without.url)).toContain(refusal);
});

test('rules that cannot be read prove nothing', async () => {
  const tree = { 'index.html': 'start', _headers: '  X-Own: before any path\n', _redirects: '/old /new 302\n' };
  const { url } = await staged({ 'index.html': 'start' });
  expect(await servedRulesRefusal(bundleOf(tree), url)).toContain('the rules of the bundle cannot be read');
});
