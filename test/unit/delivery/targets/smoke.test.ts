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

// An expected answer has the product's own timeout, so that a busy machine does not lose it.
const ask = (marker = MARKER, more: object = {}, timeout: { readonly timeoutMs?: number } = {}) =>
  smoke({ url, health: { path: '/api/health', status: 200, ...more }, marker, ...timeout });
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
    expect(await smoke({ url, health: undefined, marker: MARKER })).toEqual({ ok: true });
  });

  test.each<[string, RequestListener, RegExp]>([
    ['another status', (_, response) => void response.writeHead(503).end(), /answered 503/],
    ['an empty success', (_, response) => void response.writeHead(204).end(), /answered 204/],
    ['a redirect', (_, response) => void response.writeHead(302, { location: '/' }).end(), /redirects \(302\)/],
    ['a cut connection', (request) => void request.socket.destroy(), /connection failed/],
    ['a huge page', (_, response) => void response.end(Buffer.alloc(2 * 1024 * 1024)), /larger than/],
  ])('fails %s', async (_name, bad, reason) => {
    onHealth(bad);
    expect(await ask()).toEqual({ ok: false, reason: expect.stringMatching(reason) });
  });

  test.each<[string, RequestListener]>([
    ['no answer', () => undefined],
    ['an answer that never ends', (_, response) => void response.writeHead(200).write('o')],
  ])('fails %s', async (_name, bad) => {
    onHealth(bad);
    expect(await ask(MARKER, {}, { timeoutMs: 300 })).toEqual({
      ok: false,
      reason: expect.stringMatching(/within 300 ms/),
    });
  });

  const page = (type: string | undefined, body: string, status = 200): RequestListener => {
    return (_, response) =>
      void response.writeHead(status, type === undefined ? {} : { 'content-type': type }).end(body);
  };
  const JSON_TYPE = 'application/json; charset=utf-8';
  const UP = { json: { pointer: '/status', equals: 'UP' } };

  test.each<[string, RequestListener, object]>([
    ['plain text', page('text/plain', 'ok'), {}],
    [
      'JSON that says nothing of itself where the registry names its type',
      page(JSON_TYPE, '{"answer":42}'),
      { contentType: 'application/json' },
    ],
    ['JSON that says that it is up', page(JSON_TYPE, '{"status":"UP","components":{}}'), {}],
    ['an HTML page where the registry says so', page('text/html', '<!doctype html>'), { contentType: 'text/html' }],
    [
      'the field that the registry names',
      page(JSON_TYPE, '{"a/b":{"ready":true}}'),
      { json: { pointer: '/a~1b/ready', equals: true } },
    ],
    ['another status that the registry names', page('text/plain', 'ok', 202), { status: 202 }],
  ])('passes %s', async (_name, good, more) => {
    onHealth(good);
    expect(await ask(MARKER, more)).toEqual({ ok: true });
  });

  test.each<[string, RequestListener, object, RegExp]>([
    [
      'the start page that is served for every path',
      page('text/html; charset=UTF-8', '<!doctype html><title>Shop</title>'),
      {},
      /HTML page/,
    ],
    ['a start page without its type', page(undefined, '\n<!DOCTYPE html><html>'), {}, /HTML page/],
    ['a page that says DOWN with 200', page(JSON_TYPE, '{"status":"DOWN"}'), {}, /says status DOWN/],
    ['DOWN without a type', page(undefined, '{"status":"DOWN"}'), {}, /says status DOWN/],
    ['a word that nobody knows', page(JSON_TYPE, '{"status":"degraded"}'), {}, /says status degraded/],
    ['a switch that is off', page(JSON_TYPE, '{"healthy":false}'), {}, /says healthy false/],
    ['JSON that says nothing of itself', page(JSON_TYPE, '{"answer":42}'), {}, /does not say/],
    ['a plain DOWN', page('text/plain', 'DOWN\n'), {}, /says down/],
    ['JSON that is cut off', page(JSON_TYPE, '{"status":"U'), {}, /not JSON/],
    [
      'another content type',
      page('text/plain', '{}'),
      { contentType: 'application/json' },
      /content type is text\/plain/,
    ],
    ['another value of the field', page(JSON_TYPE, '{"status":"up"}'), UP, /\/status of the answer is not "UP"/],
    ['no such field', page(JSON_TYPE, '{"state":"UP"}'), UP, /has no \/status/],
    ['a field where JSON was wanted', page('text/plain', 'UP'), UP, /not JSON/],
    ['200 where the registry names another status', page('text/plain', 'ok'), { status: 202 }, /answered 200/],
  ])('fails %s', async (_name, bad, more, reason) => {
    onHealth(bad);
    expect(await ask(MARKER, more)).toEqual({ ok: false, reason: expect.stringMatching(reason) });
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
    ['JSON of an unexpected structure', '{"surface":"shop"}', 200],
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
