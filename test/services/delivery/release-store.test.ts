import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { releaseStore } from '../../../delivery/bundle/release-store';
import { containerName } from '../../../delivery/bundle/store';
import { githubAt } from '../../../emulator/github/address';
import { githubClient } from '../../../live/github-client';
import { scratch, TestRepository } from '../../support/delivery/repository';
import { sample } from '../../support/emulator/sample';
import { base } from '../../support/registry/fixtures';
import { type Github, startSample } from '../emulator/github-client';
import { causewayIn } from './command';

const NAME = containerName(`sha256:${'a'.repeat(64)}`);
const BYTES = Buffer.from([0, 255, 1, 254]);

describe('a store of release assets', () => {
  let github: Github;
  beforeEach(async () => {
    github = await startSample();
    github.world.tokens['octocat']!.permissions['contents'] = 'write';
  });
  afterEach(async () => {
    expect(github.service.violations()).toEqual([]);
    await github.service.close();
  });
  const storefront = () => github.world.repositories['storefront']!;
  const head = () => storefront().branches['dev']!.sha;
  const storeWith = (token: string, repo = 'storefront', commit = head()) => {
    const client = githubClient({ kind: 'token', token, baseUrl: `${github.service.url}/` });
    return releaseStore(client, { owner: 'acme', repo, surface: 'shop', commit });
  };
  const store = (repo?: string, commit?: string) => storeWith(sample.token, repo, commit);

  const releases = () => Object.values(storefront().releases);
  const OTHER = containerName(`sha256:${'b'.repeat(64)}`);

  test('keeps files in a draft, publishes it as the prerelease of its surface and commit, and gives them back', async () => {
    expect(await store().get(NAME)).toBeUndefined();
    expect(await store().put(NAME, BYTES)).toBe('kept');
    expect(await store().put(NAME, Buffer.from('other'))).toBe('taken');
    const tagName = `causeway/shop/${head()}`;
    expect(releases()).toMatchObject([{ tagName, prerelease: true, draft: true }]);
    // A reader without write permission finds only published releases.
    expect(await storeWith(sample.inspectionToken).get(NAME)).toBeUndefined();
    await store().publish();
    expect(await storeWith(sample.inspectionToken).get(NAME)).toEqual(BYTES);
    expect(await store().get(OTHER)).toBeUndefined();
    expect(releases()).toMatchObject([{ tagName, prerelease: true, draft: false }]);
    expect(storefront().tags[tagName]).toBe(head());
  });

  test.each([true, false])(
    'goes on where a killed job stopped, at each step (immutable releases: %s)',
    async (isOn) => {
      storefront().immutableReleases = isOn;
      const requests = ['POST /releases$', 'POST /assets', 'PATCH /releases/'];
      const everything = async () => {
        await store().put(NAME, BYTES);
        await store().put(OTHER, BYTES);
        await store().publish();
      };
      for (const request of requests) {
        const [method = '', path = ''] = request.split(' ');
        // The write takes effect and its answer is lost. For the job this equals being killed there.
        github.service.addFault({ kind: 'status', status: 403, late: true, method, path });
        await expect(everything()).rejects.toMatchObject({ exitCode: 3 });
        github.service.clearFaults();
      }
      await everything();
      await everything();
      expect(releases()).toMatchObject([{ draft: false, immutable: isOn }]);
      expect(Object.values(releases()[0]!.assets).map(({ name }) => name)).toEqual([NAME, OTHER]);
    },
  );

  test('clears an upload that broke off, and nothing else', async () => {
    await store().put(OTHER, BYTES);
    const [release] = releases();
    const [asset] = Object.values(release!.assets);
    release!.assets['77'] = { ...asset!, id: 77, name: NAME, data: '', isBroken: true };
    expect(await store().get(NAME)).toBeUndefined();
    expect(await store().put(NAME, BYTES)).toBe('kept');
    expect(await store().get(NAME)).toEqual(BYTES);
    expect(Object.values(release!.assets).map(({ name }) => name)).toEqual([OTHER, NAME]);
  });

  test.each([true, false])('adds nothing to what is published (immutable releases: %s)', async (isOn) => {
    storefront().immutableReleases = isOn;
    await store().put(NAME, BYTES);
    await store().publish();
    await expect(store().put(OTHER, BYTES)).rejects.toMatchObject({ exitCode: 1 });
    expect(await store().put(NAME, BYTES)).toBe('taken');
    await store().publish();
    expect(releases()).toHaveLength(1);
  });

  test('has a release of its own for each surface', async () => {
    const client = githubClient({ kind: 'token', token: sample.token, baseUrl: `${github.service.url}/` });
    const docs = releaseStore(client, { owner: 'acme', repo: 'storefront', surface: 'docs', commit: head() });
    storefront().immutableReleases = true;
    for (const each of [store(), docs]) {
      await each.put(NAME, BYTES);
      await each.publish();
    }
    expect(releases().map(({ tagName }) => tagName)).toEqual(['shop', 'docs'].map((id) => `causeway/${id}/${head()}`));
  });

  test('finds a file behind a hundred others, and a draft behind a hundred releases', async () => {
    await store().put('first.tgz', BYTES);
    const [release] = releases();
    const [asset] = Object.values(release!.assets);
    for (let id = 50_000; id < 50_130; id += 1) release!.assets[id] = { ...asset!, id, name: `other-${id}.tgz` };
    await store().put(NAME, BYTES);
    const { id: _id, ...rest } = release!;
    for (let id = 90_000_000; id < 90_000_130; id += 1)
      storefront().releases[id] = { ...rest, id, tagName: `v${id}`, draft: false, assets: {} };
    expect(await store().get(NAME)).toEqual(BYTES);
    expect(await store().put(NAME, BYTES)).toBe('taken');
    await store().publish();
    expect(release?.draft).toBe(false);
  });

  test('does not take what it may not see for missing', async () => {
    const blind = storeWith('ghp_wrong');
    await expect(blind.get(NAME)).rejects.toMatchObject({ exitCode: 3 });
    await expect(blind.put(NAME, BYTES)).rejects.toMatchObject({ exitCode: 3 });
    await expect(blind.publish()).rejects.toMatchObject({ exitCode: 3 });
    await expect(store('unknown').get(NAME)).rejects.toMatchObject({ exitCode: 3 });
    const reader = storeWith(sample.inspectionToken);
    await expect(reader.put(NAME, BYTES)).rejects.toMatchObject({ exitCode: 3 });
    expect(await reader.get(NAME)).toBeUndefined();
    await expect(reader.publish()).rejects.toMatchObject({ exitCode: 3 });
    // The commit does not exist, so the draft is created but cannot be published.
    const lost = store('storefront', 'f'.repeat(40));
    await lost.put(NAME, BYTES);
    await expect(lost.publish()).rejects.toMatchObject({ exitCode: 3 });
    expect(releases()).toMatchObject([{ draft: true }]);
  });

  test('that cannot answer, or answers half, is exit 3', async () => {
    await store().put(NAME, BYTES);
    for (const fault of [
      { kind: 'status', status: 404, path: '/assets$' },
      { kind: 'status', status: 403, path: '/releases/tags/' },
      { kind: 'status', status: 404, path: '/releases/assets/' },
      { kind: 'status', status: 404, path: '/releases$' },
    ] as const) {
      github.service.addFault({ ...fault, method: 'GET', times: 5 });
      await expect(store().get(NAME)).rejects.toMatchObject({ exitCode: 3 });
      github.service.clearFaults();
    }
    const [asset] = Object.values(releases()[0]!.assets);
    github.service.addFault({ kind: 'status', status: 422, method: 'POST', path: '/assets' });
    await expect(store().put('another.tgz', BYTES)).rejects.toMatchObject({ exitCode: 3 });
    expect(asset?.name).toBe(NAME);
  });

  test('two writers at once keep one, and publish it once', async () => {
    const write = async () => {
      const outcome = await store().put(NAME, BYTES);
      await store().publish();
      return outcome;
    };
    const outcomes = await Promise.all([write(), write()]);
    expect(outcomes).toContain('kept');
    expect(releases().filter(({ draft }) => !draft)).toHaveLength(1);
    expect(await storeWith(sample.inspectionToken).get(NAME)).toEqual(BYTES);
  });
});

describe('the bundle commands', () => {
  const { path, dispose } = scratch();
  afterAll(dispose);

  test('keep a bundle as a release asset and fetch it by digest', async () => {
    const github = await startSample();
    github.world.tokens['octocat']!.permissions['contents'] = 'write';
    const registry = { ...base('minimal'), repositories: { shop: { name: 'storefront', visibility: 'public' } } };
    const repository = new TestRepository(join(path, 'shop'));
    const commit = repository
      .write({
        '.gitignore': 'dist/\n',
        'registry/deploy-surfaces.json': JSON.stringify(registry),
        'dist/index.html': '<h1>Shop</h1>',
      })
      .commit();
    const env = { GITHUB_TOKEN: sample.token, ...githubAt(github.service.url) };
    const cli = (...args: readonly string[]) => causewayIn(repository.path, env, 'bundle', ...args);
    const built = ['build', '--surface', 'shop', '--commit', commit, '--tree', 'dist', '--json'];
    // The emulated repository has other commits than the checkout. The release cannot be published, and a later run
    // resumes it.
    expect((await cli(...built, '--store', 'release:shop')).code).toBe(3);
    expect(Object.values(github.world.repositories['storefront']!.releases)).toMatchObject([{ draft: true }]);
    github.world.repositories['storefront']!.tags[`causeway/shop/${commit}`] = commit;
    const kept = await cli(...built, '--store', 'release:shop');
    expect(kept).toMatchObject({ code: 0, stderr: '' });
    const { digest } = JSON.parse(kept.stdout);
    const fetch = ['fetch', '--store', 'release:shop', '--digest', digest, '--out', '../out'];
    expect(await cli(...fetch)).toMatchObject({ code: 2, stderr: expect.stringMatching(/needs a surface/) });
    fetch.push('--surface', 'shop');
    expect(await cli(...fetch)).toMatchObject({ code: 2, stderr: expect.stringMatching(/needs a commit/) });
    expect(await cli(...fetch, '--commit', commit)).toMatchObject({ code: 0 });
    expect(readFileSync(join(path, 'out/tree/index.html'), 'utf8')).toBe('<h1>Shop</h1>');
    const [, , ...other] = fetch;
    expect(await cli('fetch', '--store', 'release:other', ...other.slice(1))).toMatchObject({ code: 2 });
    execFileSync('rm', ['-rf', join(path, 'out')]);
    const [release] = Object.values(github.world.repositories['storefront']!.releases);
    const data = Buffer.from('damaged').toString('base64');
    for (const [id, asset] of Object.entries(release!.assets)) release!.assets[id] = { ...asset, data };
    expect(await cli(...fetch, '--commit', commit)).toMatchObject({ code: 1 });
    await github.service.close();
  });
});
