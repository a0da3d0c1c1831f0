import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { releaseStore } from '../../../delivery/bundle/release-store';
import { containerName } from '../../../delivery/bundle/store';
import { githubAt } from '../../../emulator/github/address';
import { sample } from '../../../emulator/github/sample';
import { githubClient } from '../../../live/github-client';
import { scratch, TestRepository } from '../../support/delivery/repository';
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
    return releaseStore(client, { owner: 'acme', repo, commit });
  };
  const store = (repo?: string, commit?: string) => storeWith(sample.token, repo, commit);

  test('keeps a file on the prerelease of its commit, once, and gives it back as it was', async () => {
    expect(await store().get(NAME)).toBeUndefined();
    expect(await store().put(NAME, BYTES)).toBe('kept');
    expect(await store().put(NAME, Buffer.from('other'))).toBe('taken');
    expect(await store().get(NAME)).toEqual(BYTES);
    expect(await store().get(containerName(`sha256:${'b'.repeat(64)}`))).toBeUndefined();
    const releases = Object.values(storefront().releases);
    expect(releases).toMatchObject([{ tagName: `causeway/${head()}`, prerelease: true, draft: false }]);
    expect(storefront().tags[`causeway/${head()}`]).toBe(head());
  });

  test('finds a file behind a hundred others', async () => {
    await store().put('first.tgz', BYTES);
    const [release] = Object.values(storefront().releases);
    const [asset] = Object.values(release!.assets);
    for (let id = 50_000; id < 50_130; id += 1) release!.assets[id] = { ...asset!, id, name: `other-${id}.tgz` };
    await store().put(NAME, BYTES);
    expect(await store().get(NAME)).toEqual(BYTES);
    expect(await store().put(NAME, BYTES)).toBe('taken');
  });

  test('does not take what it may not see for missing', async () => {
    const blind = storeWith('ghp_wrong');
    await expect(blind.get(NAME)).rejects.toMatchObject({ exitCode: 3 });
    await expect(blind.put(NAME, BYTES)).rejects.toMatchObject({ exitCode: 3 });
    await expect(store('unknown').get(NAME)).rejects.toMatchObject({ exitCode: 3 });
    const reader = storeWith(sample.inspectionToken);
    await expect(reader.put(NAME, BYTES)).rejects.toMatchObject({ exitCode: 3 });
    expect(await reader.get(NAME)).toBeUndefined();
    await expect(store('storefront', 'f'.repeat(40)).put(NAME, BYTES)).rejects.toMatchObject({ exitCode: 3 });
  });

  test('that cannot answer, or answers half, is exit 3', async () => {
    await store().put(NAME, BYTES);
    for (const fault of [
      { kind: 'status', status: 404, path: '/assets$' },
      { kind: 'status', status: 403, path: '/releases/tags/' },
      { kind: 'status', status: 404, path: '/releases/assets/' },
    ] as const) {
      github.service.addFault({ ...fault, method: 'GET', times: 5 });
      await expect(store().get(NAME)).rejects.toMatchObject({ exitCode: 3 });
      github.service.clearFaults();
    }
    const [release] = Object.values(storefront().releases);
    const [asset] = Object.values(release!.assets);
    github.service.addFault({ kind: 'status', status: 422, method: 'POST', path: '/assets' });
    await expect(store().put('another.tgz', BYTES)).rejects.toMatchObject({ exitCode: 3 });
    expect(asset?.name).toBe(NAME);
  });

  test('two writers at once keep one', async () => {
    const outcomes = await Promise.all([store().put(NAME, BYTES), store().put(NAME, BYTES)]);
    expect([...outcomes].sort()).toEqual(['kept', 'taken']);
    expect(Object.values(storefront().releases)).toHaveLength(1);
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
    // The emulated repository has other commits than the checkout: the release is refused, and nothing is kept.
    expect((await cli(...built, '--store', 'release:shop')).code).toBe(3);
    expect(github.world.repositories['storefront']!.releases).toEqual({});
    github.world.repositories['storefront']!.tags[`causeway/${commit}`] = commit;
    const kept = await cli(...built, '--store', 'release:shop');
    expect(kept).toMatchObject({ code: 0, stderr: '' });
    const { digest } = JSON.parse(kept.stdout);
    const fetch = ['fetch', '--store', 'release:shop', '--digest', digest, '--out', '../out'];
    expect(await cli(...fetch)).toMatchObject({ code: 2, stderr: expect.stringMatching(/by commit/) });
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
