import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeBundleDirectory } from '../../../delivery/bundle/directory';
import { runHere } from '../../../demo/command';
import { plannedWorld } from '../../../demo/planned-world';
import type { RunningWorld } from '../../../sandbox/world';
import { bundleOf } from '../../support/delivery/targets/bundle';
import { inspectionOf, registryOfCheckout } from '../../support/live/looking';
import { NOW } from '../../support/registry/fixtures';

let world: RunningWorld;
let folder: string;
beforeEach(async () => {
  world = await plannedWorld(registryOfCheckout(), () => NOW);
  folder = mkdtempSync(join(tmpdir(), 'causeway-preview-'));
  mkdirSync(join(folder, 'registry'));
  writeFileSync(join(folder, 'registry/deploy-surfaces.json'), JSON.stringify(registryOfCheckout()));
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await world.close();
});

const preview = (args: readonly string[], stack = 'dev') =>
  runHere(['preview', ...args], { cwd: folder, env: inspectionOf(world, stack), startedAt: NOW });
function bundle(name: string, tree: Readonly<Record<string, string>>, surface = 'storefront'): string {
  writeBundleDirectory(bundleOf(tree, { surface }), join(folder, name));
  return name;
}
const up = (name: string, pull = '12', ...more: readonly string[]) =>
  preview(['up', '--surface', 'storefront', '--pull', pull, '--bundle', name, '--json', ...more]);
const down = (pull = '12') => preview(['down', '--surface', 'storefront', '--pull', pull, '--json']);
const deploys = () => world.netlify.world.deploys.map(({ branch, draft, context }) => ({ branch, draft, context }));
const HEALTHY = { 'index.html': 'new', 'api/health': 'ok' };

describe('causeway preview up and down', () => {
  test('puts a draft up under the pull request’s alias, once for each bundle, and takes all of its own down', async () => {
    const first = await up(bundle('one', HEALTHY), '12', '--junit', 'artifacts/preview.xml');
    expect([first.stderr, first.code]).toEqual(['', 0]);
    const { url, marker, smoke } = JSON.parse(first.stdout);
    expect([smoke, marker.tier]).toEqual([{ ok: true }, 'preview-12']);
    expect(await (await fetch(`${url}/index.html`)).text()).toBe('new');
    expect(readFileSync(join(folder, 'artifacts/preview.xml'), 'utf8')).toContain('failures="0"');
    expect(JSON.parse((await up('one')).stdout).deployId).toBe(JSON.parse(first.stdout).deployId);
    await up(bundle('two', { ...HEALTHY, 'index.html': 'newer' }));
    await up('two', '13');
    const draft = { draft: true, context: 'deploy-preview' };
    expect(deploys()).toEqual([
      { branch: 'pr-12', ...draft },
      { branch: 'pr-12', ...draft },
      { branch: 'pr-13', ...draft },
    ]);
    expect(world.netlify.world.sites.every(({ publishedDeployId }) => publishedDeployId === null)).toBe(true);
    const removed = await down();
    expect([removed.code, JSON.parse(removed.stdout).removed]).toEqual([
      0,
      expect.arrayContaining([expect.any(String)]),
    ]);
    expect(deploys()).toEqual([{ branch: 'pr-13', ...draft }]);
    expect(JSON.parse((await down()).stdout).removed).toEqual([]);
    expect(world.violations()).toEqual([]);
  });

  test('that does not answer in health is a no, with the result for evidence', async () => {
    const sick = await up(bundle('sick', { 'index.html': 'x' }), '12', '--junit', 'preview.xml');
    expect([sick.code, JSON.parse(sick.stdout).smoke]).toEqual([
      1,
      { ok: false, reason: expect.stringContaining('/api/health') },
    ]);
    expect(readFileSync(join(folder, 'preview.xml'), 'utf8')).toMatch(
      /failures="1"[\s\S]*<failure message="\/api\/health/,
    );
  });

  test('leaves a published deploy and deploys of other names alone', async () => {
    await up(bundle('one', HEALTHY));
    const [own] = world.netlify.world.deploys;
    const site = world.netlify.world.sites.find(({ id }) => id === own!.siteId)!;
    world.netlify.world.deploys.push({ ...own!, id: 'f'.repeat(24), title: 'by hand' });
    site.publishedDeployId = own!.id;
    expect(JSON.parse((await down()).stdout).removed).toEqual([]);
    expect(world.netlify.world.deploys).toHaveLength(2);
  });

  test('refuses another surface’s bundle, a damaged one, and what is no Netlify surface', async () => {
    expect(await up(bundle('docs', HEALTHY, 'docs'))).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('one of docs'),
    });
    bundle('bad', HEALTHY);
    writeFileSync(join(folder, 'bad/tree/index.html'), 'altered');
    expect(await up('bad')).toMatchObject({ code: 1 });
    expect(await up('nowhere')).toMatchObject({ code: 2 });
    const api = await preview(['up', '--surface', 'api', '--pull', '1', '--bundle', 'docs']);
    expect(api).toMatchObject({ code: 2, stderr: expect.stringContaining('no Netlify surface "api"') });
    expect(await up('docs', 'x')).toMatchObject({ code: 2 });
    expect(world.netlify.world.deploys).toEqual([]);
  });

  test('says that it does not know when the deploys cannot be listed or taken down, and goes on later', async () => {
    await up(bundle('one', HEALTHY));
    world.netlify.addFault({ kind: 'status', status: 500, method: 'DELETE' });
    expect(await down()).toMatchObject({ code: 3, stderr: expect.stringContaining('could not take the deploy down') });
    expect(await down()).toMatchObject({ code: 0 });
    expect(world.netlify.world.deploys).toEqual([]);
  });
});
