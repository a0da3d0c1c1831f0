import { readFileSync } from 'node:fs';
import { Harbour } from '../../../support/cli/harbour';
import { RELEASE } from '../../../support/delivery/slo/policy';
import { BUNDLE, COMMIT, digestOf, sample } from '../../../support/evidence/samples';

let harbour: Harbour;
beforeEach(async () => {
  harbour = await Harbour.open(['deploy-receipt', 'test-result']);
  const gate = { gate: { profile: 'transitional' } };
  const tiers = harbour.registry.tiers.map((tier) => (tier.id === 'staging' ? { ...tier, ...gate } : tier));
  const registry = { ...harbour.registry, tiers, slo: 'policy/slo/release.json' };
  harbour.put('registry/deploy-surfaces.json', JSON.stringify(registry));
  harbour.put('policy/slo/release.json', readFileSync(RELEASE));
});
afterEach(() => harbour.close());

const release = (passed: number, checks = 100) => {
  const at = harbour.now.toISOString();
  const health = { checks, passed, firstOkAt: at, lastOkAt: at };
  return harbour.add(sample('deploy-receipt', { sequence: 1, previous: null, startedAt: at, finishedAt: at, health }));
};
const evaluate = (...args: readonly string[]) =>
  harbour.run(['slo', 'evaluate', '--commit', COMMIT, '--surface', 'shop', ...args]);

describe('causeway slo evaluate', () => {
  test('says no where nothing was measured', async () => {
    const { code, stdout } = await evaluate('--tier', 'staging', '--json');
    const { ok, checks, blockers } = JSON.parse(stdout);
    expect({ code, ok, blockers }).toEqual({ code: 1, ok: false, blockers: ['slo/error-rate@shop'] });
    expect(checks).toMatchObject([
      { id: 'slo/error-rate@shop', status: 'missing', mode: 'blocking' },
      { id: 'slo/flake-rate@shop', status: 'missing', mode: 'advisory' },
    ]);
  });

  test('measures receipts of the tier before, and says what they come to with the evidence', async () => {
    const id = await release(99);
    const { code, stdout } = await evaluate('--tier', 'staging', '--json');
    const { ok, measured, profile, checks, policy } = JSON.parse(stdout);
    expect({ code, ok, measured, profile }).toEqual({ code: 0, ok: true, measured: 'dev', profile: 'transitional' });
    expect(checks[0]).toMatchObject({ status: 'pass', observed: '0.01 ratio', evidence: [id] });
    expect(policy).toEqual({ uri: 'policy/slo/release.json', digest: expect.stringMatching(/^sha256:/) });
  });

  test('a soft failure blocks the strict profile only, and a hard one tells how to go back', async () => {
    await release(88);
    expect((await evaluate('--tier', 'staging')).code).toBe(0);
    const { code, stdout } = await evaluate('--tier', 'staging', '--profile', 'strict', '--format', 'markdown');
    expect(code).toBe(1);
    expect(stdout).toContain('| slo/error-rate@shop | hard-fail | 0.12 ratio |');
    expect(stdout).toContain('causeway rollback plan --surface shop --tier staging');
  });

  test('reads what a job measured, and refuses what it measured elsewhere', async () => {
    const at = harbour.now.toISOString();
    const sampleAt = {
      metric: 'ci-duration',
      value: 60,
      unit: 'seconds',
      at,
      provenance: { name: 'ci', digest: digestOf('1') },
    };
    const file = (tier: string) =>
      harbour.put('metrics.json', JSON.stringify({ schema: 'urn:causeway:metrics:v1', tier, samples: [sampleAt] }));
    const { stdout } = await evaluate('--tier', 'production', '--metrics', file('staging'), '--json');
    const { checks, metrics } = JSON.parse(stdout);
    const ci = checks.find(({ id }: { id: string }) => id === 'slo/ci-duration');
    expect(ci).toMatchObject({ status: 'pass', evidence: [metrics] });
    expect((await evaluate('--tier', 'production', '--metrics', file('dev'))).code).toBe(2);
  });

  test('could not find out where the evidence branch is not there, and says so for each metric', async () => {
    harbour.scene.hand.git('push', '--quiet', 'origin', '--delete', 'evidence');
    const { code, stdout } = await evaluate('--tier', 'staging', '--json');
    const { ok, checks, evidenceHead } = JSON.parse(stdout);
    expect({ code, ok, evidenceHead }).toEqual({ code: 3, ok: false, evidenceHead: null });
    expect(checks).toMatchObject([{ status: 'unverified' }, { status: 'unverified' }]);
  });

  test('refuses a laxer profile, an unknown tier, half a commit id and a policy that is not there', async () => {
    for (const args of [
      ['--tier', 'production', '--profile', 'transitional'],
      ['--tier', 'prod'],
      ['--tier', 'staging', '--commit', 'abc1234'],
      ['--tier', 'staging', '--surface', 'shoe'],
      ['--tier', 'staging', '--metrics', 'nowhere.json'],
    ]) {
      expect(await evaluate(...args)).toMatchObject({ code: 2, stdout: '' });
    }
    harbour.put('policy/slo/release.json', '{}');
    expect((await evaluate('--tier', 'staging')).code).toBe(2);
  });
});

describe('causeway surfaces changed without a base', () => {
  test('compares each surface with its last release', async () => {
    const head = harbour.scene.hand.git('ls-remote', 'origin', 'refs/heads/main').split('\t')[0] ?? '';
    const at = harbour.now.toISOString();
    const health = { checks: 1, passed: 1, firstOkAt: at, lastOkAt: at };
    const receipt = sample('deploy-receipt', { sequence: 1, previous: null, startedAt: at, finishedAt: at, health });
    await harbour.add({ ...receipt, subjects: { commit: head, bundle: BUNDLE } });
    const args = ['surfaces', 'changed', '--repository', 'web', '--head', head, '--json'];
    const { code, stdout } = await harbour.run(args);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      base: null,
      bases: { shop: head, docs: null },
      surfaces: [{ id: 'docs', because: 'never-released' }],
    });
    harbour.scene.hand.git('push', '--quiet', 'origin', '--delete', 'evidence');
    expect((await harbour.run(args)).code).toBe(3);
  });
});
