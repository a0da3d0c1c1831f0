import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { readContainer } from '../../../../delivery/bundle/container';
import { type PackInputs, packEvidence } from '../../../../delivery/pack/pack';
import type { EvidenceStatement } from '../../../../evidence/branch/branch';
import type { GateReport } from '../../../../evidence/statement/predicates/decision';

const COMMIT = 'a'.repeat(40);
const OTHER = 'b'.repeat(40);
const DRILL = `sha256:${'d'.repeat(64)}`;
const path = (commit: string, kind: string, digit: string) =>
  `evidence/${commit}/shop/production/${kind}-${digit.repeat(64)}.sigstore.json`;

const PATHS = {
  receipt: path(COMMIT, 'deploy-receipt', '1'),
  other: path(OTHER, 'deploy-receipt', '2'),
  drill: path('_', 'drill', '3'),
  strangeDrill: path('_', 'drill', '4'),
  refused: path(COMMIT, 'test-result', '5'),
};
const statement = (at: string, id: string) => ({ path: at, id }) as unknown as EvidenceStatement;

const report = {
  decision: 'go',
  decisionDigest: `sha256:${'e'.repeat(64)}`,
  inputs: [{ id: DRILL, kind: 'drill', digest: DRILL, signer: 'ci', verified: true }],
  checks: [{ evidence: [] }],
  waivers: [{ waiverId: 'w-1', checkId: 'slo', use: 1 }],
} as unknown as GateReport;

const inputs = (change: Partial<PackInputs> = {}): PackInputs => ({
  commit: COMMIT,
  book: {
    head: OTHER,
    statements: [
      statement(PATHS.drill, DRILL),
      statement(PATHS.receipt, 'r'),
      statement(PATHS.other, 'o'),
      statement(PATHS.strangeDrill, 's'),
    ],
    refused: [
      { path: PATHS.refused, reason: 'the key is not trusted' },
      { path: path(OTHER, 'test-result', '6'), reason: 'the key is not trusted' },
    ],
  },
  inputs: new Map([[DRILL, Buffer.from('an input')]]),
  files: Object.values(PATHS).map((each) => ({ path: each, bytes: Buffer.from(each) })),
  report: { bytes: Buffer.from('{"report":1}'), value: report },
  lineage: Buffer.from('{"lineage":1}'),
  notes: Buffer.from('# notes'),
  waivers: new Map(
    ['w-1.sigstore.json', 'w-1.approval-hubot.sigstore.json', 'w-2.sigstore.json'].map((name) => [
      name,
      Buffer.from(name),
    ]),
  ),
  ...change,
});

describe('an evidence pack', () => {
  it('holds what is of the release, and nothing else', () => {
    const { container, manifest } = packEvidence(inputs());
    const contents = readContainer(container);
    const expected = [
      `artifacts/gate_inputs/${DRILL.replace(':', '-')}`,
      'artifacts/release_lineage.json',
      'artifacts/release_readiness_gate_report.json',
      ...[PATHS.drill, PATHS.receipt].sort(),
      'release-notes.md',
      ...['waivers/w-1.approval-hubot.sigstore.json', 'waivers/w-1.sigstore.json'],
    ].sort();
    expect(manifest.files.map((each) => each.path)).toEqual(expected);
    expect([...contents.keys()]).toEqual([...expected, 'manifest.json', 'SHA256SUMS']);
    expect(manifest).toMatchObject({
      commit: COMMIT,
      decision: 'go',
      decisionDigest: report.decisionDigest,
      evidenceHead: OTHER,
      refused: [{ path: PATHS.refused, reason: 'the key is not trusted' }],
    });
  });

  it('tells the digest of every file, in the manifest and in SHA256SUMS', () => {
    const { container, manifest } = packEvidence(inputs());
    const contents = readContainer(container);
    const sum = (name: string) =>
      createHash('sha256')
        .update(contents.get(name)?.bytes ?? '')
        .digest('hex');
    for (const each of manifest.files)
      expect([each.sha256, each.size]).toEqual([sum(each.path), contents.get(each.path)?.bytes.length]);
    const sums = contents.get('SHA256SUMS')?.bytes.toString('utf8').trimEnd().split('\n');
    expect(sums).toEqual(
      [...contents.keys()].filter((name) => name !== 'SHA256SUMS').map((name) => `${sum(name)}  ${name}`),
    );
    expect(JSON.parse(contents.get('manifest.json')?.bytes.toString('utf8') ?? '')).toEqual(manifest);
  });

  it('is the same bytes from the same evidence, in whatever order it was read', () => {
    const { digest } = packEvidence(inputs());
    const { files, waivers } = inputs();
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...files], { minLength: files.length }),
        fc.shuffledSubarray([...waivers], { minLength: waivers.size }),
        (someFiles, someWaivers) => {
          expect(packEvidence(inputs({ files: someFiles, waivers: new Map(someWaivers) })).digest).toBe(digest);
        },
      ),
      { numRuns: 20 },
    );
    expect(packEvidence(inputs({ notes: Buffer.from('# other') })).digest).not.toBe(digest);
  });
});
