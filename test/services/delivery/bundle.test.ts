import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { buildBundle } from '../../../delivery/bundle/build';
import { packContainer } from '../../../delivery/bundle/container';
import type { FileContent, VerifiedBundle } from '../../../delivery/bundle/contents';
import { readBundleDirectory, writeBundleDirectory } from '../../../delivery/bundle/directory';
import { checksumBytes, manifestBytes } from '../../../delivery/bundle/manifest';
import { containerName, directoryStore, fetchBundle, storeBundle } from '../../../delivery/bundle/store';
import { tierValues } from '../../../delivery/bundle/tier-values';
import { verifyBundle } from '../../../delivery/bundle/verify-bundle';
import { canonicalDigest } from '../../../registry/digest';
import { Registry } from '../../../registry/schema';
import type { UserError } from '../../../registry/user-error';
import { causeway } from '../../support/cli/command';
import { scratch, TestRepository } from '../../support/delivery/repository';
import { base } from '../../support/registry/fixtures';

const REGISTRY = Registry.parse(base('minimal'));
const FULL = Registry.parse(base('full'));

function thrown(run: () => unknown): UserError {
  try {
    run();
  } catch (error) {
    return error as UserError;
  }
  throw new Error('nothing was thrown');
}

const file = (text: string, mode: FileContent['mode'] = '0644'): FileContent => ({ mode, bytes: Buffer.from(text) });

describe('a release bundle', () => {
  const { path, dispose } = scratch();
  const repository = new TestRepository(join(path, 'shop'));
  const tree = join(repository.path, 'dist');
  let commit = '';
  beforeAll(() => {
    commit = repository
      .write({ '.gitignore': 'dist/\n', 'registry/deploy-surfaces.json': JSON.stringify(base('minimal')) })
      .commit();
  });
  beforeEach(() => {
    rmSync(tree, { recursive: true, force: true });
    repository.write({
      'dist/index.html': '<h1>Shop</h1>',
      'dist/assets/app.js': 'run()',
      'dist/run.sh': 'true',
      'dist/ž/ lang.txt': 'x',
      [`dist/${'deep/'.repeat(30)}${'n'.repeat(120)}`]: 'long',
    });
    chmodSync(join(tree, 'run.sh'), 0o700);
  });
  afterAll(dispose);

  const build = (registry = REGISTRY): VerifiedBundle =>
    buildBundle({
      registry,
      registryDigest: canonicalDigest(registry),
      policyDigest: null,
      surface: registry.surfaces[0]!,
      commit,
      repository: repository.path,
      tree,
      toolchain: { node: 'v24' },
    });

  test('has the same digest and the same bytes whenever and wherever it is built', () => {
    const first = build();
    const elsewhere = join(path, 'elsewhere');
    execFileSync('git', ['clone', '--quiet', repository.path, elsewhere], { stdio: 'pipe' });
    execFileSync('cp', ['-r', tree, join(path, 'copy')]);
    const again = buildBundle({
      registry: REGISTRY,
      registryDigest: canonicalDigest(REGISTRY),
      policyDigest: null,
      surface: REGISTRY.surfaces[0]!,
      commit,
      repository: elsewhere,
      tree: join(path, 'copy'),
      toolchain: { node: 'v24' },
    });
    expect(again.digest).toBe(first.digest);
    expect(packContainer(again.contents).equals(packContainer(first.contents))).toBe(true);
  });

  test('names its commit, its time, its files and their modes', () => {
    const { manifest } = build();
    expect(manifest).toMatchObject({ releaseId: `shop-${commit}`, commit, createdAt: '2026-11-20T10:00:00.000Z' });
    expect(manifest.files.map(({ path: name }) => name)).toEqual([...manifest.files.map((each) => each.path)].sort());
    expect(manifest.files.find(({ path: name }) => name === 'run.sh')?.mode).toBe('0755');
    expect(manifest.lineage.gitTree).toBe(repository.git('rev-parse', 'HEAD^{tree}'));
  });

  test('changes its digest with a byte, a mode, the registry and the toolchain', () => {
    const { digest } = build();
    chmodSync(join(tree, 'run.sh'), 0o644);
    const digests = new Set([digest, build().digest]);
    writeFileSync(join(tree, 'index.html'), '<h1>shop</h1>');
    digests.add(build().digest);
    const registry = Registry.parse({ ...base('minimal'), unmatchedPaths: 'none' });
    digests.add(build(registry).digest);
    expect(digests.size).toBe(4);
  });

  test('is refused with a link, a pipe, a strange name, or nothing in its tree', () => {
    const refused = (prepare: () => void, message: RegExp) => {
      rmSync(tree, { recursive: true, force: true });
      mkdirSync(tree);
      prepare();
      expect(thrown(build)).toMatchObject({ exitCode: 2, message: expect.stringMatching(message) });
    };
    refused(() => undefined, /empty/);
    refused(() => symlinkSync('/etc/passwd', join(tree, 'a')), /symbolic link/);
    refused(() => symlinkSync('..', join(tree, 'up')), /symbolic link/);
    refused(() => execFileSync('mkfifo', [join(tree, 'pipe')]), /regular file/);
    refused(() => writeFileSync(join(tree, 'a\nb'), ''), /not plain/);
    refused(() => writeFileSync(join(tree, 'a\\b'), ''), /not plain/);
    rmSync(tree, { recursive: true });
    symlinkSync(path, tree);
    expect(thrown(build)).toMatchObject({ exitCode: 2 });
    rmSync(tree);
    expect(thrown(build)).toMatchObject({ exitCode: 2 });
  });

  test('is refused when the checkout is another commit or edited', () => {
    const other = repository.commit();
    expect(thrown(build).message).toContain('not at the commit');
    repository.git('reset', '--quiet', '--hard', commit);
    writeFileSync(join(repository.path, '.gitignore'), 'dist/\nmore\n');
    expect(thrown(build).message).toContain('edited');
    repository.git('reset', '--quiet', '--hard', commit);
    expect(build().manifest.commit).not.toBe(other);
  });

  const CANARY = { dev: 'canary-dev.example', staging: 'canary-staging.example/a', production: 'canary-prod.example' };
  const canaries = () => {
    const registry = structuredClone(FULL);
    registry.surfaces[1]!.variables['CANARY_URL'] = { in: ['github'], values: CANARY, tenantScoped: false };
    return tierValues(registry).needles;
  };

  test('is refused when a value of one tier of any surface is in a file or a name', () => {
    const registry = Registry.parse(base('minimal'));
    registry.surfaces[0]!.variables['API'] = { in: ['github'], values: CANARY, tenantScoped: false };
    expect(build(registry).digest).toMatch(/^sha256:/);
    for (const text of [
      `fetch("${CANARY.staging}")`,
      `{"u":"${CANARY.staging.replace('/', '\\/')}"}`,
      encodeURIComponent(CANARY.staging),
      `${'x'.repeat(70_000)}acme-shop-production`,
    ]) {
      writeFileSync(join(tree, 'canary.js'), text);
      const error = thrown(() => build(registry));
      expect(error).toMatchObject({ exitCode: 2, place: '"canary.js"' });
      expect(error.describe()).not.toContain('canary-staging');
    }
    rmSync(join(tree, 'canary.js'));
    writeFileSync(join(tree, 'acme-shop-staging.txt'), '');
    expect(thrown(() => build(registry)).place).toBe('"acme-shop-staging.txt"');
  });

  test('every value that differs between tiers is looked for, one that is the same is not', () => {
    const values = canaries().map(({ value }) => value);
    expect(values).toEqual(expect.arrayContaining([...Object.values(CANARY), 'shop.acme.example', 'eu-central-1']));
    const registry = structuredClone(FULL);
    registry.surfaces[0]!.variables['SAME'] = {
      in: ['github'],
      values: { dev: 'the-same-value', staging: 'the-same-value', production: 'the-same-value' },
      tenantScoped: false,
    };
    expect(tierValues(registry).needles.map(({ value }) => value)).not.toContain('the-same-value');
    expect(tierValues(FULL).tooShort).toContain('surface worker, variable CONCURRENCY on dev');
  });

  test('is kept, fetched by digest and written back as it was, with the source gone', async () => {
    const store = directoryStore(join(path, 'store'));
    const bundle = build();
    expect(await storeBundle(store, bundle)).toBe('kept');
    expect(await storeBundle(store, bundle)).toBe('taken');
    rmSync(tree, { recursive: true });
    const out = join(path, 'out');
    writeBundleDirectory(await fetchBundle(store, bundle.digest), out);
    expect(verifyBundle(readBundleDirectory(out), bundle.digest).digest).toBe(bundle.digest);
    execFileSync('sha256sum', ['--check', '--strict', '--quiet', 'SHA256SUMS'], { cwd: out });
    execFileSync('tar', ['-tzf', join(path, 'store', containerName(bundle.digest))]);
    expect(readdirSync(path).filter((name) => name.startsWith('.'))).toEqual([]);
    expect(thrown(() => writeBundleDirectory(bundle, out))).toMatchObject({ exitCode: 2 });
  });

  test('is not fetched when missing, exchanged, or asked for by half a digest', async () => {
    const store = directoryStore(join(path, 'store2'));
    const bundle = build();
    await expect(fetchBundle(store, bundle.digest)).rejects.toMatchObject({ exitCode: 3 });
    await storeBundle(store, bundle);
    writeFileSync(join(tree, 'index.html'), 'other');
    const other = build();
    await expect(fetchBundle(store, other.digest)).rejects.toMatchObject({ exitCode: 1 });
    writeFileSync(join(path, 'store2', containerName(other.digest)), packContainer(bundle.contents));
    await expect(fetchBundle(store, other.digest)).rejects.toMatchObject({ exitCode: 1 });
    await expect(storeBundle(store, other)).rejects.toMatchObject({ exitCode: 1 });
    await expect(fetchBundle(store, other.digest.slice(0, 20))).rejects.toMatchObject({ exitCode: 2 });
    await expect(fetchBundle(store, '../../x')).rejects.toMatchObject({ exitCode: 2 });
  });

  test('every altered file, list, mode and name is refused', () => {
    const { contents, digest, manifest } = build();
    let count = 0;
    const refused = (change: (copy: Map<string, FileContent>) => void) => {
      const copy = new Map(contents);
      change(copy);
      expect(thrown(() => verifyBundle(copy))).toMatchObject({ exitCode: 1 });
      count += 1;
    };
    for (const [name, { bytes, mode }] of contents) {
      refused((copy) => copy.delete(name));
      refused((copy) => copy.set(name, { mode, bytes: Buffer.concat([bytes, Buffer.from(' ')]) }));
      refused((copy) => copy.set(name, { mode, bytes: bytes.subarray(0, -1) }));
      refused((copy) => copy.delete(name) && copy.set(`${name}x`, { mode, bytes }));
      for (let at = 0; at < bytes.length; at += Math.ceil(bytes.length / 40)) {
        const altered = Buffer.from(bytes);
        altered[at] = (altered[at] ?? 0) ^ 1;
        refused((copy) => copy.set(name, { mode, bytes: altered }));
      }
      if (name.startsWith('tree/'))
        refused((copy) => copy.set(name, { bytes, mode: mode === '0644' ? '0755' : '0644' }));
    }
    refused((copy) => copy.set('tree/added', file('')));
    refused((copy) => copy.set('added', file('')));
    refused((copy) => copy.set('../up', file('')));
    const rewritten = (change: object) => {
      const forged = { ...manifest, ...change };
      refused((copy) =>
        copy
          .set('bundle.json', { mode: '0644', bytes: manifestBytes(forged) })
          .set('SHA256SUMS', { mode: '0644', bytes: checksumBytes(forged) }),
      );
    };
    rewritten({ files: [...manifest.files].reverse() });
    rewritten({ files: [...manifest.files, { ...manifest.files[0]!, path: '../up' }] });
    rewritten({ releaseId: 'other' });
    rewritten({ schema: 'urn:causeway:bundle:v2' });
    rewritten({ extra: true });
    rewritten({ commit: commit.slice(0, 12), releaseId: `shop-${commit.slice(0, 12)}` });
    expect(verifyBundle(contents, digest).digest).toBe(digest);
    expect(count).toBeGreaterThan(140);
  });

  test('the commands build, verify and fetch, and end 1 on an altered bundle', async () => {
    const cli = (...args: string[]) => causeway(repository.path, 'bundle', ...args);
    const flags = ['--surface', 'shop', '--commit', commit, '--tree', 'dist'];
    const built = await cli('build', ...flags, '--out', '../b', '--store', '../s', '--json');
    expect(built).toMatchObject({ code: 0, stderr: '' });
    const { digest, container } = JSON.parse(built.stdout);
    expect((await cli('verify', '../b', '--digest', digest)).code).toBe(0);
    expect((await cli('verify', `../s/${container}`, '--json')).code).toBe(0);
    expect((await cli('fetch', '--store', '../s', '--digest', digest, '--out', '../f')).code).toBe(0);
    expect(readFileSync(join(path, 'f/tree/index.html'), 'utf8')).toBe('<h1>Shop</h1>');
    writeFileSync(join(path, 'f/tree/index.html'), '<h1>Shop!</h1>');
    expect((await cli('verify', '../f')).code).toBe(1);
    expect((await cli('verify', '../b', '--digest', `sha256:${'0'.repeat(64)}`)).code).toBe(1);
    expect((await cli('verify', '../nowhere')).code).toBe(2);
    expect((await cli('build', ...flags)).code).toBe(2);
    expect((await cli('build', ...flags, '--surface', 'other', '--out', '../x')).code).toBe(2);
    expect((await cli('build', '--surface', 'shop', '--commit', commit, '--out', '../x')).code).toBe(2);
    expect(existsSync(join(path, 'x'))).toBe(false);
  });

  test('the rules of netlify.toml are in the bundle as Netlify’s files, and what a release cannot have is refused by name', async () => {
    const cli = (...args: string[]) => causeway(repository.path, 'bundle', ...args);
    const built = (at: string, out: string) =>
      cli('build', '--surface', 'shop', '--commit', at, '--tree', 'dist', '--out', out);
    const rules = '[[headers]]\nfor = "/*"\n[headers.values]\nX-Frame-Options = "DENY"\n';
    const first = repository.write({ 'netlify.toml': rules, 'dist/_redirects': '/a /b' }).commit();
    expect(await built(first, '../ruled')).toMatchObject({ code: 0, stderr: '' });
    const carried = (name: string) => readFileSync(join(path, 'ruled/tree', name), 'utf8');
    expect([carried('_headers'), carried('_redirects')]).toEqual(['/*\n  X-Frame-Options: DENY\n', '/a /b']);
    expect((await cli('verify', '../ruled')).code).toBe(0);
    const more = `${rules}[[plugins]]\npackage = "x"\n`;
    const second = repository.write({ 'netlify.toml': more }).commit();
    expect(await built(second, '../x')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('plugins: previews'),
    });
    // The file in the base folder counts.
    const based = repository
      .write({ 'netlify.toml': '[build]\nbase = "web"\n', 'web/netlify.toml': '[functions]\ndirectory = "f"\n' })
      .commit();
    expect(await built(based, '../x')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('functions: previews'),
    });
    const folder = repository
      .write({ 'web/netlify.toml': rules, 'web/netlify/edge-functions/a.ts': 'export default () => {};' })
      .commit();
    expect(await built(folder, '../x')).toMatchObject({ code: 2, stderr: expect.stringContaining('edge-functions') });
    expect(existsSync(join(path, 'x'))).toBe(false);
  });
});
