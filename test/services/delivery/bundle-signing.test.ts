import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RunningSigstore, startSigstore } from '../../../emulator/sigstore/service';
import { scratch, TestRepository } from '../../support/delivery/repository';
import { base } from '../../support/registry/fixtures';
import { causewayIn } from './command';

describe('a signed bundle', () => {
  const { path, dispose } = scratch();
  const repository = new TestRepository(join(path, 'shop'));
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  let sigstore: RunningSigstore;
  let commit = '';
  const key = (change: object = {}) => ({
    id: 'local',
    kind: 'key',
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    mayAttest: ['release-bundle'],
    tiers: ['staging'],
    notAfter: '2090-01-01',
    ...change,
  });
  const believe = (entries: readonly object[]) =>
    repository.write({
      'registry/deploy-surfaces.json': JSON.stringify({
        ...base('minimal'),
        trust: { root: 'registry/trusted-root.json', entries },
      }),
    });
  beforeAll(async () => {
    sigstore = await startSigstore();
    believe([key()]);
    commit = repository
      .write({
        '.gitignore': 'dist/\n',
        'registry/trusted-root.json': JSON.stringify(sigstore.trustedRoot),
        'dist/index.html': '<h1>Shop</h1>',
      })
      .commit();
  });
  afterAll(async () => {
    await sigstore.close();
    dispose();
  });
  const cli = (env: Readonly<Record<string, string>>, ...args: string[]) =>
    causewayIn(repository.path, env, 'bundle', ...args);
  const build = (env: Readonly<Record<string, string>>, ...to: string[]) =>
    cli(env, 'build', '--surface', 'shop', '--commit', commit, '--tree', 'dist', '--sign', '--json', ...to);

  test('has its statement beside it, and is verified against the registry’s trust', async () => {
    const built = await build(sigstore.environmentForKey(pem), '--out', '../out/bundle', '--store', '../store');
    expect(built).toMatchObject({ code: 0, stderr: '' });
    const { statement, container, digest } = JSON.parse(built.stdout);
    expect(statement).toBe(`bundle-${digest.slice(7)}.sigstore.json`);
    for (const [bundle, file] of [
      ['../out/bundle', `../out/${statement}`],
      [`../store/${container}`, `../store/${statement}`],
    ] as const) {
      const verified = await cli({}, 'verify', bundle, '--statement', file, '--json');
      expect(verified).toMatchObject({ code: 0, stderr: '' });
      expect(JSON.parse(verified.stdout)).toMatchObject({ digest, signer: 'local' });
    }
    expect((await cli({}, 'verify', '../out/bundle', '--statement', `../out/${statement}`)).stdout).toMatch(
      /^verified, as signed by local, sha256:/,
    );
    const again = await build(sigstore.environmentForKey(pem), '--out', '../out/other');
    expect(again.code).toBe(2);
    expect(existsSync(join(path, 'out/other'))).toBe(false);
  });

  test('is refused with the statement of another bundle, another kind of trust, or a changed one', async () => {
    const built = await build(sigstore.environmentForKey(pem), '--out', '../a/bundle');
    const { statement, digest } = JSON.parse(built.stdout);
    const file = join(path, 'a', statement);
    repository.write({ 'dist/index.html': '<h1>Other</h1>' });
    const other = JSON.parse((await build(sigstore.environmentForKey(pem), '--out', '../b/bundle')).stdout);
    expect(other.digest).not.toBe(digest);
    const verify = () => cli({}, 'verify', '../a/bundle', '--statement', file);
    expect((await cli({}, 'verify', '../a/bundle', '--statement', `../b/${other.statement}`)).stderr).toMatch(
      /about another bundle/,
    );
    const whole = readFileSync(file);
    writeFileSync(file, whole.subarray(0, 300));
    expect(await verify()).toMatchObject({ code: 1, stderr: expect.stringMatching(/cannot be read/) });
    writeFileSync(file, whole);
    expect((await verify()).code).toBe(0);
    believe([key({ mayAttest: ['deploy-receipt'] })]);
    expect(await verify()).toMatchObject({ code: 1, stderr: expect.stringMatching(/may not attest release-bundle/) });
    believe([]);
    expect(await verify()).toMatchObject({ code: 1, stderr: expect.stringMatching(/the key is not trusted/) });
    believe([key()]);
    repository.write({ 'dist/index.html': '<h1>Shop</h1>' });
  });

  test('is neither signed nor kept where signing fails or would count for nothing', async () => {
    const stranger = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const dead = { ...sigstore.environmentForKey(pem), CAUSEWAY_TSA_URL: 'http://127.0.0.1:1' };
    for (const [env, code] of [
      [{}, 2],
      [{ CAUSEWAY_SIGNING_KEY: '/nowhere/key.pem' }, 2],
      [sigstore.environmentForKey(stranger), 1],
      [dead, 3],
    ] as const) {
      expect(await build(env, '--out', '../c/bundle', '--store', '../c/store')).toMatchObject({ code });
      expect(existsSync(join(path, 'c'))).toBe(false);
    }
  });

  test('a statement of two gigabytes, of a folder or of nothing is one clear error', async () => {
    await build(sigstore.environmentForKey(pem), '--out', '../d/bundle');
    const huge = join(path, 'huge.sigstore.json');
    writeFileSync(huge, '');
    truncateSync(huge, 2 * 1024 ** 3);
    mkdirSync(join(path, 'folder'));
    for (const [file, why] of [
      [huge, /is too large/],
      [join(path, 'folder'), /no such file/],
      [join(path, 'gone'), /no such file/],
    ] as const) {
      expect(await cli({}, 'verify', '../d/bundle', '--statement', file)).toMatchObject({
        code: 2,
        stderr: expect.stringMatching(why),
      });
    }
    expect(await cli({}, 'verify', huge)).toMatchObject({ code: 2, stderr: expect.stringMatching(/too large/) });
  });
});
