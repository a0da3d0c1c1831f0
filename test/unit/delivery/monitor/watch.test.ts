import type { ServerResponse } from 'node:http';
import { answerLimit, healthQuestion, type Watched, watchHealth } from '../../../../delivery/monitor/watch';
import { markerBytes } from '../../../../delivery/targets/marker';
import { smoke } from '../../../../delivery/targets/smoke';
import type { Marker } from '../../../../delivery/targets/target';
import { digestOf } from '../../../support/evidence/samples';
import { type Answer, type LocalServer, serve, virtualClock } from '../../../support/network/local-server';

const HEALTH = {
  path: '/api/health',
  status: 200,
  intervalSeconds: 10,
  failureLimit: 3,
  failureShare: 0.1,
  windowSeconds: 60,
};
const MARKER: Marker = { surface: 'shop', tier: 'production', bundleDigest: digestOf('b'), ticketId: digestOf('1') };

let server: LocalServer | undefined;
afterEach(() => server?.close());

const ok = (response: ServerResponse) => void response.end('ok');
const well: Answer = (response, path) => void response.end(path === HEALTH.path ? 'ok' : markerBytes(MARKER));
/** Answers the health page as given, and the marker correctly. */
const health =
  (answer: Answer): Answer =>
  (response, path, count) =>
    path === HEALTH.path ? answer(response, path, count) : well(response, path, count);

async function watch(answer: Answer, timeoutMs?: number): Promise<Watched> {
  server = await serve(answer);
  const at = { url: server.url, marker: MARKER };
  const ask = timeoutMs === undefined ? healthQuestion(HEALTH, at) : () => smoke({ ...at, health: HEALTH, timeoutMs });
  return watchHealth({ health: HEALTH, ask, clock: virtualClock() });
}

describe('a watch over a real server', () => {
  test('that is well all the time asks at the interval until the window is over', async () => {
    const { verdict, samples } = await watch(well);
    expect(verdict).toMatchObject({ state: 'healthy', warn: false, checks: 7, passed: 7 });
    expect(samples.map(({ at }) => at.getTime() - (samples[0]?.at.getTime() ?? 0))).toEqual(
      [0, 10, 20, 30, 40, 50, 60].map((seconds) => seconds * 1000),
    );
  });

  const bad: readonly (readonly [string, Answer, RegExp])[] = [
    ['slower than the limit', health(() => undefined), /no whole answer within 200 ms/],
    ['slow in its body', health((response) => void response.write('o')), /no whole answer within 200 ms/],
    [
      'redirecting',
      health((response) => void response.writeHead(302, { location: '/login' }).end()),
      /redirects \(302\)/,
    ],
    ['down', health((response) => void response.writeHead(503).end()), /answered 503/],
    ['dropping connections', health((response) => void response.destroy()), /the connection failed/],
    [
      'serving another release',
      (response, path) =>
        path === HEALTH.path
          ? ok(response)
          : void response.end(markerBytes({ ...MARKER, bundleDigest: digestOf('c') })),
      /the marker says sha256:c/,
    ],
    [
      'serving no marker',
      (response, path) => (path === HEALTH.path ? ok(response) : void response.writeHead(404).end()),
      /answered 404/,
    ],
    ['serving one answer for everything', (response) => ok(response), /not a marker/],
  ];
  test.each(bad)('that is %s is unhealthy after the limit', async (name, answer, reason) => {
    const { verdict, samples } = await watch(answer, name.startsWith('slow') ? 200 : 10_000);
    expect([verdict.state, samples.length]).toEqual(['unhealthy', HEALTH.failureLimit]);
    expect(verdict.reason).toMatch(reason);
  });

  test('that gets well and ill by turns never reaches the limit in a row, and is unhealthy by its share', async () => {
    const { verdict } = await watch(
      health((response, _path, count) => void response.writeHead(count % 2 ? 503 : 200).end('ok')),
    );
    expect(verdict).toMatchObject({ state: 'unhealthy', reason: expect.stringContaining('it failed 3 of 7 times') });
  });

  test('that fails once is healthy, and is told of', async () => {
    const { verdict } = await watch(
      health((response, _path, count) => void response.writeHead(count === 2 ? 503 : 200).end('ok')),
    );
    expect(verdict).toMatchObject({ state: 'healthy', warn: true });
  });

  test('of which one of two servers is down counts by what came in a row', async () => {
    const up = [true, false, false, true, false, false, false];
    const { verdict, samples } = await watch(
      health((response, _path, count) => (up[count] ? void response.end('ok') : response.destroy())),
    );
    expect([verdict.state, samples.length]).toEqual(['unhealthy', 7]);
  });

  test('where nobody listens is unhealthy', async () => {
    const gone = await serve(well);
    await gone.close();
    const ask = healthQuestion(HEALTH, { url: gone.url, marker: MARKER });
    const { verdict } = await watchHealth({ health: HEALTH, ask, clock: virtualClock() });
    expect(verdict).toMatchObject({ state: 'unhealthy', passed: 0 });
  });

  test('gives an answer no longer than the interval, and ten seconds at most', () => {
    expect([1, 5, 60].map((intervalSeconds) => answerLimit({ intervalSeconds }))).toEqual([1000, 5000, 10_000]);
  });
});
