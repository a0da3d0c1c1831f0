import type { ServerResponse } from 'node:http';
import type { AlertFinding } from '../../../../delivery/monitor/alerts';
import { sentryAlerts } from '../../../../delivery/monitor/sentry';
import { sentryFrom } from '../../../../delivery/monitor/sentry-project';
import { casesOf } from '../../../support/cases';
import { type Answer, type LocalServer, serve } from '../../../support/network/local-server';

const SINCE = new Date('2026-11-21T12:00:00Z');
const PROJECT = { project: { slug: 'shop' } };
const OLD = {
  id: '1',
  firstSeen: '2026-11-21T11:59:59Z',
  lastSeen: '2026-11-21T12:00:09Z',
  substatus: 'ongoing',
  ...PROJECT,
};
const NEW = { id: '2', firstSeen: '2026-11-21T12:00:01.5Z', lastSeen: '2026-11-21T12:00:01.5Z', ...PROJECT };

let server: LocalServer | undefined;
afterEach(() => server?.close());

function json(response: ServerResponse, body: unknown, link = ''): void {
  response
    .writeHead(200, { 'content-type': 'application/json', ...(link === '' ? {} : { link }) })
    .end(JSON.stringify(body));
}

const link = (isMore: boolean) =>
  `<https://sentry.example/prev>; rel="previous"; results="false"; cursor="0:0:1", <https://sentry.example/next>; rel="next"; results="${isMore}"; cursor="0:100:0"`;

async function ask(answer: Answer, timeoutMs = 2000): Promise<AlertFinding> {
  server = await serve(answer);
  const where = { organization: 'acme', project: 'shop', environment: 'production' };
  const project = { endpoint: server.url, ...where, token: 'a-token', timeoutMs };
  return sentryAlerts(project)(SINCE);
}

interface SentryCase {
  readonly issues: readonly object[] | string;
  readonly repeat?: number;
  readonly link?: string;
}

test.each(casesOf<SentryCase, string>('sentry-issues.yaml'))('the cases of Sentry: %s', async (_what, each) => {
  const { issues, repeat = 1, link: next = '' } = each.input;
  const all = typeof issues === 'string' ? issues : Array.from({ length: repeat }, () => issues).flat();
  const body = typeof all === 'string' ? all : all.map((issue) => ({ ...OLD, ...issue }));
  const found = await ask((response) => json(response, body, next));
  expect(found.status).toBe(each.verdict);
});

describe('Sentry as an alert check', () => {
  test('passes when no unresolved issue was first seen since the deploy', async () => {
    expect(await ask((response) => json(response, [OLD], link(false)))).toMatchObject({ status: 'pass' });
    expect(server?.requests).toEqual([
      '/api/0/organizations/acme/issues/?query=is%3Aunresolved+project%3Ashop&environment=production&sort=date&limit=100',
    ]);
    await server?.close();
    expect(await ask((response) => json(response, []))).toMatchObject({ status: 'pass' });
  });

  test('fails on a new issue, on whatever page it is', async () => {
    expect(await ask((response) => json(response, [OLD, NEW]))).toMatchObject({ status: 'hard-fail' });
    await server?.close();
    const paged: Answer = (response, path) =>
      path.includes('cursor=0%3A100%3A0') ? json(response, [NEW], link(false)) : json(response, [OLD], link(true));
    expect(await ask(paged)).toMatchObject({ status: 'hard-fail', reason: expect.stringContaining('1 unresolved') });
  });

  test.each([
    ['came back', { ...OLD, substatus: 'regressed' }, 'hard-fail'],
    ['escalates', { ...OLD, substatus: 'escalating' }, 'hard-fail'],
    ['came back, and was not seen since', { ...OLD, substatus: 'regressed', lastSeen: OLD.firstSeen }, 'pass'],
    ['goes on as before', OLD, 'pass'],
    ['is of another project', { ...OLD, project: { slug: 'docs' } }, 'unverified'],
  ])('judges an old issue that %s', async (_what, issue, status) => {
    expect(await ask((response) => json(response, [issue]))).toMatchObject({ status });
  });

  const blind: readonly (readonly [string, Answer])[] = [
    ['refuses the token', (response) => void response.writeHead(401).end()],
    ['does not know the project', (response) => void response.writeHead(404).end()],
    ['has too many requests', (response) => void response.writeHead(429).end()],
    ['answers no JSON', (response) => void response.end('<html>')],
    ['answers another shape', (response) => json(response, { detail: 'hello' })],
    ['answers an issue without its time', (response) => json(response, [{ id: '1', ...PROJECT }])],
    ['redirects', (response) => void response.writeHead(302, { location: '/login' }).end()],
    ['drops the connection', (response) => void response.destroy()],
    ['never answers', () => undefined],
    ['pages without end', (response) => json(response, [OLD], link(true))],
  ];
  test.each(blind)('is unverified when it %s', async (_name, answer) => {
    const finding = await ask(answer, 300);
    expect(finding.status).toBe('unverified');
    expect(finding.reason).not.toContain('a-token');
  });

  const where = { url: 'https://sentry.example', organization: 'acme', project: 'shop', environment: 'production' };
  const full = { SENTRY_AUTH_TOKEN: 'a-token' };

  test('is unverified without a token', async () => {
    for (const env of [{}, { SENTRY_AUTH_TOKEN: '' }]) {
      expect(await sentryFrom(env, where)(SINCE)).toMatchObject({ status: 'unverified' });
    }
  });

  test('is asked at the address of the registry, whatever SENTRY_URL and SENTRY_ORG say', async () => {
    server = await serve((response) => json(response, []));
    const asked: string[] = [];
    const spy = jest.spyOn(globalThis, 'fetch').mockImplementation(async (input) => {
      asked.push(String(input).replace(/issues.*/, ''));
      return new Response('[]');
    });
    try {
      const found = await sentryFrom({ ...full, SENTRY_URL: server.url, SENTRY_ORG: 'evil' }, where)(SINCE);
      expect([found.status, asked, server.requests]).toEqual([
        'pass',
        ['https://sentry.example/api/0/organizations/acme/'],
        [],
      ]);
    } finally {
      spy.mockRestore();
    }
  });

  test('receives no token over anything but https', async () => {
    server = await serve((response) => json(response, []));
    for (const url of [server.url, `${server.url}/`, 'nowhere', '', 'https://user@sentry.example', 'https://a:99999']) {
      expect(await sentryFrom(full, { ...where, url })(SINCE)).toMatchObject({ status: 'unverified' });
    }
    expect(server.requests).toEqual([]);
  });
});
