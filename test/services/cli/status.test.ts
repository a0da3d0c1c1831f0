import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Harbour } from '../../support/cli/harbour';
import { sample } from '../../support/evidence/samples';

let harbour: Harbour;
beforeAll(async () => {
  harbour = await Harbour.open(['deploy-receipt', 'ruleset-verification']);
});
afterAll(() => harbour.close());

async function status(...args: readonly string[]) {
  const { code, stdout, stderr } = await harbour.run(['status', '--json', ...args]);
  return { code, stderr, document: JSON.parse(stdout) };
}

test('an evidence branch that is not there leaves every place unread, with exit code 3', async () => {
  const { code, document } = await status('--evidence-remote', 'nowhere');
  expect(code).toBe(3);
  expect(document).toMatchObject({ schema: 'causeway/status/v1', organization: 'acme', evidenceHead: null });
  expect(document.unread[0]).toMatchObject({ what: 'the evidence branch' });
  const states = document.surfaces.flatMap((each: { places: { state: string }[] }) => each.places);
  expect(new Set(states.map(({ state }: { state: string }) => state))).toEqual(new Set(['unread']));
});

test('what its receipts tell is live, the same in the terminal', async () => {
  const at = harbour.now.toISOString();
  const health = { checks: 1, passed: 1, firstOkAt: at, lastOkAt: at };
  await harbour.add(sample('deploy-receipt', { startedAt: at, finishedAt: at, health }));
  const { code, document } = await status();
  expect(code).toBe(3);
  const shop = document.surfaces.find(({ id }: { id: string }) => id === 'shop');
  expect(shop.places[0]).toMatchObject({ tier: 'dev', state: 'live', release: { commit: 'a'.repeat(40) } });
  expect(shop.places[1].waiting).toMatchObject({ state: 'approval', who: ['team:release'] });
  const text = await harbour.run(['status']);
  expect(text).toMatchObject({ code: 3, stdout: expect.stringContaining('✓ aaaaaaa now') });
});

test('with --live what cannot be asked is not found out, whatever was recorded before', async () => {
  const { code, document } = await status('--live');
  expect(code).toBe(3);
  expect(document.stacks.map(({ state }: { state: string }) => state)).toEqual(Array(4).fill('unread'));
  expect(document.stacks[1].reason).toContain('credential');
});

test('bad usage is exit code 2 and no status', async () => {
  const twice = await status('--evidence-api', '--evidence-remote', 'origin');
  expect(twice).toMatchObject({ code: 2, document: { error: { place: '--evidence-api' } } });
  harbour.put('no-report.json', '{}');
  const gate = await status('--gate', 'no-report.json');
  expect(gate).toMatchObject({ code: 2, document: { error: { place: 'no-report.json' } } });
  const inCi = await harbour.run(['status', '--now', '2026-11-21T09:00:00Z'], { CI: 'true' });
  expect(inCi.code).toBe(2);
});

test('a report is one page of the same JSON, with no secret of its surroundings on it', async () => {
  const canaries = {
    GITHUB_TOKEN: 'ghp_canary000000000000000000000000000000',
    NETLIFY_API_TOKEN: 'nfp_canary',
    PULUMI_CONFIG_PASSPHRASE: 'canary-passphrase',
    GITHUB_API_URL: 'http://user:canary-in-address@127.0.0.1:9',
  };
  // With --live, the page also contains the error messages of GitHub's clients.
  const { code, stdout } = await harbour.run(['report', '--json', '--live', '--out', 'out/report.html'], canaries);
  const page = readFileSync(join(harbour.clone, 'out/report.html'), 'utf8');
  expect(code).toBe(3);
  const document = JSON.parse(stdout);
  expect(document).toMatchObject({ schema: 'causeway/report/v1', status: { schema: 'causeway/status/v1' } });
  expect(page).toContain(document.status.evidenceHead);
  for (const secret of [...Object.values(canaries).slice(0, 3), 'canary', harbour.key.split('\n')[1] ?? '']) {
    expect([secret, page.includes(secret), stdout.includes(secret)]).toEqual([secret, false, false]);
  }
});

test('a report replaces an earlier one, and no file of somebody', async () => {
  const file = join(harbour.clone, 'own.html');
  const report = () => harbour.run(['report', '--out', 'own.html']);
  expect((await report()).code).not.toBe(2);
  expect((await report()).code).not.toBe(2);
  writeFileSync(file, '<!doctype html>\n<p>mine</p>\n');
  expect(await report()).toMatchObject({ code: 2, stderr: expect.stringContaining('did not write') });
  expect(readFileSync(file, 'utf8')).toBe('<!doctype html>\n<p>mine</p>\n');
});

test('a mandatory policy violation ends a report with exit code 1, and is on it', async () => {
  const { registry } = harbour;
  const open = registry.tiers.map((tier) => (tier.id === 'production' ? { ...tier, adminsBypass: true } : tier));
  harbour.put('registry/open.json', JSON.stringify({ ...registry, tiers: open }));
  const { code, stdout } = await harbour.run(['report', '--json', '--registry', 'registry/open.json']);
  const { policy } = JSON.parse(stdout);
  expect(code).toBe(1);
  expect(policy).toContainEqual(
    expect.objectContaining({ level: 'mandatory', status: 'violation', stack: 'production' }),
  );
});
