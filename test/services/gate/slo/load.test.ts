import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadSloPolicy } from '../../../../gate/slo/load';
import { parseMetrics } from '../../../../gate/slo/metrics-file';
import { UserError } from '../../../../registry/user-error';
import { scratch } from '../../../support/delivery/repository';
import { metricOf, policyOf, RELEASE } from '../../../support/delivery/slo/policy';
import { digestOf } from '../../../support/evidence/samples';
import { base, type Operation, patched } from '../../../support/registry/fixtures';

const { path: folder, dispose } = scratch();
afterAll(dispose);

const REGISTRY = base('full');
const file = join(folder, 'file.json');

function refused(run: () => unknown): UserError {
  try {
    run();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('it was accepted');
}

describe('the SLO policy', () => {
  const load = (text: string) => {
    writeFileSync(file, text);
    return loadSloPolicy(file, 'slo.json', REGISTRY);
  };
  const sound = () => JSON.parse(readFileSync(RELEASE, 'utf8'));

  test('of the repository is sound, and the registry names it', () => {
    expect(REGISTRY.slo).toBe('policy/slo/release.json');
    const { value, digest } = loadSloPolicy(RELEASE, REGISTRY.slo, REGISTRY);
    expect(value.metrics.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['ci-duration', 'flake-rate', 'health-latency', 'error-rate']),
    );
    expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  test.each<[string, Operation]>([
    ['an unknown key', { op: 'add', path: '/comment', value: 'x' }],
    ['another version of its schema', { op: 'replace', path: '/schema', value: 'urn:causeway:slo-policy:v2' }],
    ['no metric', { op: 'replace', path: '/metrics', value: [] }],
    ['a metric without its hard threshold', { op: 'remove', path: '/metrics/0/stages/production/strict/hardFail' }],
    ['thresholds out of order', { op: 'replace', path: '/metrics/0/stages/production/strict/warn', value: 9 }],
    [
      'a stage that is no tier',
      { op: 'add', path: '/metrics/0/stages/prod', value: { strict: { warn: 1, softFail: 2, hardFail: 3 } } },
    ],
    ['a metric for no stage', { op: 'replace', path: '/metrics/0/stages', value: {} }],
    ['health in seconds', { op: 'replace', path: '/metrics/0/unit', value: 'seconds' }],
    ['a window in months', { op: 'replace', path: '/metrics/0/window', value: 'P1M' }],
    ['one breach as a repetition', { op: 'replace', path: '/profiles/strict/repeatedBreaches/count', value: 1 }],
    ['a profile less', { op: 'remove', path: '/profiles/strict' }],
    ['a metric twice', { op: 'replace', path: '/metrics/1/id', value: 'error-rate' }],
    ['a Lighthouse threshold of 0', { op: 'replace', path: '/lighthouse/seo/fail', value: 0 }],
    ['no Lighthouse category', { op: 'replace', path: '/lighthouse', value: {} }],
  ])('with %s is refused', (_, operation) => {
    expect(refused(() => load(JSON.stringify(patched(sound(), [operation]))))).toMatchObject({
      exitCode: 2,
      place: expect.stringContaining('slo.json'),
    });
  });

  test('that is no JSON, has a key twice or is not there is refused', () => {
    for (const text of ['', '{', '{"version": 1, "version": 2}']) expect(refused(() => load(text)).exitCode).toBe(2);
    expect(refused(() => loadSloPolicy(join(folder, 'nowhere'), 'slo.json', REGISTRY)).exitCode).toBe(2);
  });
});

describe('a file of metrics', () => {
  const policy = policyOf([metricOf(), metricOf({ id: 'ci', per: 'release' })]);
  const common = { unit: 'seconds', at: '2026-11-21T08:00:00Z', provenance: { name: 'probe', digest: digestOf('1') } };
  const latency = { metric: 'latency', surface: 'shop', value: 3, ...common };
  const ci = { metric: 'ci', value: 60, ...common };
  const read = (samples: readonly object[], change: object = {}) => {
    writeFileSync(file, JSON.stringify({ schema: 'urn:causeway:metrics:v1', tier: 'staging', samples, ...change }));
    return parseMetrics(readFileSync(file), 'metrics.json', policy, 'staging');
  };

  test('gives its samples with its own digest as their evidence', () => {
    const { digest, samples } = read([latency, ci]);
    const own = { source: 'metrics-file', at: new Date('2026-11-21T08:00:00Z'), evidence: [digest] };
    expect(samples).toEqual([
      { ...own, metric: 'latency', surface: 'shop', value: 3 },
      { ...own, metric: 'ci', value: 60 },
    ]);
  });

  test.each([
    ['an unknown metric', [{ ...latency, metric: 'other' }]],
    ['another unit', [{ ...latency, unit: 'milliseconds' }]],
    ['no surface where it is measured for each', [{ ...ci, metric: 'latency' }]],
    ['a surface where it is measured for all', [{ ...latency, metric: 'ci' }]],
    ['a sample twice', [latency, latency]],
    ['a negative value', [{ ...latency, value: -1 }]],
    ['a value as text', [{ ...latency, value: '3' }]],
    ['no provenance', [{ ...latency, provenance: undefined }]],
    ['a local time', [{ ...latency, at: '2026-11-21 08:00' }]],
  ])('with %s is refused', (_, samples) => {
    expect(refused(() => read(samples))).toMatchObject({ exitCode: 2 });
  });

  test('of another tier or schema is refused', () => {
    for (const change of [{ tier: 'dev' }, { schema: 'urn:causeway:metrics:v2' }, { more: 1 }]) {
      expect(refused(() => read([latency], change))).toMatchObject({ exitCode: 2 });
    }
  });
});
