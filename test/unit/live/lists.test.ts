import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GithubReader } from '../../../live/github/reader';
import { NetlifyReader } from '../../../live/netlify/reader';

let server: Server;
let asked: string[];
let pages: readonly unknown[][];
let link: string | undefined;

beforeEach(async () => {
  asked = [];
  link = undefined;
  server = createServer((request, response) => {
    const page = Number(new URL(request.url ?? '', 'http://localhost').searchParams.get('page') ?? 1);
    asked.push(request.url ?? '');
    response.writeHead(200, { 'content-type': 'application/json', ...(link === undefined ? {} : { link }) });
    response.end(JSON.stringify(pages[page - 1] ?? []));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
});

const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
const github = () => new GithubReader({ kind: 'token', token: 't', baseUrl: address() });
const items = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('a list of GitHub’s without a total and without Link', () => {
  it.each<[string, number[], number]>([
    ['one short of a page ends there', [99], 1],
    ['a full page is no end', [100, 1], 2],
    ['a page of exactly what was asked for ends with an empty one', [100], 2],
    ['a page of exactly what GitHub caps some lists at is no end', [30, 30, 5], 3],
  ])('%s', async (_what, sizes, requests) => {
    pages = sizes.map(items);
    const read = await github().list('/repos/acme/web/branches');
    expect(read).toEqual({ state: 'read', value: sizes.flatMap(items) });
    expect(asked).toHaveLength(requests);
  });

  it('keeps the path’s own query', async () => {
    pages = [items(1)];
    await github().list('/repos/acme/web/rulesets?includes_parents=false');
    expect(asked[0]).toContain('/rulesets?includes_parents=false&per_page=100&page=1');
  });
});

describe('a list of Netlify’s', () => {
  const netlify = () => new NetlifyReader({ endpoint: address().replace(/\/$/, ''), token: 't' });

  it('is read on while pages are full', async () => {
    pages = [items(100), items(100)];
    expect(await netlify().list('/acme/sites')).toEqual({ state: 'read', value: [...items(100), ...items(100)] });
    expect(asked).toHaveLength(3);
  });

  it('that comes in one piece is unverified when it goes on', async () => {
    pages = [items(3)];
    link = '<http://localhost/?page=2>; rel="next"';
    expect(await netlify().whole('/accounts')).toMatchObject({ state: 'unverified' });
  });
});
