import { MARKER_PATH, markerBytes, readMarker } from '../../../../delivery/targets/marker';
import { netlifyTarget } from '../../../../delivery/targets/netlify';
import { netlifyClient } from '../../../../delivery/targets/netlify-client';
import { fileDigests, filesDigest } from '../../../../delivery/targets/netlify-files';
import { NetlifySite } from '../../../../delivery/targets/netlify-site';
import { smoke } from '../../../../delivery/targets/smoke';
import type { Marker, Target } from '../../../../delivery/targets/target';
import type { RunningService } from '../../../../emulator/core/server';
import { startNetlify } from '../../../../emulator/netlify/service';
import { type NetlifyWorld, netlifyWorld } from '../../../../emulator/netlify/world';
import { bundleOf } from '../../../support/delivery/targets/bundle';
import { expireDeploys } from '../../../support/emulator/expire-deploys';
import { digestOf } from '../../../support/evidence/samples';

const TOKEN = 'canary-token';
const NO_WAIT = { sleep: async () => undefined };

let netlify: RunningService<NetlifyWorld>;
let siteId: string;
const waits: number[] = [];

const client = (token = TOKEN) => {
  const sleep = async (ms: number) => waits.push(ms);
  return netlifyClient({ endpoint: netlify.url, token }, { sleep, timeoutMs: 5000 });
};

async function target(token = TOKEN): Promise<Target> {
  const ask = client(token);
  const answer = await ask({ method: 'GET', path: `/sites/${siteId}`, doing: 'read the site' });
  const site = NetlifySite.parse(answer.state === 'read' ? answer.value : undefined);
  return netlifyTarget(ask, { site, surface: 'shop', tier: 'staging', patience: NO_WAIT });
}

const TEXTS = new Map([
  ['/index.html', 'one'],
  ['/api/health', 'ok'],
  ['/a b/ü.txt', 'one'],
]);
const bundle = (text: string) => bundleOf({ 'index.html': text, 'api/health': 'ok', 'a b/ü.txt': text });
const markerOf = (text: string, ticket = '1'): Marker => {
  return { surface: 'shop', tier: 'staging', bundleDigest: bundle(text).digest, ticketId: digestOf(ticket) };
};
const kept = ({ deployId }: { readonly deployId: string }, marker = markerOf('one')) => {
  const files = new Map<string, Buffer>([...TEXTS].map(([path, text]) => [path, Buffer.from(text)]));
  return {
    deployId,
    commit: 'c'.repeat(40),
    files: filesDigest(fileDigests(files.set(MARKER_PATH, markerBytes(marker)))),
  };
};
const site = () => netlify.world.sites.find(({ id }) => id === siteId)!;

beforeEach(async () => {
  waits.length = 0;
  netlify = await startNetlify({ world: netlifyWorld({ accounts: [{ slug: 'acme' }], tokens: [{ token: TOKEN }] }) });
  const made = await client()({
    method: 'POST',
    path: '/acme/sites',
    body: { name: 'acme-shop' },
    doing: 'make a site',
  });
  siteId = NetlifySite.parse(made.state === 'read' ? made.value : undefined).id;
});
afterEach(async () => {
  expect(netlify.violations()).toEqual([]);
  await netlify.close();
});

describe('the Netlify target', () => {
  test('stages a draft with its marker, publishes and locks it, and reads it back', async () => {
    const shop = await target();
    const marker = markerOf('one');
    const draft = await shop.stage(bundle('one'), marker);
    expect(await shop.published()).toBeUndefined();
    expect(await smoke({ url: draft.url, health: { path: '/api/health', status: 200 }, marker })).toEqual({ ok: true });
    expect(await smoke({ url: shop.liveUrl, health: { path: '/api/health', status: 200 }, marker })).toMatchObject({
      ok: false,
    });
    await shop.publish(draft);
    expect(await shop.published()).toEqual(draft);
    expect(await readMarker(shop.liveUrl)).toEqual({ ok: true, marker });
    expect(netlify.world.deploys).toMatchObject([{ id: draft.deployId, draft: true, locked: true }]);
  });

  test('done again finds what is there: one deploy, one upload of each file', async () => {
    const first = await target();
    const draft = await first.stage(bundle('one'), markerOf('one'));
    await first.publish(draft);
    netlify.clearRequests();
    const again = await target();
    expect(await again.stage(bundle('one'), markerOf('one'))).toEqual(draft);
    await again.publish(draft);
    expect(netlify.world.deploys).toHaveLength(1);
    const paths = netlify
      .requests()
      .filter(({ write }) => write)
      .map(({ path }) => path.replace(/.*\//, ''));
    expect(paths).toEqual(['lock']);
  });

  test('goes on with a draft whose uploads broke off', async () => {
    netlify.addFault({ kind: 'status', method: 'PUT', path: '/files/', status: 422, nth: 2 });
    await expect((await target()).stage(bundle('one'), markerOf('one'))).rejects.toMatchObject({ exitCode: 1 });
    netlify.clearFaults();
    const shop = await target();
    const draft = await shop.stage(bundle('one'), markerOf('one'));
    expect(netlify.world.deploys).toMatchObject([{ id: draft.deployId, state: 'ready' }]);
  });

  test('finds the deploy whose answer was lost, and makes no second one', async () => {
    netlify.addFault({ kind: 'drop', method: 'POST', path: '/deploys$', late: true });
    const shop = await target();
    const draft = await shop.stage(bundle('one'), markerOf('one'));
    expect(netlify.world.deploys.map(({ id }) => id)).toEqual([draft.deployId]);
  });

  test('makes no deploy where the list of deploys is empty beside a live one', async () => {
    const shop = await target();
    await shop.publish(await shop.stage(bundle('one'), markerOf('one')));
    netlify.addFault({ kind: 'truncate', method: 'GET', path: '/deploys$', times: 9 });
    const staged = (await target()).stage(bundle('two'), markerOf('two'));
    await expect(staged).rejects.toMatchObject({ exitCode: 3, message: expect.stringContaining('is truncated') });
    expect(netlify.world.deploys).toHaveLength(1);
  });

  test('tells apart the files of the bundle and any others, before publishing and after', async () => {
    const shop = await target();
    const marker = markerOf('one');
    const files = shop.filesDigest(bundle('one'), marker);
    expect(files).toBe(kept({ deployId: 'x' }).files);
    const draft = await shop.stage(bundle('one'), marker);
    await shop.publish(draft);
    expect(await shop.filesRefusal(files)).toBeUndefined();
    expect(await shop.filesRefusal(undefined)).toMatch(/does not list/);
    expect(await shop.restorable({ deployId: draft.deployId, commit: 'c'.repeat(40) })).toMatchObject({
      status: 'unverified',
    });
    const deploy = netlify.world.deploys[0]!;
    const own = deploy.files;
    const { '/index.html': _, ...fewer } = own;
    for (const other of [
      fewer,
      { ...own, '/more.js': own['/index.html']! },
      { ...own, '/index.html': own['/api/health']! },
    ]) {
      Object.assign(deploy, { files: other });
      expect(await shop.filesRefusal(files)).toMatch(/different files/);
      expect(await shop.restorable(kept(draft))).toMatchObject({
        status: 'gone',
        reason: expect.stringContaining('different files'),
      });
    }
    Object.assign(deploy, { files: own });
    netlify.addFault({ kind: 'status', method: 'GET', path: '/files$', status: 403 });
    await expect(shop.filesRefusal(files)).rejects.toMatchObject({ exitCode: 3 });
  });

  test('reads lists of files to their last page', async () => {
    const shop = await target();
    const tree = Object.fromEntries(Array.from({ length: 230 }, (_, index) => [`f/${index}.txt`, `${index % 7}`]));
    const large = bundleOf(tree);
    const marker = { ...markerOf('one'), bundleDigest: large.digest };
    await shop.publish(await shop.stage(large, marker));
    expect(await shop.filesRefusal(shop.filesDigest(large, marker))).toBeUndefined();
    const deploy = netlify.world.deploys[0]!;
    Object.assign(deploy, { files: { ...deploy.files, '/z/last.txt': Object.values(deploy.files)[0]! } });
    expect(await shop.filesRefusal(shop.filesDigest(large, marker))).toMatch(/different files/);
  });

  test('waits for the states that pass', async () => {
    netlify.world.passingReads = 2;
    const shop = await target();
    const draft = await shop.stage(bundle('one'), markerOf('one'));
    expect(netlify.world.deploys).toMatchObject([{ id: draft.deployId, state: 'ready' }]);
  });

  test('restores an older deploy and locks it, where Netlify still has it', async () => {
    const shop = await target();
    const old = await shop.stage(bundle('one'), markerOf('one', '1'));
    await shop.publish(old);
    const fresh = await shop.stage(bundle('two'), markerOf('two', '2'));
    await shop.publish(fresh);
    expect(await shop.restorable(kept(old))).toEqual({ status: 'restorable' });
    expect(await shop.restore(kept(old))).toEqual(old);
    expect(site().publishedDeployId).toBe(old.deployId);
    expect(await readMarker(shop.liveUrl)).toEqual({ ok: true, marker: markerOf('one', '1') });
    const locked = netlify.world.deploys.filter((deploy) => deploy.locked).map(({ id }) => id);
    expect(locked).toEqual([old.deployId]);
  });

  test('says that a deploy is gone, or that it could not look, and never yes then', async () => {
    const shop = await target();
    const old = await shop.stage(bundle('one'), markerOf('one'));
    await shop.publish(await shop.stage(bundle('two'), markerOf('two', '2')));
    netlify.world.siteFaults.push({ deploy: old.deployId, kind: 'status', status: 404 });
    expect(await shop.restorable(kept(old))).toMatchObject({ status: 'unverified' });
    netlify.world.siteFaults = [];
    netlify.addFault({ kind: 'status', method: 'GET', path: '/deploys/', status: 403 });
    expect(await shop.restorable(kept(old))).toMatchObject({ status: 'unverified' });
    netlify.clearFaults();
    expireDeploys(netlify.world, siteId, '2999-01-01T00:00:00Z');
    expect(await shop.restorable(kept(old))).toMatchObject({ status: 'gone' });
    await expect(shop.restore(kept(old))).rejects.toMatchObject({ exitCode: 3 });
  });

  test('refuses a bundle that brings a marker, or a name that Netlify cannot be sent', async () => {
    const shop = await target();
    for (const path of ['.well-known/causeway.json', 'a#b.html', 'a?b.html']) {
      const bad = bundleOf({ 'index.html': 'x', [path]: '{}' });
      await expect(shop.stage(bad, { ...markerOf('one'), bundleDigest: bad.digest })).rejects.toMatchObject({
        exitCode: 1,
      });
    }
    expect(netlify.world.deploys).toEqual([]);
  });

  test('is published only when Netlify shows it so, and locked', async () => {
    const shop = await target();
    const draft = await shop.stage(bundle('one'), markerOf('one'));
    netlify.addFault({ kind: 'omit', method: 'GET', path: `/sites/${siteId}$`, nth: 2, field: 'published_deploy' });
    await expect(shop.publish(draft)).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringContaining('another'),
    });
  });
});

describe('Netlify’s client', () => {
  test('waits as long as it is told, and asks again', async () => {
    netlify.addFault({ kind: 'status', status: 429, path: '/sites/', retryAfterSeconds: 7 });
    await target();
    expect(waits).toEqual([7000]);
  });

  test('waits longer each time where it is not told, and gives up', async () => {
    netlify.addFault({ kind: 'status', status: 502, path: '/sites/', times: 9 });
    await expect(target()).rejects.toMatchObject({ exitCode: 3 });
    expect(waits).toEqual([500, 1000, 2000]);
  });

  test('makes nothing twice after an answer that may have been lost', async () => {
    netlify.addFault({ kind: 'status', status: 502, method: 'POST', path: '/deploys', late: true });
    const request = {
      method: 'POST',
      path: `/sites/${siteId}/deploys`,
      makesNew: true,
      doing: 'make the deploy',
    } as const;
    await expect(client()({ ...request, body: { files: {}, draft: true } })).rejects.toMatchObject({ exitCode: 3 });
    expect(netlify.world.deploys).toHaveLength(1);
    expect(waits).toEqual([]);
  });

  test('never shows its token', async () => {
    const error = await client('wrong-canary')({ method: 'GET', path: '/sites/x', doing: 'read the site' }).catch(
      String,
    );
    expect(error).toContain('could not read the site: 401');
    expect(error).not.toContain('canary');
    const nowhere = netlifyClient({ endpoint: 'http://127.0.0.1:1', token: TOKEN }, { sleep: async () => undefined });
    const offline = await nowhere({ method: 'GET', path: '/sites/x', doing: 'read the site' }).catch(
      (caught) => caught,
    );
    expect(offline).toMatchObject({ exitCode: 3 });
    expect(String(offline)).not.toContain('canary');
  });
});
