/**
 * Any visitor of a site can have errors reported to Sentry, because the pages contain the address for reports. They
 * want an outage to last, so they report a new error during it. Or they want a healthy release rolled back. One rule
 * stops them: only the health window decides about a rollback, and alerts only add a reason.
 */
import { watch } from '../../../support/delivery/rollback/play';
import { type Deployed, RollbackScene } from '../../../support/delivery/rollback/scene';
import { type LocalServer, serve } from '../../../support/network/local-server';

const ALERTS = { kind: 'sentry', organization: 'acme', project: 'shop' };
const SENTRY = 'https://sentry.io/';
let scene: RollbackScene;
let sentry: LocalServer;
let good: Deployed;
let bad: Deployed;
/** What Sentry answers. */
let issues: () => string;
const ownFetch = globalThis.fetch;

beforeEach(async () => {
  scene = await RollbackScene.open({ shop: { alerts: ALERTS } });
  scene.more['SENTRY_AUTH_TOKEN'] = 'token';
  sentry = await serve((response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(issues());
  });
  // The registry accepts only https addresses, and this server has no certificate.
  globalThis.fetch = (input, init) =>
    ownFetch(typeof input === 'string' ? input.replace(SENTRY, `${sentry.url}/`) : input, init);
  good = await scene.release('a', 11);
  bad = await scene.release('b', 12);
  await scene.readBack();
});
afterEach(async () => {
  globalThis.fetch = ownFetch;
  await sentry.close();
  await scene.close();
});

const PLACE = ['--surface', 'shop', '--tier', 'production'];
const at = () => scene.now.toISOString();
const newIssue = () =>
  JSON.stringify([{ id: '1', firstSeen: at(), lastSeen: at(), substatus: 'new', project: { slug: 'shop' } }]);
const report = () => scene.json('artifacts/monitor_shop_production.json');

test('reports a new error of a healthy release: it is told, and nothing is rolled back', async () => {
  issues = newIssue;
  const { decide, restore } = await watch(scene, { args: PLACE, isHanded: true });
  expect([decide.code, restore]).toEqual([1, undefined]);
  expect(sentry.requests).toHaveLength(1);
  expect(report()).toMatchObject({
    verdict: 'unhealthy',
    alerts: { status: 'hard-fail' },
    health: { state: 'healthy' },
  });
  expect(scene.published()).toBe(bad.deployId);
});

test.each<[string, () => string, string]>([
  ['a new error', newIssue, 'hard-fail'],
  ['so many that Sentry answers nonsense', () => '[{"id":{}}]', 'unverified'],
])('reports %s while the release is down: it is rolled back all the same', async (_what, answer, status) => {
  issues = answer;
  scene.netlify.world.siteFaults.push({ deploy: bad.deployId, path: '^/api/health$', kind: 'status', status: 503 });
  const { decide, restore } = await watch(scene, { args: PLACE, isHanded: true });
  expect([decide.stderr, decide.code, restore?.code]).toEqual(['', 0, 0]);
  expect(sentry.requests).toHaveLength(1);
  expect(report()).toMatchObject({ verdict: 'unhealthy', alerts: { status }, health: { checks: 2, passed: 0 } });
  expect(scene.published()).toBe(good.deployId);
});
