import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MARKER_PATH, markerBytes, markerDifference, readMarker } from '../../../../delivery/targets/marker';
import { smoke } from '../../../../delivery/targets/smoke';
import type { Marker } from '../../../../delivery/targets/target';
import { digestOf } from '../../../support/evidence/samples';

const MARKER: Marker = { surface: 'shop', tier: 'dev', bundleDigest: digestOf('b'), ticketId: digestOf('1') };

let server: Server;
let url: string;
let answer: RequestListener;

beforeAll(async () => {
  server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  answer = (request, response) => response.end(request.url === MARKER_PATH ? markerBytes(MARKER) : 'ok');
});

const ask = (marker = MARKER, path: string | undefined = '/api/health') => smoke({ url, path, marker, timeoutMs: 300 });
const onHealth = (bad: RequestListener) => {
  const good = answer;
  answer = (request, response) => (request.url === MARKER_PATH ? good : bad)(request, response);
};
const onMarker = (text: string | Buffer, status = 200) => {
  answer = (request, response) => {
    if (request.url === MARKER_PATH) response.writeHead(status).end(text);
    else response.end('ok');
  };
};

describe('a smoke test', () => {
  test('passes a page that answers by itself, in time, and serves the release', async () => {
    expect(await ask()).toEqual({ ok: true });
    expect(await smoke({ url, path: undefined, marker: MARKER })).toEqual({ ok: true });
  });

  test.each<[string, RequestListener, RegExp]>([
    ['another status', (_, response) => void response.writeHead(503).end(), /answered 503/],
    ['an empty success', (_, response) => void response.writeHead(204).end(), /answered 204/],
    ['a redirect', (_, response) => void response.writeHead(302, { location: '/' }).end(), /redirects \(302\)/],
    ['no answer', () => undefined, /within 300 ms/],
    ['an answer that never ends', (_, response) => void response.writeHead(200).write('o'), /within 300 ms/],
    ['a cut connection', (request) => void request.socket.destroy(), /connection failed/],
    ['a huge page', (_, response) => void response.end(Buffer.alloc(2 * 1024 * 1024)), /larger than/],
  ])('fails %s', async (_name, bad, reason) => {
    onHealth(bad);
    expect(await ask()).toEqual({ ok: false, reason: expect.stringMatching(reason) });
  });

  test.each<[string, Partial<Marker>]>([
    ['surface', { surface: 'docs' }],
    ['tier', { tier: 'staging' }],
    ['bundle', { bundleDigest: digestOf('c') }],
    ['ticket', { ticketId: digestOf('2') }],
  ])('fails the marker of another %s', async (_name, change) => {
    expect(await ask({ ...MARKER, ...change })).toMatchObject({
      ok: false,
      reason: expect.stringContaining('the marker says'),
    });
  });
});

describe('a marker', () => {
  test.each<[string, string | Buffer, number]>([
    ['absent', 'Not Found', 404],
    ['no JSON', 'ok', 200],
    ['JSON of another shape', '{"surface":"shop"}', 200],
    ['one with a field too many', JSON.stringify({ ...MARKER, more: 1 }), 200],
    ['one with a field twice', markerBytes(MARKER).toString().replace('{', '{"tier":"dev",'), 200],
    ['one with half a digest', JSON.stringify({ ...MARKER, bundleDigest: 'sha256:12' }), 200],
    ['empty', '', 200],
    ['huge', Buffer.concat([markerBytes(MARKER), Buffer.alloc(5000, ' ')]), 200],
  ])('that is %s is none', async (_name, text, status) => {
    onMarker(text, status);
    expect(await readMarker(url)).toMatchObject({ ok: false });
    expect(await ask()).toMatchObject({ ok: false });
  });

  test('is read as it was written', async () => {
    expect(await readMarker(url)).toEqual({ ok: true, marker: MARKER });
    expect(markerDifference(MARKER, MARKER)).toBeUndefined();
    expect(await readMarker('http://127.0.0.1:1')).toMatchObject({ ok: false });
  });
});
