import { generateKeyPairSync } from 'node:crypto';
import { githubCredentials, netlifyCredentials } from '../../../live/credentials';
import { apiRoot } from '../../../live/github-client';
import { GithubHost, githubPlaces } from '../../../registry/github-host';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = (type: 'pkcs1' | 'pkcs8') => privateKey.export({ type, format: 'pem' }).toString();
const ACME = { login: 'acme' };
const app = { GITHUB_APP_ID: '1', GITHUB_APP_INSTALLATION_ID: '2', GITHUB_APP_PEM_FILE: pem('pkcs1') };

describe('GitHub credentials', () => {
  test.each([
    ['as GitHub gives it', pem('pkcs1')],
    ['converted', pem('pkcs8')],
    ['with escaped line ends', pem('pkcs1').replaceAll('\n', '\\n')],
  ])('give the App’s key in the one form that the provider reads: %s', (_form, key) => {
    const credentials = githubCredentials({ ...app, GITHUB_APP_PEM_FILE: key }, ACME);
    expect(credentials).toMatchObject({ kind: 'app', privateKey: pem('pkcs1') });
  });

  test('are a token, or an App', () => {
    expect(githubCredentials({ GITHUB_TOKEN: 't' }, ACME)).toMatchObject({ kind: 'token', token: 't' });
    expect(githubCredentials(app, ACME)).toMatchObject({ kind: 'app' });
  });

  test.each([
    ['none', {}],
    ['both', { ...app, GITHUB_TOKEN: 't' }],
    ['a token and half an App', { GITHUB_TOKEN: 't', GITHUB_APP_ID: '1' }],
    ['half an App', { GITHUB_APP_ID: '1' }],
    ['a key that is none', { ...app, GITHUB_APP_PEM_FILE: '/etc/key.pem' }],
    ['an empty token', { GITHUB_TOKEN: '' }],
    ['another owner', { GITHUB_TOKEN: 't', GITHUB_OWNER: 'other' }],
    ['an address that is none', { GITHUB_TOKEN: 't', GITHUB_BASE_URL: 'nowhere' }],
    ['an address in clear', { GITHUB_TOKEN: 't', GITHUB_BASE_URL: 'http://github.acme.example/' }],
    [
      'an address that looks like this machine',
      { GITHUB_TOKEN: 't', GITHUB_BASE_URL: 'http://127.0.0.1.evil.example/' },
    ],
    ['a file', { GITHUB_TOKEN: 't', GITHUB_BASE_URL: 'file:///etc/passwd' }],
  ])('are refused: %s', (_what, env) => {
    expect(() => githubCredentials(env, ACME)).toThrow(expect.objectContaining({ name: 'UserError', exitCode: 2 }));
  });

  test('never show a value in the error', () => {
    const error = (() => {
      try {
        githubCredentials({ ...app, GITHUB_TOKEN: 'canary-token' }, ACME);
      } catch (caught) {
        return String(JSON.stringify(caught)) + String(caught);
      }
      return '';
    })();
    expect(error).not.toBe('');
    expect(error).not.toContain('canary');
  });
});

describe('Netlify credentials', () => {
  test('are the provider’s variable', () => {
    expect(netlifyCredentials({ NETLIFY_API_TOKEN: 't' })).toEqual({ token: 't', endpoint: 'https://api.netlify.com' });
    expect(() => netlifyCredentials({ NETLIFY_AUTH_TOKEN: 't' })).toThrow(expect.objectContaining({ exitCode: 2 }));
  });
});

describe('the root of GitHub’s API', () => {
  test.each([
    ['https://api.github.com/', 'https://api.github.com'],
    ['https://ghe.acme.example/', 'https://ghe.acme.example/api/v3'],
    ['https://ghe.acme.example/api/v3/', 'https://ghe.acme.example/api/v3'],
    ['https://api.acme.ghe.com/', 'https://api.acme.ghe.com'],
    ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080/api/v3'],
  ])('of %s is %s', (base, root) => expect(apiRoot(base)).toBe(root));
});

describe('the host of the registry', () => {
  const at = (host?: string, more = {}) => githubCredentials({ GITHUB_TOKEN: 't', ...more }, { ...ACME, host }).baseUrl;

  test.each([
    [undefined, 'https://api.github.com/', 'https://token.actions.githubusercontent.com'],
    ['github.com', 'https://api.github.com/', 'https://token.actions.githubusercontent.com'],
    ['acme.ghe.com', 'https://api.acme.ghe.com/', 'https://token.actions.acme.ghe.com'],
    ['github.acme.example', 'https://github.acme.example/', 'https://github.acme.example/_services/token'],
  ])('%s says where the API and the issuer are', (host, base, issuer) => {
    expect([at(host), githubPlaces(host).issuer]).toEqual([base, issuer]);
  });

  test.each([
    'GitHub.com',
    'https://github.com',
    'api.github.com',
    'api.acme.ghe.com',
    'a/b',
    'localhost',
    'x.com:8443',
    '',
  ])('"%s" is none', (host) => expect(GithubHost.safeParse(host).success).toBe(false));

  test.each([
    [undefined, 'https://api.acme.ghe.com/'],
    ['acme.ghe.com', 'https://api.github.com/'],
    ['acme.ghe.com', 'https://api.other.ghe.com/'],
    ['github.acme.example', 'https://api.github.com/'],
  ])('%s is not left for %s', (host, url) => {
    expect(() => at(host, { GITHUB_BASE_URL: url })).toThrow(
      expect.objectContaining({ exitCode: 2, place: 'GITHUB_BASE_URL' }),
    );
  });

  test('keeps the pace of writes at GitHub’s own', () => {
    expect(() => at('acme.ghe.com', { CAUSEWAY_WRITE_DELAY_MS: '0' })).toThrow(
      expect.objectContaining({ place: 'CAUSEWAY_WRITE_DELAY_MS' }),
    );
  });
});

describe('the pace of writes', () => {
  const emulated = { GITHUB_TOKEN: 't', GITHUB_BASE_URL: 'http://127.0.0.1:1/' };

  test('is GitHub’s own unless an emulator is asked for none', () => {
    expect(githubCredentials(emulated, ACME).isPaced).toBeUndefined();
    expect(githubCredentials({ ...emulated, CAUSEWAY_WRITE_DELAY_MS: '0' }, ACME).isPaced).toBe(false);
  });

  test.each([
    ['at github.com', { GITHUB_TOKEN: 't', CAUSEWAY_WRITE_DELAY_MS: '0' }],
    ['of another length', { ...emulated, CAUSEWAY_WRITE_DELAY_MS: '20' }],
  ])('is not taken away %s', (_case, env) => {
    expect(() => githubCredentials(env, ACME)).toThrow(
      expect.objectContaining({ exitCode: 2, place: 'CAUSEWAY_WRITE_DELAY_MS' }),
    );
  });
});

test('Netlify’s token goes to https, or to this machine', () => {
  const to = (NETLIFY_API_ENDPOINT: string) => netlifyCredentials({ NETLIFY_API_TOKEN: 'nfp', NETLIFY_API_ENDPOINT });
  for (const url of ['https://api.netlify.com', 'http://127.0.0.1:8080', 'http://localhost:1', 'http://[::1]:1'])
    expect(to(`${url}/`).endpoint).toBe(url);
  for (const url of ['http://api.netlify.com', 'http://127.0.0.1@evil.example', 'ftp://localhost', 'api.netlify.com'])
    expect(() => to(url)).toThrow(expect.objectContaining({ exitCode: 2, place: 'NETLIFY_API_ENDPOINT' }));
});
