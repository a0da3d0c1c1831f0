import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { githubAt } from '../../../emulator/github/address';
import { Harbour } from '../../support/cli/harbour';
import { BUNDLE, COMMIT, commitOf, digestOf, sample } from '../../support/evidence/samples';
import { githubScene, TOKEN } from '../evidence/branch/github';

let harbour: Harbour;
beforeEach(async () => {
  harbour = await Harbour.open();
});
afterEach(() => harbour.close());

const draft = (change: object = {}) => {
  const { receiptId: _, sequence: __, previous: ___, ...predicate } = sample('deploy-receipt').predicate;
  const at = harbour.now.toISOString();
  const health = { ...predicate.health, firstOkAt: at, lastOkAt: at };
  return { ...predicate, startedAt: at, finishedAt: at, health, ...change };
};
const write = (change: object = {}, commit = COMMIT) => {
  const file = harbour.put('artifacts/deploy.json', JSON.stringify(draft(change)));
  return harbour.run(['receipt', 'write', '--predicate', file, '--commit', commit, '--json']);
};
const about = (commit = COMMIT) => ['--surface', 'shop', '--to-tier', 'staging', '--commit', commit];
const verify = (...more: readonly string[]) => harbour.run(['receipt', 'verify', ...more]);

describe('causeway receipt', () => {
  test('writes a chain, lists it, and says which release may go on', async () => {
    const first = await write();
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(first.stdout).receipt).toMatchObject({ sequence: 1, signer: 'dev-key', bundle: BUNDLE });
    expect(await verify(...about())).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('the receipt 1 of shop on dev holds'),
    });
    expect((await write({ bundleDigest: digestOf('c') }, commitOf('c'))).code).toBe(0);
    const stale = await verify(...about(), '--json');
    expect([stale.code, JSON.parse(stale.stdout)]).toMatchObject([1, { ok: false, status: 'stale' }]);
    expect((await verify(...about(commitOf('c')))).code).toBe(0);
    expect(await verify(...about(commitOf('d')))).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^no \(missing\)/),
    });
    expect(await verify(...about(commitOf('c')), '--bundle', digestOf('d'))).toMatchObject({ code: 1 });
    const { code, stdout } = await harbour.run(['receipt', 'list', '--json']);
    const { chains } = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(chains).toHaveLength(9);
    const [chain] = chains.filter(({ receipts }: { receipts: unknown[] }) => receipts.length > 0);
    expect(chain).toMatchObject({
      surface: 'shop',
      tier: 'dev',
      whole: true,
      receipts: [{ sequence: 1 }, { sequence: 2 }],
    });
    expect(await harbour.run(['receipt', 'list', '--surface', 'shop', '--tier', 'dev'])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/shop +│ dev +│ 2 +│ succeeded/),
    });
  });

  test('two deploys that end at once come one after the other, and the chain is not forked', async () => {
    await harbour.add(sample('release-bundle'));
    const receipts = await Promise.all([
      write(),
      write({ bundleDigest: digestOf('c') }),
      write({ surface: 'docs', environment: 'docs-dev' }),
    ]);
    expect(receipts.map(({ code, stderr }) => [code, stderr])).toEqual([
      [0, ''],
      [0, ''],
      [0, ''],
    ]);
    expect((await harbour.run(['receipt', 'list'])).code).toBe(0);
  });

  test('does all that over the GitHub API as well, without a clone', async () => {
    await write();
    const hub = await githubScene(harbour.scene);
    const env = { GITHUB_TOKEN: TOKEN, ...githubAt(hub.github.service.url) };
    const file = harbour.put('again.json', JSON.stringify(draft()));
    try {
      const again = ['receipt', 'write', '--predicate', file, '--commit', COMMIT, '--evidence-api', '--json'];
      const written = await harbour.run(again, env);
      expect([written.code, written.stderr, JSON.parse(written.stdout).receipt.sequence]).toEqual([0, '', 2]);
      const listed = await harbour.run(['receipt', 'list', '--evidence-api', '--json'], env);
      expect([listed.code, JSON.parse(listed.stdout).head]).toEqual([0, hub.repository.branches['evidence']?.sha]);
      expect((await verify(...about(), '--evidence-api')).code).toBe(2);
      const both = await harbour.run(['receipt', 'list', '--evidence-api', '--evidence-clone', '.'], env);
      expect(both).toMatchObject({ code: 2, stderr: expect.stringContaining('given in two ways') });
      const fetched = await harbour.run(['receipt', 'list', '--evidence-api', '--evidence-fetched'], env);
      expect(fetched).toMatchObject({ code: 2, stderr: expect.stringContaining('given in two ways') });
      delete hub.repository.branches['evidence'];
      expect((await harbour.run(['receipt', 'list', '--evidence-api'], env)).code).toBe(3);
    } finally {
      await hub.github.service.close();
    }
  });

  test('verifies a file with all that is asked of the branch', async () => {
    const { stdout } = await write();
    const { path } = JSON.parse(stdout).receipt;
    const { files } = await harbour.scene.branch(harbour.clone).read();
    const file = harbour.put('r.json', files.find((each) => each.path === path)?.bytes ?? '');
    expect(await verify(file)).toMatchObject({ code: 0, stderr: '' });
    const other = sample('deploy-receipt', { ...draft(), sequence: 2 });
    const stranger = harbour.put('s.json', await harbour.sign(other));
    expect(await verify(stranger)).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('not on the evidence branch'),
    });
    const drill = harbour.put('d.json', await harbour.sign(sample('release-bundle')));
    expect(await verify(drill)).toMatchObject({ code: 1, stdout: expect.stringContaining('not a deploy receipt') });
    expect(await verify(harbour.put('n.json', '{}'))).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^no \(unverified\)/),
    });
  });

  test('shows what counts for nothing, and says no where that leaves a chain unknown', async () => {
    await write();
    const forged = Buffer.from(
      (await harbour.sign(sample('deploy-receipt', { sequence: 2 }))).toString().replace('shop', 'sh0p'),
    );
    const path = `evidence/${COMMIT}/shop/dev/deploy-receipt-${'1'.repeat(64)}.sigstore.json`;
    await harbour.scene.branch(harbour.clone).append([{ path, bytes: forged }], 'forged');
    expect(await harbour.run(['receipt', 'list'])).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('incomplete: a receipt of shop on dev'),
    });
    expect(await verify(...about())).toMatchObject({ code: 1, stdout: expect.stringContaining('does not count') });
    expect(await write()).toMatchObject({ code: 1, stderr: expect.stringContaining('does not count') });
  });

  test('writes nothing that would not hold', async () => {
    const head = harbour.scene.head();
    const wrong: readonly (readonly [object, RegExp])[] = [
      [{ outcome: 'probably' }, /\/outcome/],
      [{ schema: 2 }, /Unrecognized key/],
      [{ bundleDigest: 'b' }, /a digest is sha256/],
      [{ surface: 'moon' }, /there is no surface "moon"/],
      [{ tier: 'moon' }, /not on a tier "moon"/],
      [{ tier: 'staging' }, /may not attest for the tier staging/],
      [{ environment: 'shop-production' }, /another environment/],
      [{ finishedAt: '2026-01-01T00:00:00Z' }, /but was signed at/],
      [{ target: { ...sample('deploy-receipt').predicate.target, publishedReadBack: false } }, /not read back/],
    ];
    for (const [change, message] of wrong) {
      expect(await write(change)).toMatchObject({ code: 2, stderr: expect.stringMatching(message) });
    }
    expect(await write({}, 'abc')).toMatchObject({ code: 2, stderr: expect.stringContaining('not a full commit id') });
    expect(harbour.scene.head()).toBe(head);
  });

  test('says what is wrong with a file, a key, a branch or an option, and writes nothing', async () => {
    const head = harbour.scene.head();
    const good = harbour.put('good.json', JSON.stringify(draft()));
    const huge = harbour.put('huge.json', '');
    truncateSync(join(harbour.clone, huge), 2 * 1024 ** 3);
    const of = (file: string, ...more: readonly string[]) => [
      'receipt',
      'write',
      '--predicate',
      file,
      '--commit',
      COMMIT,
      ...more,
    ];
    const cases: readonly (readonly [readonly string[], Record<string, string>, number, RegExp])[] = [
      [of(huge), {}, 2, /the file is too large/],
      [of('gone.json'), {}, 2, /there is no such file/],
      [of(harbour.put('list.json', '[]')), {}, 2, /holds no object/],
      [of(harbour.put('cut.json', '{"surface":')), {}, 2, /cut\.json/],
      [of(harbour.put('twice.json', '{"surface":"a","surface":"b"}')), {}, 2, /twice\.json/],
      [of(good), { CAUSEWAY_SIGNING_KEY: 'no-such-key.pem' }, 2, /signing key/],
      [of(good, '--evidence-remote', 'nowhere'), {}, 3, /could not be fetched/],
      [of(good, '--evidence-clone', '..'), {}, 3, /no git repository/],
      [of(good, '--now', '2026-11-21T09:00:00Z'), { CI: 'true' }, 2, /refused when CI=true/],
      [['receipt', 'verify'], {}, 2, /it is not said which receipt/],
      [['receipt', 'verify', huge], {}, 2, /the file is too large/],
      [['receipt', 'verify', ...about('abc')], {}, 2, /not a full commit id/],
      [['receipt', 'verify', ...about(), '--bundle', 'x'], {}, 2, /not a digest/],
      [['receipt', 'list', '--surface', 'moon'], {}, 2, /there is no surface "moon"/],
    ];
    for (const [args, env, code, message] of cases) {
      const outcome = await harbour.run(args, env);
      expect([args, outcome.code, outcome.stderr]).toEqual([args, code, expect.stringMatching(message)]);
    }
    expect(harbour.scene.head()).toBe(head);
    harbour.scene.hand.git('push', '--quiet', 'origin', ':refs/heads/evidence');
    const missing = await harbour.run(['receipt', 'list', '--json']);
    expect([missing.code, JSON.parse(missing.stdout).error.message]).toEqual([3, 'there is no branch "evidence"']);
  });
});
